import type { Thresholds } from '../pivot/spec'
import type { ClusterSums } from '../stats/cluster'
import type { Interval } from '../stats/interval'
import { clusteredQuantileInterval, type Middle, quantile } from '../stats/quantile'
import { studentQuantile } from '../stats/student'
import { levelOf, type SessionFacts } from './session-facts'
import type { SpecificationEstimate } from './success-fit'

/**
 * Task value of experts over that of novices. Of means, the delta method on the logarithm of the ratio, over users, with what
 * users have in both; of medians, the widths of both intervals on logarithms, the two taken as independent. Null where either level is too
 * small, or has no interval.
 *
 */
export function valueRatio(
  data: SessionFacts,
  places: Int32Array,
  isMedian: boolean,
  { minSessions, minUsers }: Thresholds,
  hasUsers: boolean,
  confidence: number,
): SpecificationEstimate | null {
  const sides = [5, 1].map((level) => sideOf(data, places, level))
  const isEnough = sides.every(({ n, users }) => n >= minSessions && (!hasUsers || users >= minUsers))
  if (!isEnough || sides.some(({ sum }) => !(sum > 0))) return null
  const [expert, novice] = sides as [Side, Side]
  const n = expert.n + novice.n
  if (isMedian) {
    const made = [expert, novice].map((side) => medianOf(data, side, confidence))
    const [a, b] = made
    if (!a || !b || !(b.value > 0)) return null
    const half = Math.hypot(a.half, b.half)
    const value = a.value / b.value
    return { value, interval: around(value, half), n, clusters: clustersIn(data, expert, novice) }
  }
  const [first, second] = [expert.sum / expert.n, novice.sum / novice.n]
  const scores = new Map<number, number>()
  for (const [side, mean, sign] of [
    [expert, first, 1],
    [novice, second, -1],
  ] as const) {
    for (const i of side.places) {
      const score = (sign * (data.value[i]! - mean)) / (side.n * mean)
      scores.set(data.cluster[i]!, (scores.get(data.cluster[i]!) ?? 0) + score)
    }
  }
  const clusters = scores.size
  if (clusters < 2) return null
  let squares = 0
  for (const score of scores.values()) squares += score * score
  const half = studentQuantile((1 + confidence) / 2, clusters - 1) * Math.sqrt((clusters / (clusters - 1)) * squares)
  const value = first / second
  return { value, interval: around(value, half), n, clusters }
}

const around = (value: number, half: number): Interval => ({
  low: value * Math.exp(-half),
  high: value * Math.exp(half),
})

interface Side {
  readonly places: Int32Array
  readonly n: number
  readonly sum: number
  readonly users: number
}

function sideOf(data: SessionFacts, places: Int32Array, level: number): Side {
  const of = places.filter((i) => levelOf(data.facts[i]!) === level)
  let sum = 0
  for (const i of of) sum += data.value[i]!
  const users = new Set(
    Array.from(
      of.filter((i) => data.isUser[i] === 1),
      (i) => data.cluster[i]!,
    ),
  )
  return { places: of, n: of.length, sum, users: users.size }
}

function clustersIn(data: SessionFacts, ...sides: readonly Side[]): number {
  return new Set(sides.flatMap(({ places }) => Array.from(places, (i) => data.cluster[i]!))).size
}

/** A median and half the width of its interval on logarithms. */
function medianOf(data: SessionFacts, { places, n }: Side, confidence: number) {
  const middle: Middle = { n, firstRank: 1, values: Float64Array.from(places, (i) => data.value[i]!).sort() }
  const value = quantile(middle, 0.5)
  const { sums, below } = belowOf(data, places, value)
  const interval = clusteredQuantileInterval(middle, 0.5, below, sums, confidence)
  if (!interval || !(interval.low > 0)) return null
  return { value, half: (Math.log(interval.high) - Math.log(interval.low)) / 2 }
}

/** Over clusters, of the number of values at or below a bound and of all values. */
function belowOf(data: SessionFacts, places: Int32Array, bound: number): { sums: ClusterSums; below: number } {
  const sums = { clusters: 0, ss: 0, sm: 0, mm: 0 }
  let below = 0
  for (let e = 0; e < places.length; ) {
    const cluster = data.cluster[places[e]!]
    let [s, m] = [0, 0]
    for (; e < places.length && data.cluster[places[e]!] === cluster; e++) {
      m++
      if (data.value[places[e]!]! <= bound) s++
    }
    below += s
    sums.clusters++
    sums.ss += s * s
    sums.sm += s * m
    sums.mm += m * m
  }
  return { sums, below }
}
