import { MINUS } from '../format/number'
import type { Unit } from '../pivot/measure'
import type { Interval } from '../stats/interval'

/** A gap, or how it moves: rates in points, anything else in its unit; with its sign and two digits. */
export const formatGap = (value: number, unit: Unit): string =>
  `${formatGapNumber(value, unit)}${unit === 'rate' ? ' points' : ''}`

/** Its bounds, the unit said once. */
export const formatGapBounds = ({ low, high }: Interval, unit: Unit): string =>
  `${formatGapNumber(low, unit)} to ${formatGap(high, unit)}`

/** The same without the word for its unit. */
export function formatGapNumber(value: number, unit: Unit): string {
  const text = Math.abs(unit === 'rate' ? value * 100 : value).toFixed(2)
  const sign = Number(text) === 0 ? '' : value < 0 ? MINUS : '+'
  return `${sign}${unit === 'dollars' ? '$' : ''}${text}`
}
