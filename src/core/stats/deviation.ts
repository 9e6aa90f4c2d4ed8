import type { Interval } from './interval'
import { studentQuantile } from './student'

/**
 * Sums over clusters of what the variance is made of: each contributes a number of sessions m, a sum of values a and a sum
 * of squares b. Of independent sessions each is a cluster: m is 1, a the value and b its square.
 */
export interface DeviationSums {
  readonly clusters: number
  readonly bb: number
  readonly ab: number
  readonly bm: number
  readonly aa: number
  readonly am: number
  readonly mm: number
}

/**
 * Interval of a standard deviation by the delta method on its logarithm, with t: no normal distribution is assumed, since
 * the fourth moments are those of the values, but there must be enough of them. Null with fewer than two clusters and
 * where all values are equal. (Serfling, Approximation Theorems of Mathematical Statistics, 2.2 and 3.3.)
 *
 * @param mean sum of the values over n
 * @param deviation over n - 1
 * @param level confidence, 0 to 1
 */
export function deviationInterval(
  n: number,
  mean: number,
  deviation: number,
  { clusters, bb, ab, bm, aa, am, mm }: DeviationSums,
  level: number,
): Interval | null {
  if (clusters < 2 || !(deviation > 0)) return null
  const variance = ((n - 1) / n) * deviation * deviation
  // A cluster adds b - 2 mean a + shift m to the variance; these are the squares of that, summed.
  const shift = mean * mean - variance
  const squares = bb + 4 * mean * mean * aa + shift * shift * mm
  const products = 4 * mean * ab - 2 * shift * bm + 4 * mean * shift * am
  const residuals = Math.max(0, squares - products)
  const error = Math.sqrt((clusters / (clusters - 1)) * residuals) / n
  const half = (studentQuantile((1 + level) / 2, clusters - 1) * error) / (2 * variance)
  return { low: deviation * Math.exp(-half), high: deviation * Math.exp(half) }
}
