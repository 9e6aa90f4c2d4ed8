import { TIERS, tierOf } from '../tiers'
import type { Posting } from './posting'

/** What the postings of a file are like. */
export interface PostingsProfile {
  readonly n: number
  readonly tiers: readonly { readonly tier: string; readonly n: number; readonly share: number }[]
  /** Dollars at the 5th, 25th, 50th, 75th and 95th percent; null without postings. */
  readonly quantiles: readonly [number, number, number, number, number] | null
  /** Postings in bins of price, equal on a log scale, four to a power of ten. */
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly n: number }[]
  /** The most frequent ones, at most `MOST_SKILLS`. */
  readonly skills: readonly { readonly name: string; readonly n: number }[]
  /** By calendar month of the day they were put up, in order. */
  readonly months: readonly { readonly month: string; readonly n: number }[]
  readonly undated: number
}

export const MOST_SKILLS = 20
const BINS_PER_POWER = 4

/** Profiles the postings that were kept. */
export function profilePostings(postings: readonly Posting[]): PostingsProfile {
  const prices = postings.map(({ price }) => price).sort((a, b) => a - b)
  const n = prices.length
  const counts = TIERS.map((_, tier) => prices.filter((price) => tierOf(price) === tier).length)
  const at = (p: number) => {
    const place = (n - 1) * p
    const low = prices[Math.floor(place)]!
    return low + (place - Math.floor(place)) * (prices[Math.ceil(place)]! - low)
  }
  const skills = countBy(postings.flatMap((one) => one.skills))
  const months = countBy(
    postings.flatMap(({ postedAt }) => (postedAt === null ? [] : [new Date(postedAt).toISOString().slice(0, 7)])),
  )
  return {
    n,
    tiers: TIERS.map(({ id }, i) => ({ tier: id, n: counts[i]!, share: n === 0 ? 0 : counts[i]! / n })),
    quantiles: n === 0 ? null : [at(0.05), at(0.25), at(0.5), at(0.75), at(0.95)],
    histogram: histogram(prices),
    skills: [...skills]
      .map(([name, count]) => ({ name, n: count }))
      .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
      .slice(0, MOST_SKILLS),
    months: [...months].map(([month, count]) => ({ month, n: count })).sort((a, b) => (a.month < b.month ? -1 : 1)),
    undated: postings.filter(({ postedAt }) => postedAt === null).length,
  }
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function histogram(prices: readonly number[]): PostingsProfile['histogram'] {
  const edge = (i: number) => 10 ** (i / BINS_PER_POWER)
  const binOf = (price: number) => Math.floor(Math.log10(price) * BINS_PER_POWER + 1e-9)
  if (prices.length === 0) return []
  const [first, last] = [binOf(prices[0]!), binOf(prices.at(-1)!)]
  const counts = new Array<number>(last - first + 1).fill(0)
  for (const price of prices) counts[binOf(price) - first]!++
  return counts.map((n, i) => ({ from: edge(first + i), to: edge(first + i + 1), n }))
}
