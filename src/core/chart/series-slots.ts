import type { Taxonomy } from '../dataset/label'
import type { Dimension } from '../pivot/dimension'
import { type DetailKey, isNotRecorded } from './drawable'

/** Colours there are for values; the one after them is for what was not recorded. */
export const SLOTS = 9
const NOT_RECORDED = SLOTS

/**
 * The colour of each series: its place in the taxonomy, so that a label has one colour on every page; where that is
 * taken, or there is no taxonomy, the next one that is free.
 */
export function slotsOf(dimensions: readonly Dimension[], of: readonly number[], keys: readonly DetailKey[]): number[] {
  const taxonomy = of.length === 1 ? dimensions[of[0]!]!.taxonomy : undefined
  const taken = new Set<number>()
  return keys.map((key) => {
    if (isNotRecorded(key, of)) return NOT_RECORDED
    const place = taxonomy ? taxonomy.labels.findIndex(({ value }) => value === String(key[of[0]!])) : -1
    let slot = Math.max(0, place) % SLOTS
    while (taken.has(slot) && taken.size < SLOTS) slot = (slot + 1) % SLOTS
    taken.add(slot)
    return slot
  })
}

/** The same of series that are known by name alone: labels of the taxonomy come first, others take what is left. */
export function namedSlots(taxonomy: Taxonomy | undefined, names: readonly string[]): number[] {
  const slots = new Array<number>(names.length).fill(0)
  const taken = new Set<number>()
  const take = (i: number, wanted: number) => {
    let slot = wanted % SLOTS
    while (taken.has(slot) && taken.size < SLOTS) slot = (slot + 1) % SLOTS
    taken.add(slot)
    slots[i] = slot
  }
  const places = names.map((name) => taxonomy?.labels.findIndex((label) => label.name === name) ?? -1)
  places.forEach((place, i) => {
    if (place >= 0) take(i, place)
  })
  places.forEach((place, i) => {
    if (place < 0) take(i, taxonomy ? 0 : i)
  })
  return slots
}
