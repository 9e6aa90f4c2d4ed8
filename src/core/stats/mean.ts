import type { Interval } from './interval'
import { studentQuantile } from './student'

/** Sums a mean is made of. */
export interface Moments {
  readonly n: number
  readonly sum: number
  /** Sum of squares. */
  readonly squares: number
}

/**
 * t interval of a mean of independent sessions; null with fewer than two.
 *
 * @param level confidence, 0 to 1
 */
export function meanInterval({ n, sum, squares }: Moments, level: number): Interval | null {
  if (n < 2) return null
  const mean = sum / n
  const half = studentQuantile((1 + level) / 2, n - 1) * Math.sqrt(varianceOf({ n, sum, squares }) / n)
  return { low: mean - half, high: mean + half }
}

/** Variance of the values, with n - 1; n is at least 2. */
export function varianceOf({ n, sum, squares }: Moments): number {
  // Rounding can take the difference of equal numbers just below zero.
  return Math.max(0, (squares - (sum * sum) / n) / (n - 1))
}

/** t interval of a geometric mean, from the moments of the logarithms; null with fewer than two sessions. */
export function geometricMeanInterval(logs: Moments, level: number): Interval | null {
  return exponential(meanInterval(logs, level))
}

/** The interval of a geometric mean from that of the mean of the logarithms. */
export const exponential = (logs: Interval | null): Interval | null =>
  logs && { low: Math.exp(logs.low), high: Math.exp(logs.high) }
