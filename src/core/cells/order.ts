import { formatKey } from '../format/key'
import { isOffScale, type KeyValue } from '../pivot/dimension'
import type { PlannedDimension } from '../pivot/plan'
import { type Key, KeyIndex } from './key'

const collator = new Intl.Collator('en', { numeric: true })

/** What an order goes by: a number for each key, null where it must not be told or is not there. */
export type Weights = readonly (number | null)[]

/**
 * The order in which the keys of an axis are shown: siblings by the order of their dimension, each total after its
 * parts or before them.
 *
 * @param weightsOf what an order that is not about the values themselves goes by. Keys without a weight come last, in
 *   study order, so that their place says nothing.
 * @returns positions of the keys, in order
 */
export function orderKeys(
  keys: readonly Key[],
  dimensions: readonly PlannedDimension[],
  weightsOf: (order: PlannedDimension['order']) => Weights,
): number[] {
  const index = KeyIndex.of(keys)
  const compareAt = dimensions.map((planned, depth) => siblings(planned, depth, index, weightsOf))
  return [...keys.keys()].sort((i, j) => {
    const a = keys[i]!
    const b = keys[j]!
    const shared = Math.min(a.length, b.length)
    for (let depth = 0; depth < shared; depth++) {
      if (a[depth] === b[depth]) continue
      return compareAt[depth]!(a, b)
    }
    const isBefore = dimensions[shared]?.totals === 'before'
    return isBefore ? a.length - b.length : b.length - a.length
  })
}

type Compare<T> = (a: T, b: T) => number

/** Compares keys that are the same but for a dimension and what is nested in it. */
function siblings(
  planned: PlannedDimension,
  depth: number,
  index: KeyIndex,
  weightsOf: (order: PlannedDimension['order']) => Weights,
): Compare<Key> {
  const { order, dimension } = planned
  const study: Compare<Key> = (a, b) => compareNatural(planned, a[depth]!, b[depth]!)
  const outside = (key: Key): number => standsAfter(dimension, key[depth]!)
  const turned = (compare: Compare<Key>, isTurned: boolean): Compare<Key> =>
    isTurned ? (a, b) => compare(b, a) : compare
  const among = (compare: Compare<Key>): Compare<Key> => {
    return (a, b) => outside(a) - outside(b) || (outside(a) ? study(a, b) : compare(a, b) || study(a, b))
  }
  if (order === 'natural') return among(turned(study, planned.isReversed ?? false))
  if (order === 'label') {
    const name = (key: Key) => formatKey(dimension, key[depth]!)
    return among(turned((a, b) => collator.compare(name(a), name(b)), planned.isReversed ?? false))
  }
  const sorts = (order === 'size' ? [order] : [order, ...(order.next ?? [])]).map((key) => ({
    weights: weightsOf(key),
    isAscending: key === 'size' ? planned.isReversed : !key.isDescending,
  }))
  return among((a, b) => {
    const [i, j] = [index.find(a.slice(0, depth + 1)), index.find(b.slice(0, depth + 1))]
    for (const { weights, isAscending } of sorts) {
      const [left, right] = [weights[i] ?? null, weights[j] ?? null]
      if (left === right) continue
      if (left === null || right === null) return left === null ? 1 : -1
      return isAscending ? left - right : right - left
    }
    return 0
  })
}

/** The natural order of two values of a dimension: the study's, or that of numbers and words; missing ones come last. */
export function compareNatural({ dimension }: PlannedDimension, a: KeyValue, b: KeyValue): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const place = (value: KeyValue) =>
    dimension.taxonomy?.labels.findIndex((label) => label.value === String(value)) ?? -1
  const places = place(a) - place(b)
  return places !== 0 ? places : collator.compare(String(a), String(b))
}

/** Values come first, then what stands for all others, then what could not be told. */
const standsAfter = ({ rest }: PlannedDimension['dimension'], value: KeyValue): number =>
  isOffScale(value) ? 2 : Number(rest !== undefined && value === rest)
