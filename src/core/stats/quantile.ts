import { betaCumulative } from './beta'
import { type ClusterSums, effectiveSize } from './cluster'
import type { Interval } from './interval'
import { normalQuantile } from './normal'
import { studentQuantile } from './student'

/** The sorted values around a quantile of n; `firstRank` is the rank of `values[0]`, counted from 1. */
export interface Middle {
  readonly n: number
  readonly firstRank: number
  readonly values: ArrayLike<number>
}

/**
 * The value that a share p of the values lies below, between two of them in proportion: of p = 1/2 the middle value, or the
 * mean of the two middle ones. (Hyndman and Fan 1996, definition 7, as R's and spreadsheets' default.)
 */
export function quantile(middle: Middle, p: number): number {
  const place = 1 + (middle.n - 1) * p
  const rank = Math.floor(place)
  const low = at(middle, rank)
  if (place === rank) return low
  const high = at(middle, rank + 1)
  return low + (place - rank) * (high - low)
}

/**
 * Interval of a quantile between two order statistics, from the binomial distribution of the number of values below it,
 * without any assumption on their distribution; covers at least `level`. Null where n is too small for the level.
 * (Conover, Practical Nonparametric Statistics, section 3.2.)
 *
 * @param p share of the values below the quantile, 0 to 1
 * @param level confidence, 0 to 1
 */
export const quantileInterval = (middle: Middle, p: number, level: number): Interval | null =>
  between(middle, p, middle.n, level)

/**
 * The same where sessions of one user are alike: with the ranks of as many independent values as would give the share of
 * values at or below the quantile the variance it has over clusters. (Woodruff 1952, J. Am. Stat. Assoc. 47, 635-646: the
 * interval of a share, turned into one of the quantile; its size corrected for the t quantile as Korn and Graubard 1998 do.)
 * Null with fewer than two clusters, or where they leave too little to go by.
 *
 * @param below values at or below the quantile
 * @param sums over clusters: s is the number of their values at or below it, m of all their values
 */
export function clusteredQuantileInterval(
  middle: Middle,
  p: number,
  below: number,
  sums: ClusterSums,
  level: number,
): Interval | null {
  const size = effectiveSize(middle.n, below, sums)
  if (size === null) return null
  const tail = (1 + level) / 2
  return between(middle, p, size * (normalQuantile(tail) / studentQuantile(tail, sums.clusters - 1)) ** 2, level)
}

/** Ranks in n go as those in as many values as n is worth. */
function between(middle: Middle, p: number, worth: number, level: number): Interval | null {
  const low = lowerRank(middle.n, p, worth, level)
  const high = middle.n + 1 - lowerRank(middle.n, 1 - p, worth, level)
  // Beyond what was asked for the interval would say next to nothing.
  const { firstRank, values } = middle
  if (low < Math.max(1, firstRank) || high > Math.min(middle.n, firstRank + values.length - 1)) return null
  return { low: at(middle, low), high: at(middle, high) }
}

/**
 * The largest rank r of n with P(B <= r - 1) <= (1 - level) / 2 for B binomial, of p; 0 when there is none. Of fewer values
 * in worth, as many as are worth one at least.
 */
function lowerRank(n: number, p: number, worth: number, level: number): number {
  const tail = (1 - level) / 2
  const scale = worth / n
  // P(B <= r - 1) as an incomplete beta function, which also takes ranks and sizes that are not whole.
  const isLow = (rank: number) => betaCumulative(1 - p, worth - rank * scale + 1, rank * scale) <= tail
  const least = Math.ceil(1 / scale)
  const guess = Math.floor((worth * p - normalQuantile(1 - tail) * Math.sqrt(worth * p * (1 - p))) / scale)
  let rank = Math.min(n, Math.max(0, guess - 1))
  while (rank > 0 && !isLow(rank)) rank--
  while (rank < n && isLow(rank + 1)) rank++
  return rank < least ? 0 : rank
}

function at({ firstRank, values }: Middle, rank: number): number {
  const value = values[rank - firstRank]
  if (value === undefined) throw new Error(`rank ${rank} lies outside the values that were asked for`)
  return value
}
