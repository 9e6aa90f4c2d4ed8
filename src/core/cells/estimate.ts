import type { Measure } from '../pivot/measure'
import { clusteredCountInterval, clusteredMeanInterval, clusteredRateInterval } from '../stats/cluster'
import { countInterval } from '../stats/count'
import type { Estimate } from '../stats/interval'
import { exponential, geometricMeanInterval, meanInterval } from '../stats/mean'
import { median, medianInterval } from '../stats/median'
import { totalInterval } from '../stats/total'
import { wilsonInterval } from '../stats/wilson'
import type { BaseCount, CellStatistics } from './statistics'

/**
 * Makes the estimate of one measure from the statistics of its cell; null when no session of the cell is in its
 * denominator.
 *
 * @param index position of the measure in its pivot
 * @param all counts of all sessions in view, the denominator of shares
 */
export function estimate(
  measure: Measure,
  index: number,
  cell: CellStatistics,
  all: BaseCount,
  level: number,
): Estimate | null {
  const base = cell.bases.get(measure.base)!
  const { n, users } = base
  if (n === 0) return null
  const statistics = cell.measures[index]!
  const sums = cell.clusters?.[index] ?? null
  switch (measure.statistic.kind) {
    case 'sessions':
      return { value: n, n, users, interval: sums ? clusteredCountInterval(n, sums, level) : countInterval(n, level) }
    case 'users':
      return users === null ? null : { value: users, n, users, interval: countInterval(users, level) }
    case 'share':
      return { value: n / all.n, n: all.n, users: all.users, interval: wilsonInterval(n, all.n, level) }
    case 'rate': {
      if (statistics.kind !== 'successes') throw mismatch(measure)
      const { successes } = statistics
      const interval = sums ? clusteredRateInterval(n, successes, sums, level) : wilsonInterval(successes, n, level)
      return { value: successes / n, n, users, interval }
    }
    case 'mean': {
      if (statistics.kind !== 'moments') throw mismatch(measure)
      const { sum, squares } = statistics
      const interval = sums ? clusteredMeanInterval(n, sum, sums, level) : meanInterval({ n, sum, squares }, level)
      return { value: sum / n, n, users, interval }
    }
    case 'total': {
      if (statistics.kind !== 'moments') throw mismatch(measure)
      const { sum, squares } = statistics
      return { value: sum, n, users, interval: totalInterval({ sum, squares: sums ? sums.ss : squares }, level) }
    }
    case 'geometric-mean': {
      if (statistics.kind !== 'moments') throw mismatch(measure)
      const { sum, squares } = statistics
      const interval = sums
        ? exponential(clusteredMeanInterval(n, sum, sums, level))
        : geometricMeanInterval({ n, sum, squares }, level)
      return { value: Math.exp(sum / n), n, users, interval }
    }
    case 'median': {
      if (statistics.kind !== 'middle') throw mismatch(measure)
      const middle = { n, ...statistics.middle }
      return { value: median(middle), n, users, interval: medianInterval(middle, level) }
    }
  }
}

const mismatch = (measure: Measure): Error => new Error(`the statistics do not fit the measure ${measure.id}`)
