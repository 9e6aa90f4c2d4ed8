import type { AskedMeasure } from '../../pivot/measure'
import type { Thresholds } from '../../pivot/spec'
import type { CellStatistics } from '../statistics'
import { isEnough } from './suppress'

/**
 * Whether a number that is the value of one session tells of too few, although enough sessions stand behind its cell. The
 * least and the greatest value must be shared by as many sessions and users as a cell must have. A quantile must have half
 * as many on its nearer side, as the median of the smallest cell that is shown has.
 */
export function revealsFew(
  { base, statistic }: AskedMeasure,
  index: number,
  { bases, extremes }: CellStatistics,
  thresholds: Thresholds,
): boolean {
  switch (statistic.kind) {
    case 'least':
    case 'greatest': {
      const sharing = extremes?.get(index)
      return !sharing || !isEnough(thresholds, sharing.n, sharing.users)
    }
    case 'quantile': {
      const { n, users } = bases.get(base.id)!
      const nearer = 2 * Math.min(statistic.p, 1 - statistic.p)
      // Rounding can take a whole number just above itself.
      const beside = (count: number) => Math.ceil(count * nearer - 1e-9)
      return !isEnough(thresholds, beside(n), users && beside(users))
    }
    default:
      return false
  }
}
