import type { AskedMeasure } from '../pivot/measure'
import {
  type ClusterSums,
  clusteredCountInterval,
  clusteredMeanInterval,
  clusteredRateInterval,
} from '../stats/cluster'
import { countInterval } from '../stats/count'
import { type DeviationSums, deviationInterval } from '../stats/deviation'
import type { Estimate } from '../stats/interval'
import { exponential, geometricMeanInterval, meanInterval } from '../stats/mean'
import { clusteredQuantileInterval, quantile, quantileInterval } from '../stats/quantile'
import { totalInterval } from '../stats/total'
import { wilsonInterval } from '../stats/wilson'
import type { AdjustedSums, CellStatistics, PairSums } from './statistics'

/**
 * Makes the estimate of one measure from the statistics of its cell; null when no session of the cell is in its
 * denominator, or that comes to zero.
 *
 * @param index position of the measure in its pivot
 * @param all statistics of all sessions in view, the denominator of shares
 * @param whole sessions of all matched cells, where the measure is adjusted
 */
export function estimate(
  measure: AskedMeasure,
  index: number,
  cell: CellStatistics,
  all: CellStatistics,
  level: number,
  whole = 0,
): Estimate | null {
  const base = cell.bases.get(measure.base.id)!
  const { n, users } = base
  if (n === 0) return null
  const statistics = cell.measures[index]!
  const pairs = cell.clusters?.[index] ?? null
  switch (measure.statistic.kind) {
    case 'sessions': {
      const interval = pairs ? clusteredCountInterval(n, { mm: pairs.pairs[0]! }, level) : countInterval(n, level)
      return { value: n, n, users, interval }
    }
    case 'users':
      return users === null ? null : { value: users, n, users, interval: countInterval(users, level) }
    case 'share': {
      const whole = all.bases.get(measure.base.id)!
      const sums = shareSums(pairs, all.clusters?.[index] ?? null)
      const interval = sums ? clusteredRateInterval(whole.n, n, sums, level) : wilsonInterval(n, whole.n, level)
      return { value: n / whole.n, n: whole.n, users: whole.users, interval }
    }
    case 'rate': {
      if (statistics.kind !== 'successes') throw mismatch(measure)
      const { successes } = statistics
      const sums = ratioSums(pairs)
      const interval = sums ? clusteredRateInterval(n, successes, sums, level) : wilsonInterval(successes, n, level)
      return { value: successes / n, n, users, interval }
    }
    case 'mean': {
      if (statistics.kind !== 'moments') throw mismatch(measure)
      const { sum, squares } = statistics
      const sums = ratioSums(pairs)
      const interval = sums ? clusteredMeanInterval(n, sum, sums, level) : meanInterval({ n, sum, squares }, level)
      return { value: sum / n, n, users, interval }
    }
    case 'total': {
      if (statistics.kind !== 'moments') throw mismatch(measure)
      const { sum, squares } = statistics
      const interval = totalInterval({ sum, squares: ratioSums(pairs)?.ss ?? squares }, level)
      return { value: sum, n, users, interval }
    }
    case 'geometric-mean': {
      if (statistics.kind !== 'moments') throw mismatch(measure)
      const { sum, squares } = statistics
      const sums = ratioSums(pairs)
      const interval = sums
        ? exponential(clusteredMeanInterval(n, sum, sums, level))
        : geometricMeanInterval({ n, sum, squares }, level)
      return { value: Math.exp(sum / n), n, users, interval }
    }
    case 'quantile': {
      if (statistics.kind !== 'middle') throw mismatch(measure)
      const { p } = measure.statistic
      const middle = { n, ...statistics.middle }
      const below = cell.below?.get(index)
      const sums = ratioSums(below ?? null)
      const interval =
        below && sums
          ? clusteredQuantileInterval(middle, p, below.below, sums, level)
          : quantileInterval(middle, p, level)
      return { value: quantile(middle, p), n, users, interval }
    }
    case 'deviation': {
      if (statistics.kind !== 'deviation') throw mismatch(measure)
      const { deviation, powers } = statistics
      if (deviation === null) return null
      const sums = deviationSums(n, powers, pairs)
      return { value: deviation, n, users, interval: deviationInterval(n, powers[0]! / n, deviation, sums, level) }
    }
    case 'ratio': {
      if (statistics.kind !== 'ratio') throw mismatch(measure)
      const { sum, over } = statistics
      if (over === 0) return null
      const sums = ratioSums(pairs ?? { clusters: n, pairs: statistics.pairs })!
      return { value: sum / over, n, users, interval: clusteredMeanInterval(over, sum, sums, level) }
    }
    case 'adjusted': {
      const of = cell.adjusted?.get(index)
      return of && of.mass > 0 ? { ...adjustedEstimate(of, whole, level), n, users } : null
    }
    case 'least':
    case 'greatest':
    case 'distinct':
      if (statistics.kind !== 'single') throw mismatch(measure)
      return { value: statistics.value, n, users, interval: null }
  }
}

/** Of what users contribute to a sum s and to its denominator m. */
function ratioSums(of: PairSums | null): ClusterSums | null {
  if (of === null) return null
  const [ss, sm, mm] = of.pairs
  return { clusters: of.clusters, ss: ss!, sm: sm!, mm: mm! }
}

/** A share is of the sessions of all users in view, also of those who have none in the cell. */
function shareSums(cell: PairSums | null, all: PairSums | null): ClusterSums | null {
  if (cell === null || all === null) return null
  return { clusters: all.clusters, ss: cell.pairs[0]!, sm: cell.pairs[1]!, mm: all.pairs[0]! }
}

/**
 * A directly standardised rate: the mean of sessions with weights, which are taken as given, so that its variance is that of a
 * ratio over clusters. (Särndal, Swensson and Wretman 1992, Model Assisted Survey Sampling, 5.7, with replacement.) Interval
 * as for other rates over clusters, the weights scaled to the number of sessions in matched cells. That number is not told: beside
 * the number of all sessions of the cell it would tell how few are in none. n is that of the rate as it is.
 */
export function adjustedEstimate(
  of: AdjustedSums,
  whole: number,
  level: number,
): Pick<Estimate, 'value' | 'interval' | 'coverage'> {
  const { n } = of.used
  const scale = n / of.mass
  const [ss, sm, mm] = of.pairs.map((pair) => pair * scale * scale)
  const sums = { clusters: of.clusters, ss: ss!, sm: sm!, mm: mm! }
  const interval = clusteredRateInterval(n, of.sum * scale, sums, level)
  return { value: Math.min(1, of.sum / of.mass), interval, coverage: of.mass / whole }
}

/** Without users each session is its own cluster: the products of its powers are higher powers. */
function deviationSums(n: number, powers: readonly number[], of: PairSums | null): DeviationSums {
  const [one, two, three, four] = powers
  const pairs = of ? of.pairs : [four!, three!, two!, two!, one!, n]
  const [bb, ab, bm, aa, am, mm] = pairs
  return { clusters: of ? of.clusters : n, bb: bb!, ab: ab!, bm: bm!, aa: aa!, am: am!, mm: mm! }
}

const mismatch = (measure: AskedMeasure): Error => new Error(`the statistics do not fit the measure ${measure.id}`)
