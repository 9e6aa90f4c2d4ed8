import { MINUS } from '../format/number'
import type { Unit } from '../pivot/measure'

/** A gap, or how it moves: rates in points, anything else in its unit; with its sign and two digits. */
export function formatGap(value: number, unit: Unit): string {
  const text = Math.abs(unit === 'rate' ? value * 100 : value).toFixed(2)
  const sign = Number(text) === 0 ? '' : value < 0 ? MINUS : '+'
  return `${sign}${unit === 'dollars' ? '$' : ''}${text}${unit === 'rate' ? ' points' : ''}`
}
