import { clusteredDifference, type Difference, type RatioSums, type SharedSums } from './difference'
import type { Slope } from './regression/clustered-errors'
import { studentQuantile, twoSidedP } from './student'
import { cellSums, squaredInfluence, type UserSums } from './user-sums'

/** How the gap between two groups moves from month to month. */
export interface GapTrend {
  /** Per month, in the order given: the mean of the one group less that of the other. */
  readonly gaps: readonly Difference[]
  /** The gap in the middle of the months, each month weighted by what it tells of it. */
  readonly level: number
  /** Change of the gap a month; null with fewer than three months, or two clusters. */
  readonly slope: Slope | null
}

/**
 * The gap between two groups by month, and its slope: least squares of the value on an intercept a month, the group, and the
 * group times the month, errors clustered by user (Liang and Zeger 1986, with Stata's correction for few clusters). The
 * slope is that of the monthly gaps on the months, each weighted with n1 n0 / (n1 + n0).
 *
 * @param sums cell 2m is the first group in month m, cell 2m + 1 the second; the gap is first less second
 * @param months what each month is counted as, 1 apart for months that follow each other
 */
export function gapTrend(sums: UserSums, months: readonly number[], confidence: number): GapTrend | null {
  const cells = cellSums(sums)
  const pairs = months.map((_, m) => [cells[2 * m]!, cells[2 * m + 1]!] as const)
  if (pairs.length === 0 || pairs.some(([a, b]) => a.n === 0 || b.n === 0)) return null
  const gaps = months.map((_, m) => gapOf(sums, m, confidence))
  const weights = pairs.map(([a, b]) => (a.n * b.n) / (a.n + b.n))
  const whole = total(weights)
  const level = total(gaps.map(({ value }, m) => weights[m]! * value)) / whole
  const middle = total(months.map((t, m) => weights[m]! * t)) / whole
  const spread = total(months.map((t, m) => weights[m]! * (t - middle) ** 2))
  if (months.length < 3 || sums.clusters < 2 || !(spread > 0)) return { gaps, level, slope: null }
  const value = total(gaps.map((gap, m) => weights[m]! * (months[m]! - middle) * gap.value)) / spread
  const ofN = new Float64Array(cells.length)
  const ofSum = new Float64Array(cells.length)
  pairs.forEach(([a, b], m) => {
    const share = a.n / (a.n + b.n)
    const mean = (a.sum + b.sum) / (a.n + b.n)
    const fitted = level + value * (months[m]! - middle)
    for (const [g, side] of [1 - share, -share].entries()) {
      const weight = (side * (months[m]! - middle)) / spread
      ofSum[2 * m + g] = weight
      ofN[2 * m + g] = -weight * (mean + side * fitted)
    }
  })
  const { squares } = squaredInfluence(sums, ofN, ofSum)
  const n = total(cells.map((cell) => cell.n))
  const { clusters } = sums
  const correction = (clusters / (clusters - 1)) * ((n - 1) / (n - months.length - 2))
  const se = Math.sqrt(squares * correction)
  const half = studentQuantile((1 + confidence) / 2, clusters - 1) * se
  const slope = {
    value,
    se,
    interval: { low: value - half, high: value + half },
    p: twoSidedP(value / se, clusters - 1),
  }
  return { gaps, level, slope }
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function gapOf(sums: UserSums, month: number, confidence: number): Difference {
  const [first, second] = [newSums(), newSums()]
  const shared = { clusters: 0, ss: 0, sm: 0, ms: 0, mm: 0 }
  const { cluster, cell } = sums
  for (let i = 0; i < cell.length; ) {
    const of = cluster[i]!
    const [a, b] = [
      { s: 0, m: 0 },
      { s: 0, m: 0 },
    ]
    for (; i < cell.length && cluster[i] === of; i++) {
      const side = cell[i] === 2 * month ? a : cell[i] === 2 * month + 1 ? b : null
      if (side === null) continue
      side.s += sums.sum[i]!
      side.m += sums.n[i]!
    }
    add(first, a)
    add(second, b)
    if (a.m > 0 && b.m > 0) {
      shared.clusters++
      shared.ss += a.s * b.s
      shared.sm += a.s * b.m
      shared.ms += a.m * b.s
      shared.mm += a.m * b.m
    }
  }
  return clusteredDifference(first, second, shared satisfies SharedSums, confidence)
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

const newSums = (): Writable<RatioSums> => ({ n: 0, sum: 0, clusters: 0, ss: 0, sm: 0, mm: 0 })

function add(sums: Writable<RatioSums>, { s, m }: { readonly s: number; readonly m: number }): void {
  if (m === 0) return
  sums.n += m
  sums.sum += s
  sums.clusters++
  sums.ss += s * s
  sums.sm += s * m
  sums.mm += m * m
}
