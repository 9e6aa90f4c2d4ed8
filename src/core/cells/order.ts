import { isOffScale, type KeyValue } from '../pivot/dimension'
import type { PlannedDimension } from '../pivot/plan'
import type { Key } from './key'

const collator = new Intl.Collator('en', { numeric: true })

/**
 * The order in which the keys of an axis are shown: siblings by the order of their dimension, each total after its
 * parts.
 *
 * @param sizes sessions behind each key, null where they must not be told; those come last, so that their place says
 *   nothing
 * @returns positions of the keys, in order
 */
export function orderKeys(
  keys: readonly Key[],
  dimensions: readonly PlannedDimension[],
  sizes: readonly (number | null)[],
): number[] {
  const sizeOf = new Map<string, number | null>()
  for (const [i, key] of keys.entries()) sizeOf.set(pathOf(key), sizes[i] ?? null)
  const compareAt = (a: Key, b: Key, depth: number): number => {
    const planned = dimensions[depth]!
    const natural = compareNatural(planned, a[depth]!, b[depth]!)
    const outside = Number(isOffScale(a[depth]!)) - Number(isOffScale(b[depth]!))
    if (planned.order === 'natural' || outside !== 0) return outside || natural
    const sizeA = sizeOf.get(pathOf(a.slice(0, depth + 1))) ?? -1
    const sizeB = sizeOf.get(pathOf(b.slice(0, depth + 1))) ?? -1
    return sizeB - sizeA || natural
  }
  return [...keys.keys()].sort((i, j) => {
    const a = keys[i]!
    const b = keys[j]!
    const shared = Math.min(a.length, b.length)
    for (let depth = 0; depth < shared; depth++) {
      if (a[depth] === b[depth]) continue
      return compareAt(a, b, depth)
    }
    return b.length - a.length
  })
}

function compareNatural({ dimension }: PlannedDimension, a: KeyValue, b: KeyValue): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const place = (value: KeyValue) =>
    dimension.taxonomy?.labels.findIndex((label) => label.value === String(value)) ?? -1
  const places = place(a) - place(b)
  return places !== 0 ? places : collator.compare(String(a), String(b))
}

const pathOf = (key: Key): string => JSON.stringify(key)
