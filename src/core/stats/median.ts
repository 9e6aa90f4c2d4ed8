import { binomialCumulative } from './beta'
import type { Interval } from './interval'
import { normalQuantile } from './normal'

/** The sorted values around the middle of n; `firstRank` is the rank of `values[0]`, counted from 1. */
export interface Middle {
  readonly n: number
  readonly firstRank: number
  readonly values: ArrayLike<number>
}

/** The median: the middle value, or the mean of the two middle values. */
export function median(middle: Middle): number {
  const { n } = middle
  return n % 2 === 1 ? at(middle, (n + 1) / 2) : (at(middle, n / 2) + at(middle, n / 2 + 1)) / 2
}

/**
 * Interval of a median between two order statistics, from the binomial distribution of the values below it, without
 * any assumption on their distribution; covers at least `level`. Null where n is too small for the level.
 * (Conover, Practical Nonparametric Statistics, section 3.2.)
 *
 * @param level confidence, 0 to 1
 */
export function medianInterval(middle: Middle, level: number): Interval | null {
  const rank = lowerRank(middle.n, level)
  return rank < 1 ? null : { low: at(middle, rank), high: at(middle, middle.n + 1 - rank) }
}

/** The largest rank r with P(B <= r - 1) <= (1 - level) / 2 for B binomial (n, 1/2); 0 when there is none. */
function lowerRank(n: number, level: number): number {
  const tail = (1 - level) / 2
  const guess = Math.floor((n - normalQuantile(1 - tail) * Math.sqrt(n)) / 2)
  let rank = Math.max(0, guess - 1)
  while (rank > 0 && binomialCumulative(rank - 1, n, 0.5) > tail) rank--
  while (rank < n && binomialCumulative(rank, n, 0.5) <= tail) rank++
  return rank
}

function at({ firstRank, values }: Middle, rank: number): number {
  const value = values[rank - firstRank]
  if (value === undefined) throw new Error(`rank ${rank} lies outside the middle that was asked for`)
  return value
}
