import type { Interval } from './interval'
import { normalQuantile } from './normal'

/**
 * Normal interval of a sum over a number of sessions that is itself left to chance. With that number Poisson, the variance
 * of the sum is the sum of squares (compound Poisson; Feller, An Introduction to Probability Theory I, XII.2).
 *
 * @param sums of the values, and of their squares
 * @param level confidence, 0 to 1
 */
export function totalInterval({ sum, squares }: { sum: number; squares: number }, level: number): Interval {
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(squares)
  return { low: sum - half, high: sum + half }
}
