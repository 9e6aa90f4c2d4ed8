import { inverse, Matrix } from 'ml-matrix'
import type { CellMoments } from './cell-moments'

/** Least squares with one intercept per cell, without its standard errors. */
export interface FixedEffectsFit {
  readonly n: number
  /** Cells, each with an intercept of its own; 1 where nothing is absorbed. */
  readonly cells: number
  /** Per regressor; null for one that the cells and the regressors before it leave nothing of. */
  readonly slopes: readonly (number | null)[]
  /** Inverse of the sums of products within cells; zero in the rows and columns of regressors left out. */
  readonly bread: readonly (readonly number[])[]
  readonly r2: number
  /** Of the variation within cells. */
  readonly withinR2: number
  readonly meanOutcome: number
  readonly meanRegressors: readonly number[]
}

/** A regressor whose variation is this small a part of what it was has only rounding left. */
const NOTHING_LEFT = 1e-9

/**
 * Fits y on x with an intercept per cell, from sums per cell: the within estimator, which is least squares with the cells
 * as indicators (Frisch, Waugh and Lovell; Wooldridge, Econometric Analysis, 2nd ed., 10.5). Null without a session.
 */
export function fitWithinCells(cells: readonly CellMoments[]): FixedEffectsFit | null {
  const p = cells[0]?.x.length ?? 0
  const n = cells.reduce((sum, cell) => sum + cell.n, 0)
  if (n === 0) return null
  const xx = Array.from({ length: p }, () => new Array<number>(p).fill(0))
  const xy = new Array<number>(p).fill(0)
  const total = new Array<number>(p).fill(0)
  const raw = new Array<number>(p).fill(0)
  let yy = 0
  let ySum = 0
  let ySquares = 0
  for (const cell of cells) {
    ySum += cell.y
    ySquares += cell.yy
    yy += cell.yy - (cell.y * cell.y) / cell.n
    for (let j = 0; j < p; j++) {
      total[j]! += cell.x[j]!
      raw[j]! += cell.xx[j]![j]!
      xy[j]! += cell.xy[j]! - (cell.x[j]! * cell.y) / cell.n
      for (let k = j; k < p; k++) xx[j]![k]! += cell.xx[j]![k]! - (cell.x[j]! * cell.x[k]!) / cell.n
    }
  }
  for (let j = 0; j < p; j++) for (let k = 0; k < j; k++) xx[j]![k] = xx[k]![j]!
  const kept = independent(xx, raw)
  const bread = inverseOf(xx, kept)
  const slopes = kept.map((isKept, j) => (isKept ? sumOf(bread[j]!, (b, k) => b * xy[k]!) : null))
  const explained = sumOf(slopes, (slope, j) => (slope ?? 0) * xy[j]!)
  const residual = Math.max(0, yy - explained)
  const variation = ySquares - (ySum * ySum) / n
  return {
    n,
    cells: cells.length,
    slopes,
    bread,
    r2: variation > 0 ? 1 - residual / variation : 0,
    withinR2: yy > 0 ? Math.min(1, explained / yy) : 0,
    meanOutcome: ySum / n,
    meanRegressors: total.map((sum) => sum / n),
  }
}

/** Which regressors the ones before them do not already tell, by elimination in order. */
function independent(xx: readonly (readonly number[])[], raw: readonly number[]): boolean[] {
  const left = xx.map((row) => [...row])
  return raw.map((squares, j) => {
    const pivot = left[j]![j]!
    if (!(pivot > NOTHING_LEFT * squares)) return false
    for (let i = j + 1; i < left.length; i++) {
      const factor = left[i]![j]! / pivot
      for (let k = j; k < left.length; k++) left[i]![k]! -= factor * left[j]![k]!
    }
    return true
  })
}

function inverseOf(xx: readonly (readonly number[])[], kept: readonly boolean[]): number[][] {
  const full = xx.map((row) => row.map(() => 0))
  const at = kept.flatMap((isKept, j) => (isKept ? [j] : []))
  if (at.length === 0) return full
  // Scaled to a diagonal of ones, so that dollars beside shares lose no digits.
  const scale = at.map((j) => Math.sqrt(xx[j]![j]!))
  const scaled = new Matrix(at.map((j, r) => at.map((k, c) => xx[j]![k]! / (scale[r]! * scale[c]!))))
  const inverted = inverse(scaled)
  at.forEach((j, r) => {
    at.forEach((k, c) => {
      full[j]![k] = inverted.get(r, c) / (scale[r]! * scale[c]!)
    })
  })
  return full
}

const sumOf = <T>(values: readonly T[], of: (value: T, i: number) => number): number =>
  values.reduce((sum, value, i) => sum + of(value, i), 0)
