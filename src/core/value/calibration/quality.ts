import { weightedQuantile } from '../weighted-quantile'

/** A posting whose price is known, and what an estimator said of it. US dollars, above zero. */
export interface Judged {
  readonly actual: number
  readonly predicted: number
  readonly low: number | null
  readonly high: number | null
}

/** How good prices are (study.md 9.3). */
export interface Quality {
  /** Squared Pearson correlation of log prices; 0 where either does not vary. */
  readonly logR2: number
  /** The same in dollars. */
  readonly levelR2: number
  /** Geometric mean of predicted over actual. */
  readonly bias: number
  /** Spearman; 0 where either does not vary. */
  readonly rankCorrelation: number
  /** Share of actual prices within their range; null where there are no ranges. */
  readonly coverage: number | null
}

export const QUALITIES = [
  'logR2',
  'levelR2',
  'bias',
  'rankCorrelation',
  'coverage',
] as const satisfies readonly (keyof Quality)[]

/** What of the prices stays the same however often each is drawn. */
export interface JudgedColumns {
  readonly n: number
  readonly logActual: Float64Array
  readonly logPredicted: Float64Array
  readonly actual: Float64Array
  readonly predicted: Float64Array
  readonly byActual: Uint32Array
  readonly byPredicted: Uint32Array
  readonly isCovered: Uint8Array | null
}

export function judgedColumns(judged: readonly Judged[]): JudgedColumns {
  const actual = Float64Array.from(judged, (one) => one.actual)
  const predicted = Float64Array.from(judged, (one) => one.predicted)
  const orderOf = (values: Float64Array) => Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)
  const hasRanges = judged.length > 0 && judged.every(({ low, high }) => low !== null && high !== null)
  return {
    n: judged.length,
    logActual: actual.map(Math.log),
    logPredicted: predicted.map(Math.log),
    actual,
    predicted,
    byActual: orderOf(actual),
    byPredicted: orderOf(predicted),
    isCovered: hasRanges
      ? Uint8Array.from(judged, ({ actual, low, high }) => Number(actual >= low! && actual <= high!))
      : null,
  }
}

/** @param times how often each was drawn; once each where nothing is said */
export function qualityOf(of: JudgedColumns, times?: ArrayLike<number>): Quality | null {
  const { n, logActual, logPredicted, isCovered } = of
  if (n === 0) return null
  const weights = times ?? new Uint8Array(n).fill(1)
  let all = 0
  let ratio = 0
  let covered = 0
  for (let i = 0; i < n; i++) {
    const weight = weights[i]!
    all += weight
    ratio += weight * (logPredicted[i]! - logActual[i]!)
    if (isCovered?.[i]) covered += weight
  }
  return {
    logR2: correlation(logActual, logPredicted, weights) ** 2,
    levelR2: correlation(of.actual, of.predicted, weights) ** 2,
    bias: Math.exp(ratio / all),
    rankCorrelation: correlation(
      ranks(of.actual, of.byActual, weights),
      ranks(of.predicted, of.byPredicted, weights),
      weights,
    ),
    coverage: isCovered ? covered / all : null,
  }
}

/** Pearson, of weighted pairs; 0 where either does not vary. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>, weights: ArrayLike<number>): number {
  let all = 0
  let sumA = 0
  let sumB = 0
  for (let i = 0; i < a.length; i++) {
    all += weights[i]!
    sumA += weights[i]! * a[i]!
    sumB += weights[i]! * b[i]!
  }
  const [meanA, meanB] = [sumA / all, sumB / all]
  let ab = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [a[i]! - meanA, b[i]! - meanB]
    ab += weights[i]! * da * db
    aa += weights[i]! * da * da
    bb += weights[i]! * db * db
  }
  // What rounding leaves of a constant is no variation.
  const isFlat = aa <= 1e-20 * all * meanA ** 2 || bb <= 1e-20 * all * meanB ** 2
  return isFlat ? 0 : ab / Math.sqrt(aa * bb)
}

/** Ranks of values drawn so many times; of equals the mean rank. */
function ranks(values: Float64Array, order: Uint32Array, weights: ArrayLike<number>): Float64Array {
  const ranked = new Float64Array(values.length)
  let before = 0
  for (let i = 0; i < order.length; ) {
    let end = i
    let weight = 0
    while (end < order.length && values[order[end]!] === values[order[i]!]) weight += weights[order[end++]!]!
    const rank = before + (weight + 1) / 2
    for (; i < end; i++) ranked[order[i]!] = rank
    before += weight
  }
  return ranked
}

const ONES = (n: number) => new Uint8Array(n).fill(1)

/** The middle price, or the mean of the two in the middle; null of none. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  return weightedQuantile(
    [...values].sort((a, b) => a - b),
    ONES(values.length),
    0.5,
  )
}
