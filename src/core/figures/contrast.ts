import type { Estimate, Interval } from '../stats/interval'
import { normalQuantile } from '../stats/normal'

/** A sum of estimates, each with a weight, of numbers or of their logarithms. */
export interface Contrast {
  /** What is compared, in words. */
  readonly of: string
  readonly terms: readonly { readonly estimate: Estimate; readonly weight: number }[]
  /** On `log` it is the logarithm of a ratio, and told as the ratio. */
  readonly scale: 'linear' | 'log'
}

export interface ContrastEstimate {
  readonly value: number
  readonly interval: Interval
}

/**
 * A contrast with its interval, from the intervals of its estimates, which are taken as independent: half the width of each,
 * over the normal quantile of its level, is its standard error. Null where one has no interval, or no logarithm.
 *
 * @param level of the intervals of the estimates, and of the answer
 */
export function estimateContrast({ terms, scale }: Contrast, level: number): ContrastEstimate | null {
  const quantile = normalQuantile((1 + level) / 2)
  let value = 0
  let variance = 0
  for (const { estimate, weight } of terms) {
    const { interval } = estimate
    if (!interval) return null
    const [at, low, high] = [estimate.value, interval.low, interval.high].map(scale === 'log' ? Math.log : Number)
    if (![at, low, high].every(Number.isFinite)) return null
    value += weight * at!
    variance += (weight * ((high! - low!) / 2 / quantile)) ** 2
  }
  const half = quantile * Math.sqrt(variance)
  const back = scale === 'log' ? Math.exp : Number
  return { value: back(value), interval: { low: back(value - half), high: back(value + half) } }
}
