import type { Difference } from './compare-figures'
import { figureNumber, figureNumberWithUnit } from './figure-number'

/** A difference with its interval: `+2.1 points [+1.0 to +3.2]`; empty where there is none. */
export function differenceText({ unit, estimate }: Difference): string {
  if (!estimate) return ''
  const { value, interval } = estimate
  const bounds = interval ? ` [${figureNumber(interval.low, unit)} to ${figureNumber(interval.high, unit)}]` : ''
  return figureNumberWithUnit(value, unit) + bounds
}

/** Whether the interval of a difference leaves zero out; null where there is none. */
export const isApart = ({ estimate }: Difference): boolean | null =>
  estimate?.interval ? estimate.interval.low > 0 || estimate.interval.high < 0 : null
