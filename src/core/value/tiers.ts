import { VALUE_BAND_CEILING, VALUE_BAND_FLOORS, VALUE_BANDS } from '../dataset/value-band'

/** The study's four price tiers (study.md 9.3), which are also the bands of task value. */
export const TIERS = VALUE_BANDS.labels.map(({ value, name }, i) => ({
  id: value,
  name,
  from: VALUE_BAND_FLOORS[i]!,
  to: VALUE_BAND_FLOORS[i + 1] ?? VALUE_BAND_CEILING,
}))
export type TierId = (typeof VALUE_BANDS.labels)[number]['value']

export const LEAST_PRICE = VALUE_BAND_FLOORS[0]
export const GREATEST_PRICE = VALUE_BAND_CEILING

/** The position of the tier of a price in dollars; a price on a boundary belongs to the higher tier. -1 outside of all. */
export function tierOf(usd: number): number {
  if (!(usd >= LEAST_PRICE && usd <= GREATEST_PRICE)) return -1
  return VALUE_BAND_FLOORS.findLastIndex((floor) => usd >= floor)
}
