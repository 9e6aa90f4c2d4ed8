import type { Interval } from './interval'
import { normalQuantile } from './normal'

/**
 * Score interval of a proportion. Wilson (1927), J. Am. Stat. Assoc. 22, 209-212; it keeps a width at 0 and at n.
 *
 * @param successes 0 to n
 * @param n sessions, > 0, taken as independent
 * @param level confidence, 0 to 1
 * @param z the quantile that goes with the level; the normal one for independent sessions
 */
export function wilsonInterval(
  successes: number,
  n: number,
  level: number,
  z: number = normalQuantile((1 + level) / 2),
): Interval {
  const p = successes / n
  const scale = 1 + (z * z) / n
  const centre = (p + (z * z) / (2 * n)) / scale
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  // At the ends the bound is the end itself; rounding must not step over it.
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === n ? 1 : Math.min(1, centre + half),
  }
}
