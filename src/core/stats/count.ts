import { gammaQuantile } from './gamma'
import type { Interval } from './interval'

/**
 * Exact interval of a count seen as Poisson: what a like period could have brought.
 * Garwood (1936), Biometrika 28, 437-442.
 *
 * @param count whole, >= 0
 * @param level confidence, 0 to 1
 */
export function countInterval(count: number, level: number): Interval {
  const tail = (1 - level) / 2
  return {
    low: count === 0 ? 0 : gammaQuantile(tail, count),
    high: gammaQuantile(1 - tail, count + 1),
  }
}
