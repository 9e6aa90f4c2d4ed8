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
