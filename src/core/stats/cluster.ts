import { countInterval } from './count'
import type { Interval } from './interval'
import { studentQuantile } from './student'
import { wilsonInterval } from './wilson'

/**
 * Sums over the clusters of a cell, users as a rule: each contributes a sum of values s and a number of sessions m to the
 * ratio sum(s) / sum(m).
 */
export interface ClusterSums {
  readonly clusters: number
  /** Sums over clusters of s squared, of s times m, and of m squared. */
  readonly ss: number
  readonly sm: number
  readonly mm: number
}

/**
 * Variance of a ratio of sums over clusters drawn at random, by the delta method: sessions of one cluster may be as alike
 * as they like. (Cochran, Sampling Techniques, 3rd ed., 6.4 and 9A; the same as CR1 for a regression on a constant.)
 * Null with fewer than two clusters.
 *
 * @param n sessions, the sum of m
 * @param sum of the values, the sum of s
 */
export function ratioVariance(n: number, sum: number, { clusters, ss, sm, mm }: ClusterSums): number | null {
  if (clusters < 2) return null
  const ratio = sum / n
  // Rounding can take a sum of squared residuals that are all zero just below it.
  const residuals = Math.max(0, ss - 2 * ratio * sm + ratio * ratio * mm)
  return ((clusters / (clusters - 1)) * residuals) / (n * n)
}

/** t interval of a mean over clusters, with one degree of freedom fewer than clusters; null with fewer than two. */
export function clusteredMeanInterval(n: number, sum: number, sums: ClusterSums, level: number): Interval | null {
  const variance = ratioVariance(n, sum, sums)
  if (variance === null) return null
  const half = studentQuantile((1 + level) / 2, sums.clusters - 1) * Math.sqrt(variance)
  return { low: sum / n - half, high: sum / n + half }
}

/**
 * Score interval of a proportion over clusters: Wilson's, of as many independent sessions as would give the same variance,
 * with the t quantile of the clusters. (After Korn and Graubard 1998, Survey Methodology 24, 193-201, who do so with
 * Clopper and Pearson's.) At 0 and n the sessions of a cluster are taken to be all alike. Never narrower than Wilson's of
 * n independent sessions; null with fewer than two clusters.
 */
export function clusteredRateInterval(n: number, successes: number, sums: ClusterSums, level: number): Interval | null {
  const effective = effectiveSize(n, successes, sums)
  if (effective === null) return null
  const critical = studentQuantile((1 + level) / 2, sums.clusters - 1)
  return wilsonInterval((successes / n) * effective, effective, level, critical)
}

/**
 * As many independent sessions as would give a proportion the variance it has over clusters, never more than there are;
 * null with fewer than two clusters.
 */
export function effectiveSize(n: number, successes: number, sums: ClusterSums): number | null {
  const variance = ratioVariance(n, successes, sums)
  if (variance === null) return null
  const rate = successes / n
  const independent = (rate * (1 - rate)) / n
  const effect = independent > 0 ? variance / independent : sums.mm / n
  return n / Math.max(1, effect)
}

/**
 * Interval of a count of sessions that come in clusters, whose number is Poisson: Garwood's, of as many independent
 * sessions as would vary as much in proportion (compound Poisson; Feller, An Introduction to Probability Theory I, XII.2).
 */
export function clusteredCountInterval(n: number, { mm }: Pick<ClusterSums, 'mm'>, level: number): Interval {
  const size = mm / n
  const { low, high } = countInterval(n / size, level)
  return { low: low * size, high: high * size }
}
