import type { Whole } from '../../pivot/show-as'
import { clusteredMeanInterval, clusteredRateInterval } from '../../stats/cluster'
import type { Interval } from '../../stats/interval'
import { wilsonInterval } from '../../stats/wilson'
import type { Cell } from '../pivot-cells'
import { type MeasureCells, none, type Spread, WITHHELD } from './measure-cells'
import { type Place, wholeOf } from './places'

/**
 * A count or a sum as part of a total. It tells the total, so it is withheld with that, and n and users are the total's, as
 * those of a share of sessions are.
 */
export function percentOf(cells: MeasureCells, place: Place, of: Whole): Cell {
  const at = wholeOf(cells, place, of)
  const part = cells.at(...place)
  const whole = cells.at(...at)
  if (part.kind !== 'estimate') return part
  if (whole.kind !== 'estimate') return whole.kind === 'withheld' ? WITHHELD : none('nothing to compare with')
  const { value: total, n, users } = whole.estimate
  if (total === 0) return none('division by zero')
  const isAll = at[0] === place[0] && at[1] === place[1]
  const interval = isAll ? null : partInterval(cells, part.estimate.value, total, place, at)
  return { kind: 'estimate', estimate: { value: part.estimate.value / total, n, users, interval } }
}

/**
 * Interval of a part of a total by the delta method. Sessions of one user may be in the part and in the rest; what they have
 * in common is not known here and taken as least, which makes the interval rather too wide. Null for sums that may have
 * parts below zero, for which that does not hold.
 */
function partInterval(
  { asked, plan, spreadAt }: MeasureCells,
  part: number,
  total: number,
  ...at: [Place, Place]
): Interval | null {
  const [inPart, inAll] = at.map((place) => spreadAt(...place))
  if (!inPart || !inAll || !asked) return null
  const { level } = plan
  if (asked.statistic.kind === 'sessions') {
    return plan.interval === 'clustered'
      ? clusteredRateInterval(total, part, sumsOf(inPart, inAll), level)
      : wilsonInterval(part, total, level)
  }
  if (asked.unit === 'number') return null
  const interval = clusteredMeanInterval(total, part, sumsOf(inPart, inAll), level)
  return interval && { low: Math.max(0, interval.low), high: Math.min(1, interval.high) }
}

/** No user has less in all than in the part, so that the sum of products is at least the sum of squares of the part. */
const sumsOf = (part: Spread, all: Spread) => ({
  clusters: all.clusters,
  ss: part.squares,
  sm: part.squares,
  mm: all.squares,
})
