import { type ClusterSums, ratioVariance } from './cluster'
import { gammaAbove } from './gamma'
import type { Interval } from './interval'
import { type Moments, varianceOf } from './mean'
import { studentQuantile, twoSidedP } from './student'
import { wilsonInterval } from './wilson'

/** The difference of two estimates, first less second. */
export interface Difference {
  readonly value: number
  /** Null where too few sessions or users give one. */
  readonly interval: Interval | null
  /** Two-sided; null with the interval. */
  readonly p: number | null
}

/** Successes among so many sessions. */
export interface Proportion {
  readonly n: number
  readonly successes: number
}

/**
 * Difference of two proportions of independent sessions. Interval: Newcombe's hybrid of the two Wilson intervals (1998,
 * Statistics in Medicine 17, 873-890, method 10). p: the score test with pooled proportion, as R's prop.test(correct =
 * FALSE).
 *
 * @param level confidence, 0 to 1
 */
export function rateDifference(a: Proportion, b: Proportion, level: number): Difference {
  const [p, q] = [a.successes / a.n, b.successes / b.n]
  const value = p - q
  const [first, second] = [wilsonInterval(a.successes, a.n, level), wilsonInterval(b.successes, b.n, level)]
  const interval = {
    low: value - Math.hypot(p - first.low, second.high - q),
    high: value + Math.hypot(first.high - p, q - second.low),
  }
  const pooled = (a.successes + b.successes) / (a.n + b.n)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n))
  return { value, interval, p: error > 0 ? normalTwoSidedP(value / error) : 1 }
}

/**
 * Difference of two means of independent sessions, by Welch's t with Satterthwaite's degrees of freedom, as R's t.test.
 *
 * @param level confidence, 0 to 1
 */
export function meanDifference(a: Moments, b: Moments, level: number): Difference {
  const value = a.sum / a.n - b.sum / b.n
  if (a.n < 2 || b.n < 2) return { value, interval: null, p: null }
  const parts = [a, b].map((m) => ({ variance: varianceOf(m) / m.n, df: m.n - 1 }))
  return byStudent(value, parts[0]!.variance + parts[1]!.variance, satterthwaite(parts), level)
}

/** What one of two estimates that are compared contributes: its sessions, the sum over them, and sums over clusters. */
export interface RatioSums extends ClusterSums {
  readonly n: number
  readonly sum: number
}

/** Products over the clusters that are in both: of the sums s and the sessions m of the first and the second. */
export interface SharedSums {
  readonly clusters: number
  readonly ss: number
  readonly sm: number
  readonly ms: number
  readonly mm: number
}

/**
 * Difference of two ratios of sums over clusters, by the delta method. Clusters may be in both, and so may sessions: what
 * both have in common is in their covariance. (Cochran, Sampling Techniques, 3rd ed., 6.4 and 9A; of clusters that are in
 * both with one session in each it is the paired t test, of clusters of one session that are in one of them it is Welch's.)
 *
 * @param level confidence, 0 to 1
 */
export function clusteredDifference(a: RatioSums, b: RatioSums, shared: SharedSums, level: number): Difference {
  const [p, q] = [a.sum / a.n, b.sum / b.n]
  const value = p - q
  const [first, second] = [ratioVariance(a.n, a.sum, a), ratioVariance(b.n, b.sum, b)]
  if (first === null || second === null) return { value, interval: null, p: null }
  const products = shared.ss - q * shared.sm - p * shared.ms + p * q * shared.mm
  const clusters = a.clusters + b.clusters - shared.clusters
  const covariance = ((clusters / (clusters - 1)) * products) / (a.n * b.n)
  // Rounding can take the variance of a difference that is the same in every cluster just below zero.
  const variance = Math.max(0, first + second - 2 * covariance)
  const parts = [
    { variance: first, df: a.clusters - 1 },
    { variance: second, df: b.clusters - 1 },
  ]
  // The parts are no longer independent where clusters are in both; then the fewer of them count.
  const df = shared.clusters > 0 ? Math.min(a.clusters, b.clusters) - 1 : satterthwaite(parts)
  return byStudent(value, variance, df, level)
}

/** The ratio of two geometric means, from the difference of the means of their logarithms. */
export const ratioOf = ({ value, interval, p }: Difference): Difference => ({
  value: Math.exp(value),
  interval: interval && { low: Math.exp(interval.low), high: Math.exp(interval.high) },
  p,
})

/** p of one comparison among so many, after Bonferroni: how often any of them would be so far apart by chance, at most. */
export const bonferroni = (p: number, comparisons: number): number => Math.min(1, p * comparisons)

function byStudent(value: number, variance: number, df: number, level: number): Difference {
  const error = Math.sqrt(variance)
  const half = studentQuantile((1 + level) / 2, df) * error
  const p = error > 0 ? twoSidedP(value / error, df) : value === 0 ? 1 : 0
  return { value, interval: { low: value - half, high: value + half }, p }
}

function satterthwaite(parts: readonly { readonly variance: number; readonly df: number }[]): number {
  const sum = parts.reduce((total, { variance }) => total + variance, 0)
  const weighted = parts.reduce((total, { variance, df }) => total + (variance * variance) / df, 0)
  return weighted > 0 ? (sum * sum) / weighted : Math.min(...parts.map(({ df }) => df))
}

/** Probability that a standard normal value is at least as far from 0 as this one: that of chi-square with one degree. */
const normalTwoSidedP = (z: number): number => gammaAbove(0.5, (z * z) / 2)
