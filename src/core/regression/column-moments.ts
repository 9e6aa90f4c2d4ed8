import type { CellMoments } from '../stats/regression/cell-moments'
import type { ColumnSample } from './column-sample'
import type { Frame } from './frame'

/**
 * What stands for the factor and the logarithms in a session: a row of regressors for each value of the factor, and numbers
 * that differ from session to session.
 */
export interface Regressors {
  /** Per level of the frame; empty rows where the factor is a number. */
  readonly rows: readonly (readonly number[])[]
  readonly numbers: readonly Float64Array[]
}

/** How many regressors there are. */
export const regressorCount = ({ rows, numbers }: Regressors): number => rows[0]!.length + numbers.length

/** Adds up what least squares needs of each cell; first per level, which is quicker where levels are few. */
export function cellMoments(frame: Frame, sample: ColumnSample, { rows, numbers }: Regressors): CellMoments[] {
  const { places, cellOf, cells } = sample
  const levels = rows.length
  const q = numbers.length
  // n, y, yy, then of each number its sum, its product with y, and with itself and those after it.
  const width = 3 + 2 * q + (q * (q + 1)) / 2
  const sums = new Float64Array(cells * levels * width)
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!
    const y = frame.y[place]!
    let at = (cellOf[i]! * levels + frame.level[place]!) * width
    sums[at++]! += 1
    sums[at++]! += y
    sums[at++]! += y * y
    for (let j = 0; j < q; j++) {
      const z = numbers[j]![place]!
      sums[at++]! += z
      sums[at++]! += z * y
      for (let k = j; k < q; k++) sums[at++]! += z * numbers[k]![place]!
    }
  }
  return Array.from({ length: cells }, (_, cell) => momentsOf(rows, q, sums, cell * levels * width, width))
}

function momentsOf(
  rows: readonly (readonly number[])[],
  q: number,
  sums: Float64Array,
  from: number,
  width: number,
): CellMoments {
  const own = rows[0]!.length
  const p = own + q
  const x = new Array<number>(p).fill(0)
  const xy = new Array<number>(p).fill(0)
  const xx = Array.from({ length: p }, () => new Array<number>(p).fill(0))
  let [n, y, yy] = [0, 0, 0]
  for (const [level, row] of rows.entries()) {
    let at = from + level * width
    const count = sums[at++]!
    if (count === 0) continue
    const total = sums[at++]!
    n += count
    y += total
    yy += sums[at++]!
    for (let j = 0; j < own; j++) {
      if (row[j] === 0) continue
      x[j]! += count * row[j]!
      xy[j]! += total * row[j]!
      for (let k = j; k < own; k++) xx[j]![k]! += count * row[j]! * row[k]!
    }
    for (let j = own; j < p; j++) {
      const z = sums[at++]!
      x[j]! += z
      xy[j]! += sums[at++]!
      for (let k = 0; k < own; k++) xx[k]![j]! += row[k]! * z
      for (let k = j; k < p; k++) xx[j]![k]! += sums[at++]!
    }
  }
  return { n, x, y, xx, xy, yy }
}
