import type { ValueRange } from '../pivot/spec'
import type { Estimate, Estimation, Interval } from '../stats/interval'
import type { Cell } from './pivot-cells'

/**
 * The cell of a number made of estimates, with what their ranges make of it. Where an end is withheld, or some of the
 * sessions have no range, it has the sampling interval alone.
 *
 * @param low,high the cells of the lower and of the upper ends
 */
export function withEstimation(cell: Cell, low: Cell, high: Cell, shown: ValueRange): Cell {
  if (cell.kind !== 'estimate' || low.kind !== 'estimate' || high.kind !== 'estimate') return cell
  const { estimate } = cell
  if (low.estimate.n !== estimate.n || high.estimate.n !== estimate.n) return cell
  const range = { low: low.estimate.value, high: high.estimate.value }
  return { kind: 'estimate', estimate: estimated(estimate, estimate.value, estimate.interval, range, shown) }
}

/** An estimate with an estimation around it; `shown` says which of its intervals is the interval. */
export function estimated(
  estimate: Estimate,
  value: number,
  sampling: Interval | null,
  range: Interval,
  shown: ValueRange,
): Estimate {
  const ordered = { low: Math.min(value, range.low, range.high), high: Math.max(value, range.low, range.high) }
  const estimation: Estimation = { sampling, range: ordered, combined: combine(value, sampling ?? ordered, ordered) }
  return { ...estimate, value, interval: intervalOf(estimation, shown), estimation }
}

const intervalOf = ({ sampling, range, combined }: Estimation, shown: ValueRange): Interval | null =>
  shown === 'sampling' ? sampling : shown === 'estimation' ? range : combined

/** Values are above zero; so are ranges. */
function combine(value: number, sampling: Interval, range: Interval): Interval {
  if (sampling === range || value <= 0) return range
  return {
    low: (Math.max(0, sampling.low) * range.low) / value,
    high: (sampling.high * range.high) / value,
  }
}
