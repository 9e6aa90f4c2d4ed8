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

// Entries of the vector are of the order of one; rounding leaves far less than this where the true entry is zero.
const ZERO = 1e-6

/** One row per sum: the unknowns in it and their signs. */
interface LinearSystem {
  readonly unknowns: readonly (readonly number[])[]
  readonly signs: readonly (readonly number[])[]
}

function linearSystem(grid: Grid, withheld: readonly boolean[], cells: readonly CellNumber[]): LinearSystem {
  const unknownOf = new Map(cells.map((cell, j) => [cell, j]))
  const unknowns: number[][] = []
  const signs: number[][] = []
  for (const { total, parts } of grid.equations) {
    const hidden = parts.filter((part) => withheld[part]).map((part) => unknownOf.get(part)!)
    const row = withheld[total] ? [unknownOf.get(total)!, ...hidden] : hidden
    if (row.length === 0) continue
    unknowns.push(row)
    signs.push(row.map((_, i) => (withheld[total] && i === 0 ? -1 : 1)))
  }
  return { unknowns, signs }
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

function apply({ unknowns, signs }: LinearSystem, x: Float64Array): Float64Array {
  return Float64Array.from(unknowns, (row, k) => row.reduce((sum, j, i) => sum + signs[k]![i]! * x[j]!, 0))
}

function applyTransposed({ unknowns, signs }: LinearSystem, y: Float64Array, size: number): Float64Array {
  const x = new Float64Array(size)
  unknowns.forEach((row, k) => {
    row.forEach((j, i) => {
      x[j]! += signs[k]![i]! * y[k]!
    })
  })
  return x
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0)
}
