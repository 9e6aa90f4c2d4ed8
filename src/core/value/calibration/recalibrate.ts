import type { Estimator, Provenance, ValueEstimate } from '../estimator'
import { RANGE_LEVEL } from '../estimator'
import type { Judged } from './quality'

export const RECALIBRATIONS = ['none', 'isotonic', 'log-linear', 'inverse'] as const
export type RecalibrationKind = Exclude<(typeof RECALIBRATIONS)[number], 'none'>

/** A curve from the log of an estimate to the log of the price it stands for, and how wide ranges are around it. */
export interface Recalibration {
  readonly kind: RecalibrationKind
  /** Points of the curve, ascending; between them and beyond the ends it is straight, or flat where `isFlat`. */
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly isFlat: boolean
  /** Multiples of the widths below and above the value within which the middle 80 % of the training prices lie. */
  readonly below: number
  readonly above: number
  /** Prices it was fitted on. */
  readonly n: number
}

/** Fewest prices a curve is fitted on. */
export const LEAST_TRAINED = 20

/**
 * Fits a recalibration to estimates of postings whose prices are known; null of fewer than twenty, or where estimates tell
 * too little of prices to be turned into them.
 *
 * - `isotonic`: the best price for an estimate of this size, no larger for a smaller one (pool adjacent violators: Barlow
 *   et al. 1972, section 1.2). Large work stays under-priced: an estimator that is unsure is right to stay near the middle.
 * - `log-linear`: the same by a straight line of log price on log estimate.
 * - `inverse`: the line of log estimate on log price, read backwards, so that prices of each size are right on average and
 *   differences between groups keep their size; single estimates scatter more. (Osborne 1991, Int. Stat. Rev. 59, 309-336.)
 *
 * Ranges are set so that 80 % of the training prices lie within, each judged by a curve fitted without it (cross-conformal:
 * Vovk 2015, section 3).
 */
export function fitRecalibration(kind: RecalibrationKind, judged: readonly Judged[]): Recalibration | null {
  if (judged.length < LEAST_TRAINED) return null
  const curve = fitCurve(kind, judged)
  // Each price is judged by a curve that has not seen it, as the prices to come will be.
  const others = Array.from({ length: PARTS }, (_, part) =>
    fitCurve(
      kind,
      judged.filter((_, i) => i % PARTS !== part),
    ),
  )
  if (!curve || others.includes(null)) return null
  const scores = judged.map((one, i) => {
    const other = others[i % PARTS]!
    const gap = Math.log(one.actual) - readCurve(other, Math.log(one.predicted))
    const { below, above } = widthsOf(one.predicted, one, other)
    return gap / (gap < 0 ? below : above)
  })
  scores.sort((a, b) => a - b)
  const tail = (1 - RANGE_LEVEL) / 2
  const n = scores.length
  // Ranks in n + 1, since the price to come is one more of them.
  const low = scores[Math.max(0, Math.floor(tail * (n + 1)) - 1)]!
  const high = scores[Math.min(n - 1, Math.ceil((1 - tail) * (n + 1)) - 1)]!
  return { kind, ...curve, below: low, above: high, n }
}

/** Parts of the training prices, in their order, that are left out in turn. */
const PARTS = 5

type Curve = Pick<Recalibration, 'from' | 'to' | 'isFlat'>

function fitCurve(kind: RecalibrationKind, judged: readonly Judged[]): Curve | null {
  const pairs = judged.map((one) => [Math.log(one.predicted), Math.log(one.actual)] as const)
  return kind === 'isotonic' ? isotonic(pairs) : kind === 'log-linear' ? line(pairs) : inverse(pairs)
}

/** An estimator whose values and ranges go through the curve. */
export function recalibrated(estimator: Estimator, recalibration: Recalibration): Estimator {
  const provenance: Provenance = { ...estimator.provenance, recalibration: recalibration.kind }
  return {
    provenance,
    estimate(work) {
      const estimate = estimator.estimate(work)
      return estimate && corrected(estimate, recalibration)
    },
  }
}

