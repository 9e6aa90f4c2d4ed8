import type { AskedMeasure } from '../../pivot/measure'
import type { Thresholds } from '../../pivot/spec'
import type { Spread } from '../../stats/spread'
import type { AdjustedSums, BaseCount, CellStatistics } from '../statistics'
import { isEnough } from './suppress'

/**
 * Whether a number that is the value of one session tells of too few, although enough sessions stand behind its cell. The
 * least and the greatest value must be shared by as many sessions and users as a cell must have. What matched cells leave of a
 * cell must be enough itself.
 */
export function revealsFew(
  { base, statistic }: AskedMeasure,
  index: number,
  { bases, extremes, adjusted }: CellStatistics,
  thresholds: Thresholds,
): boolean {
  // Nothing is no secret.
  if (bases.get(base.id)!.n === 0) return false
  switch (statistic.kind) {
    case 'adjusted': {
      const of = adjusted?.get(index)
      return (
        of !== undefined &&
        (!isEnough(thresholds, of.used.n, of.used.users) || tellsOfRest(bases.get(base.id)!, of, thresholds))
      )
    }
    case 'least':
    case 'greatest': {
      const sharing = extremes?.get(index)
      return !sharing || !isEnough(thresholds, sharing.n, sharing.users)
    }
    case 'quantile':
      return !hasEnoughBeyond(statistic.p, bases.get(base.id)!, thresholds)
    default:
      return false
  }
}

/** Where all sessions weigh the same, the rate as it is tells of those that are in no matched cell, who must be enough. */
function tellsOfRest({ n }: BaseCount, { used, mass, squares }: AdjustedSums, { minSessions }: Thresholds): boolean {
  const left = n - used.n
  const isPlain = Math.abs((squares * used.n) / (mass * mass) - 1) < 1e-9
  return isPlain && left > 0 && left < minSessions
}

/** A spread without the quantiles that would reveal too few. The median stays, which as many lie beside as ever can. */
export function withoutRevealing(spread: Spread, count: BaseCount, thresholds: Thresholds): Spread {
  const isTold = (p: number) => hasEnoughBeyond(p, count, thresholds)
  return {
    ...spread,
    ...(!isTold(0.05) && { p5: null, p95: null }),
    ...(!isTold(0.25) && { q1: null, q3: null }),
  }
}

/** A quantile must have half as many on its nearer side, as the median of the smallest cell that is shown has. */
function hasEnoughBeyond(p: number, { n, users }: BaseCount, thresholds: Thresholds): boolean {
  const nearer = 2 * Math.min(p, 1 - p)
  // Rounding can take a whole number just above itself.
  const beside = (count: number) => Math.ceil(count * nearer - 1e-9)
  return isEnough(thresholds, beside(n), users && beside(users))
}
