import type { CellNumber, Grid } from './grid'
import { type LinearSystem, nullVector } from './null-vector'

/**
 * The withheld cells whose value follows from the shown ones by linear algebra.
 *
 * The sums are a linear system in the withheld values. A value is fixed by the system if and only if every vector that
 * the system maps to zero is zero there. One vector in general position among those is enough to tell, and it is the
 * part of any vector in general position that is left when what the sums can see is taken away: a least-squares
 * problem, solved by conjugate gradients (Björck, Numerical Methods for Least Squares Problems, 7.4).
 */
export function determinedCells(grid: Grid, withheld: readonly boolean[]): CellNumber[] {
  const cells = [...withheld.keys()].filter((cell) => withheld[cell])
  if (cells.length === 0) return []
  const system = linearSystem(grid, withheld, cells)
  const free = nullVector(system, cells.length)
  return cells.filter((_, j) => Math.abs(free[j]!) < ZERO)
}

/**
 * Which of the sums follow from others that are known, over the same numbers: as above, a sum is fixed if and only if it is
 * zero at every vector whose known sums are all zero.
 *
 * @param size how many numbers there are
 * @param known the numbers, by place, that each known sum adds up
 * @param asked the same of the sums that are looked for
 * @returns places among the asked ones
 */
export function determinedSums(
  size: number,
  known: readonly (readonly number[])[],
  asked: readonly (readonly number[])[],
): number[] {
  if (asked.length === 0) return []
  const starts = [0]
  for (const sum of known) starts.push(starts.at(-1)! + sum.length)
  const free = nullVector(
    {
      parts: Int32Array.from(known.flat()),
      starts: Int32Array.from(starts),
      totals: new Int32Array(known.length).fill(-1),
      scales: Float64Array.from(known, (sum) => 1 / Math.sqrt(Math.max(1, sum.length))),
    },
    size,
  )
  return asked.flatMap((sum, i) =>
    Math.abs(sum.reduce((total, at) => total + free[at]!, 0)) < ZERO * Math.sqrt(sum.length) ? [i] : [],
  )
}

// Entries of the vector are of the order of one; rounding leaves far less than this where the true entry is zero.
const ZERO = 1e-6

function linearSystem(grid: Grid, withheld: readonly boolean[], cells: readonly CellNumber[]): LinearSystem {
  const unknownOf = new Int32Array(grid.cells).fill(-1)
  cells.forEach((cell, j) => {
    unknownOf[cell] = j
  })
  const parts: number[] = []
  const starts = [0]
  const totals: number[] = []
  const scales: number[] = []
  for (const equation of grid.equations) {
    const before = parts.length
    for (const part of equation.parts) if (withheld[part]) parts.push(unknownOf[part]!)
    const total = unknownOf[equation.total]!
    const members = parts.length - before + (total < 0 ? 0 : 1)
    if (members === 0) continue
    starts.push(parts.length)
    totals.push(total)
    scales.push(1 / Math.sqrt(members))
  }
  return {
    parts: Int32Array.from(parts),
    starts: Int32Array.from(starts),
    totals: Int32Array.from(totals),
    scales: Float64Array.from(scales),
  }
}
