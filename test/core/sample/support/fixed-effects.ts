import { type Estimate, type OfRow, sumOfSquares } from './estimate'
import type { SessionTable } from './session-table'

export interface Fit {
  readonly coefficients: readonly number[]
  /** Covariance of the coefficients, clustered by user. */
  readonly covariance: readonly (readonly number[])[]
  /** Standard errors as if sessions were independent. */
  readonly simpleErrors: readonly number[]
  readonly r2: number
  readonly n: number
  readonly cells: number
  /** Mean of each regressor and of the outcome, before anything is taken out. */
  readonly means: readonly number[]
  readonly outcomeMean: number
}

/** Least squares of `y` on `xs` with one intercept per cell; a single cell makes it ordinary least squares. */
export function fitWithin(
  table: SessionTable,
  y: OfRow<number>,
  xs: readonly OfRow<number>[],
  among: OfRow<boolean>,
  cellOf: OfRow<number>,
  cellCount: number,
): Fit {
  const k = xs.length
  const columns = [...xs, y]
  const counts = new Float64Array(cellCount)
  const sums = columns.map(() => new Float64Array(cellCount))
  for (let row = 0; row < table.rows; row++) {
    if (!among(row)) continue
    const cell = cellOf(row)
    counts[cell]!++
    for (let c = 0; c <= k; c++) sums[c]![cell]! += columns[c]!(row)
  }
  const n = counts.reduce((a, b) => a + b, 0)
  const means = sums.map((sum) => sum.reduce((a, b) => a + b, 0) / n)
  const centred = (c: number, row: number, cell: number) => columns[c]!(row) - sums[c]![cell]! / counts[cell]!

  const products = Array.from({ length: k + 1 }, () => new Array<number>(k + 1).fill(0))
  let total = 0
  const values = new Array<number>(k + 1).fill(0)
  for (let row = 0; row < table.rows; row++) {
    if (!among(row)) continue
    const cell = cellOf(row)
    for (let c = 0; c <= k; c++) values[c] = centred(c, row, cell)
    for (let a = 0; a <= k; a++) for (let b = a; b <= k; b++) products[a]![b]! += values[a]! * values[b]!
    total += (y(row) - means[k]!) ** 2
  }
  for (let a = 0; a <= k; a++) for (let b = 0; b < a; b++) products[a]![b] = products[b]![a]!
  const inverse = invert(products.slice(0, k).map((line) => line.slice(0, k)))
  const coefficients = inverse.map((line) => line.reduce((sum, v, j) => sum + v * products[j]![k]!, 0))

  let residuals = 0
  const scores = xs.map(() => new Float64Array(table.users))
  for (let row = 0; row < table.rows; row++) {
    if (!among(row)) continue
    const cell = cellOf(row)
    let residual = centred(k, row, cell)
    for (let c = 0; c < k; c++) {
      values[c] = centred(c, row, cell)
      residual -= coefficients[c]! * values[c]!
    }
    residuals += residual * residual
    const user = table.user[row]!
    for (let c = 0; c < k; c++) scores[c]![user]! += values[c]! * residual
  }
  const cells = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  const middle = scores.map((a) => scores.map((b) => dot(a, b)))
  const covariance = multiply(multiply(inverse, middle), inverse)
  const simple = residuals / (n - cells - k)
  return {
    coefficients,
    covariance,
    simpleErrors: inverse.map((line, j) => Math.sqrt(simple * line[j]!)),
    r2: 1 - residuals / total,
    n,
    cells,
    means: means.slice(0, k),
    outcomeMean: means[k]!,
  }
}

/** The slope on one regressor. */
export function slope(...[table, y, x, among, cellOf, cellCount]: SlopeArguments): Estimate & { fit: Fit } {
  const fit = fitWithin(table, y, [x], among, cellOf, cellCount)
  return { value: fit.coefficients[0]!, error: Math.sqrt(fit.covariance[0]![0]!), n: fit.n, fit }
}
type SlopeArguments = [SessionTable, OfRow<number>, OfRow<number>, OfRow<boolean>, OfRow<number>, number]

/**
 * The rate of `y` at each level with the mix of cells held fixed: level effects within cells, placed so that their
 * sample-weighted mean is the overall rate (this is what reproduces the published column, study.md 8.1).
 */
export function adjustedByLevel(
  table: SessionTable,
  y: OfRow<number>,
  among: OfRow<boolean>,
  cellOf: OfRow<number>,
  cellCount: number,
): readonly Estimate[] {
  const indicators = [2, 3, 4, 5].map((level) => (row: number) => (table.level[row] === level ? 1 : 0))
  const fit = fitWithin(table, y, indicators, among, cellOf, cellCount)
  return [1, 2, 3, 4, 5].map((level) => {
    const weights = fit.means.map((share, j) => (j + 2 === level ? 1 : 0) - share)
    const value = fit.outcomeMean + weights.reduce((sum, w, j) => sum + w * fit.coefficients[j]!, 0)
    const variance = weights.reduce(
      (sum, w, a) => sum + weights.reduce((inner, v, b) => inner + w * v * fit.covariance[a]![b]!, 0),
      0,
    )
    return { value, error: Math.sqrt(variance), n: fit.n }
  })
}

function invert(matrix: readonly (readonly number[])[]): number[][] {
  const k = matrix.length
  const work = matrix.map((line, i) => [...line, ...Array.from({ length: k }, (_, j) => (i === j ? 1 : 0))])
  for (let i = 0; i < k; i++) {
    let pivot = i
    for (let j = i + 1; j < k; j++) if (Math.abs(work[j]![i]!) > Math.abs(work[pivot]![i]!)) pivot = j
    ;[work[i], work[pivot]] = [work[pivot]!, work[i]!]
    const lead = work[i]![i]!
    for (let c = 0; c < 2 * k; c++) work[i]![c]! /= lead
    for (let j = 0; j < k; j++) {
      if (j === i) continue
      const factor = work[j]![i]!
      for (let c = 0; c < 2 * k; c++) work[j]![c]! -= factor * work[i]![c]!
    }
  }
  return work.map((line) => line.slice(k))
}

const multiply = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] =>
  a.map((line) => b[0]!.map((_, j) => line.reduce((sum, v, i) => sum + v * b[i]![j]!, 0)))

function dot(a: Float64Array, b: Float64Array): number {
  if (a === b) return sumOfSquares(a)
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
