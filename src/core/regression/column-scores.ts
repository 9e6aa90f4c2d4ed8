import type { CellMoments } from '../stats/regression/cell-moments'
import type { ScoreProducts } from '../stats/regression/clustered-errors'
import type { MarginProducts } from '../stats/regression/margins'
import { type Regressors, regressorCount } from './column-moments'
import type { ColumnSample } from './column-sample'
import type { Frame } from './frame'

/** What clusters make of a column. */
export interface ColumnScores extends ScoreProducts {
  readonly margin: MarginProducts
  /** Clusters that have a session at each level of the frame. */
  readonly atLevel: readonly number[]
}

/**
 * Sums over clusters of products of their scores: of each session its regressors less their cell's means, times what the
 * cell's mean and the slopes leave of its outcome. Sessions without a user, or all, are clusters of their own.
 *
 * Beside them stand those of the margin: of each session what its outcome is without its regressors of levels, less its mean.
 *
 * @param kept per cell of the sample: its moments, or null where it does not count
 */
export function scoreProducts(
  frame: Frame,
  { places, cellOf }: ColumnSample,
  regressors: Regressors,
  kept: readonly (CellMoments | null)[],
  slopes: readonly number[],
  isClustered: boolean,
): ColumnScores {
  const { rows, numbers } = regressors
  const p = regressorCount(regressors)
  const own = p - numbers.length
  const levels = rows.length
  // Per cell and level: what is left of each regressor, and what is expected of the outcome but for the numbers.
  const within = new Float64Array(kept.length * levels * own)
  const expected = new Float64Array(kept.length * levels)
  const ofLevel = rows.map((row) => row.reduce((sum, x, j) => sum + x * slopes[j]!, 0))
  const base = meanWithout(kept, slopes, own)
  const means = new Float64Array(kept.length * numbers.length)
  for (const [cell, moments] of kept.entries()) {
    if (!moments) continue
    const { n, x, y } = moments
    numbers.forEach((_, j) => {
      means[cell * numbers.length + j] = x[own + j]! / n
    })
    for (const [level, row] of rows.entries()) {
      const at = cell * levels + level
      let value = y / n
      for (let j = 0; j < own; j++) {
        const left = row[j]! - x[j]! / n
        within[at * own + j] = left
        value += slopes[j]! * left
      }
      expected[at] = value
    }
  }
  const products = new Float64Array(p * p)
  const score = new Float64Array(p)
  const margin = { products: new Float64Array(p), squares: 0 }
  let left = 0
  const atLevel = new Array<number>(levels).fill(0)
  const lastAt = new Int32Array(levels).fill(-1)
  let clusters = 0
  let last = -1
  const close = () => {
    for (let j = 0; j < p; j++) for (let k = j; k < p; k++) products[j * p + k]! += score[j]! * score[k]!
    for (let j = 0; j < p; j++) margin.products[j]! += score[j]! * left
    margin.squares += left * left
    score.fill(0)
    left = 0
  }
  const isKept = Uint8Array.from(kept, (cell) => (cell ? 1 : 0))
  for (let i = 0; i < places.length; i++) {
    const cell = cellOf[i]!
    if (isKept[cell] === 0) continue
    const place = places[i]!
    const user = isClustered ? frame.user[place]! : -1
    if (user < 0 || user !== last) {
      close()
      clusters++
      last = user
    }
    const level = frame.level[place]!
    const at = cell * levels + level
    left += frame.y[place]! - ofLevel[level]! - base
    if (lastAt[level] !== clusters) atLevel[level]!++
    lastAt[level] = clusters
    let residual = frame.y[place]! - expected[at]!
    for (let j = 0; j < numbers.length; j++)
      residual -= slopes[own + j]! * (numbers[j]![place]! - means[cell * numbers.length + j]!)
    for (let j = 0; j < own; j++) score[j]! += within[at * own + j]! * residual
    for (let j = 0; j < numbers.length; j++)
      score[own + j]! += (numbers[j]![place]! - means[cell * numbers.length + j]!) * residual
  }
  close()
  return {
    clusters,
    products: Array.from({ length: p }, (_, j) => [...products.subarray(j * p, (j + 1) * p)]),
    margin: { products: [...margin.products], squares: margin.squares },
    atLevel,
  }
}

/** The mean of the outcome without what the slopes of levels make of it. */
function meanWithout(kept: readonly (CellMoments | null)[], slopes: readonly number[], own: number): number {
  let [n, sum] = [0, 0]
  for (const moments of kept) {
    if (!moments) continue
    n += moments.n
    sum += moments.y
    for (let j = 0; j < own; j++) sum -= slopes[j]! * moments.x[j]!
  }
  return sum / n
}
