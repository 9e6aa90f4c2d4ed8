import type { CellMoments } from '../stats/regression/cell-moments'
import type { ScoreProducts } from '../stats/regression/clustered-errors'
import { type Regressors, regressorCount } from './column-moments'
import type { ColumnSample } from './column-sample'
import type { Frame } from './frame'

/**
 * Sums over clusters of products of their scores: of each session its regressors less their cell's means, times what the
 * cell's mean and the slopes leave of its outcome. Sessions without a user, or all, are clusters of their own.
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
): ScoreProducts {
  const { rows, numbers } = regressors
  const p = regressorCount(regressors)
  const own = p - numbers.length
  const levels = rows.length
  // Per cell and level: what is left of each regressor, and what is expected of the outcome but for the numbers.
  const within = new Float64Array(kept.length * levels * own)
  const expected = new Float64Array(kept.length * levels)
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
  let clusters = 0
  let last = -1
  const close = () => {
    for (let j = 0; j < p; j++) for (let k = j; k < p; k++) products[j * p + k]! += score[j]! * score[k]!
    score.fill(0)
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
    const at = cell * levels + frame.level[place]!
    let residual = frame.y[place]! - expected[at]!
    for (let j = 0; j < numbers.length; j++)
      residual -= slopes[own + j]! * (numbers[j]![place]! - means[cell * numbers.length + j]!)
    for (let j = 0; j < own; j++) score[j]! += within[at * own + j]! * residual
    for (let j = 0; j < numbers.length; j++)
      score[own + j]! += (numbers[j]![place]! - means[cell * numbers.length + j]!) * residual
  }
  close()
  return { clusters, products: Array.from({ length: p }, (_, j) => [...products.subarray(j * p, (j + 1) * p)]) }
}