/** An estimate as the curve corrects it. */
export function corrected(estimate: ValueEstimate, recalibration: Recalibration): ValueEstimate {
  const log = readCurve(recalibration, Math.log(estimate.value))
  const { below, above } = widthsOf(estimate.value, estimate, recalibration)
  const [a, b] = [
    log + recalibration.below * (recalibration.below < 0 ? below : above),
    log + recalibration.above * (recalibration.above < 0 ? below : above),
  ]
  return { value: Math.exp(log), low: Math.exp(Math.min(a, b)), high: Math.exp(Math.max(a, b)) }
}

/** What the log of an estimate stands for. */
export function readCurve({ from, to, isFlat }: Curve, log: number): number {
  const last = from.length - 1
  if (isFlat && log <= from[0]!) return to[0]!
  if (isFlat && log >= from[last]!) return to[last]!
  let right = 1
  while (right < last && from[right]! < log) right++
  const left = right - 1
  return to[left]! + ((log - from[left]!) / (from[right]! - from[left]!)) * (to[right]! - to[left]!)
}

const LEAST_WIDTH = 0.05

/** Widths of its own range on the log scale, stretched as the curve stretches; one where it has no range. */
function widthsOf(value: number, { low, high }: Pick<Judged, 'low' | 'high'>, curve: Curve) {
  if (low === null || high === null) return { below: 1, above: 1 }
  const last = curve.from.length - 1
  const slope = curve.isFlat ? 1 : (curve.to[last]! - curve.to[0]!) / (curve.from[last]! - curve.from[0]!)
  return {
    below: Math.max(LEAST_WIDTH, slope * Math.log(value / low)),
    above: Math.max(LEAST_WIDTH, slope * Math.log(high / value)),
  }
}

type Pair = readonly [x: number, y: number]

function slopeOf(pairs: readonly Pair[]): { slope: number; x: number; y: number } | null {
  const [x, y] = [mean(pairs.map((p) => p[0])), mean(pairs.map((p) => p[1]))]
  const xx = pairs.reduce((sum, p) => sum + (p[0] - x) ** 2, 0)
  const xy = pairs.reduce((sum, p) => sum + (p[0] - x) * (p[1] - y), 0)
  return xx > 1e-12 ? { slope: xy / xx, x, y } : null
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** How much of a difference of log prices is seen in log estimates: 1 is all of it, 0 none. */
export const compressionOf = (judged: readonly Judged[]): number | null =>
  judged.length < 2
    ? null
    : (slopeOf(judged.map((one) => [Math.log(one.actual), Math.log(one.predicted)]))?.slope ?? null)

function line(pairs: readonly Pair[]): Curve | null {
  const fit = slopeOf(pairs)
  if (!fit) return null
  return { from: [fit.x, fit.x + 1], to: [fit.y, fit.y + fit.slope], isFlat: false }
}

/** A slope below this would blow up what is little more than chance. */
const LEAST_SLOPE = 0.05

function inverse(pairs: readonly Pair[]): Curve | null {
  const fit = slopeOf(pairs.map(([x, y]) => [y, x]))
  if (!fit || fit.slope < LEAST_SLOPE) return null
  return { from: [fit.y, fit.y + 1], to: [fit.x, fit.x + 1 / fit.slope], isFlat: false }
}

function isotonic(pairs: readonly Pair[]): Curve | null {
  // Equal estimates stand for one price.
  const tied = new Map<number, { n: number; y: number }>()
  for (const [x, y] of pairs) {
    const { n, y: sum } = tied.get(x) ?? { n: 0, y: 0 }
    tied.set(x, { n: n + 1, y: sum + y })
  }
  const blocks: { n: number; x: number; y: number }[] = []
  for (const [x, { n, y }] of [...tied].sort((a, b) => a[0] - b[0])) {
    blocks.push({ n, x: x * n, y })
    while (blocks.length > 1) {
      const [left, right] = [blocks.at(-2)!, blocks.at(-1)!]
      if (left.y / left.n < right.y / right.n) break
      blocks.splice(-2, 2, { n: left.n + right.n, x: left.x + right.x, y: left.y + right.y })
    }
  }
  const from = blocks.map(({ n, x }) => x / n)
  if (from.length < 2) return null
  return { from, to: blocks.map(({ n, y }) => y / n), isFlat: true }
}
