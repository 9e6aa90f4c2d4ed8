import { formatValue } from '../format/number'
import type { TestedComparison } from './finding'
import { VERDICT_TEXT } from './verdict-text'

/** A comparison in one line: what, how much with its interval, and what it was to be. Rates are told in points. */
export function comparisonText({ of, bound, estimate, verdict, scale }: TestedComparison): string {
  if (!estimate) return `${of}: no interval`
  const { value, interval } = estimate
  const write = (x: number) => formatValue(x, scale === 'log' ? 'number' : 'rate')
  const unit = scale === 'log' ? 'times' : 'points'
  const asked = 'above' in bound ? `to be above ${write(bound.above)}` : `to be within ${write(bound.within)} of zero`
  return `${of}: ${write(value)} ${unit} [${write(interval.low)} to ${write(interval.high)}], ${asked}: ${VERDICT_TEXT[verdict]}`
}
