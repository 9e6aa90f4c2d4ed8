import type { CellNumber, Grid } from './grid'

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

/** One row per sum: its withheld parts less, if that is withheld too, its total. */
interface LinearSystem {
  /** Unknowns that are parts, the rows end to end. */
  readonly parts: Int32Array
  /** Where the parts of each row begin, and at last where they end. */
  readonly starts: Int32Array
  /** The unknown that is the total, or -1. */
  readonly totals: Int32Array
  /** Makes a row of length one, which changes no solution and finds it sooner. */
  readonly scales: Float64Array
}

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

/** A vector the system maps to zero, in general position among all such. */
function nullVector(system: LinearSystem, size: number): Float64Array {
  const left = generalVector(size)
  let gradient = apply(system, left)
  const direction = gradient.slice()
  let length = dot(gradient, gradient)
  const goal = length * 1e-24
  for (let i = 0; length > goal && i < 20_000; i++) {
    const step = applyTransposed(system, direction, size)
    const scale = length / dot(step, step)
    for (let j = 0; j < size; j++) left[j]! -= scale * step[j]!
    gradient = apply(system, left)
    const next = dot(gradient, gradient)
    for (let k = 0; k < direction.length; k++) direction[k] = gradient[k]! + (next / length) * direction[k]!
    length = next
  }
  return left
}

/** Fixed numbers between 0.5 and 1 of both signs, without a pattern that sums could meet by chance. */
function generalVector(size: number): Float64Array {
  let state = 0x9e3779b9
  return Float64Array.from({ length: size }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5
    const bits = (state ^ (state >>> 13)) >>> 0
    return (bits & 1 ? 1 : -1) * (0.5 + bits / 2 ** 33)
  })
}

function apply({ parts, starts, totals, scales }: LinearSystem, x: Float64Array): Float64Array {
  const y = new Float64Array(totals.length)
  for (let k = 0; k < y.length; k++) {
    let sum = totals[k]! < 0 ? 0 : -x[totals[k]!]!
    for (let i = starts[k]!; i < starts[k + 1]!; i++) sum += x[parts[i]!]!
    y[k] = sum * scales[k]!
  }
  return y
}

function applyTransposed({ parts, starts, totals, scales }: LinearSystem, y: Float64Array, size: number): Float64Array {
  const x = new Float64Array(size)
  for (let k = 0; k < y.length; k++) {
    const share = y[k]! * scales[k]!
    if (totals[k]! >= 0) x[totals[k]!]! -= share
    for (let i = starts[k]!; i < starts[k + 1]!; i++) x[parts[i]!]! += share
  }
  return x
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
