import { inBlocks } from '../in-blocks'
import type { ByUser, Numbers } from './columns'
import type { Cube, GroupingSet } from './cube'
import type { Extreme } from './question'

/** The least or the greatest value of each cell; infinite where it has none. */
export function extremesIn({ cellOf, cells }: Cube, { values, isKnown }: Numbers, is: Extreme): Float64Array {
  const sign = is === 'least' ? 1 : -1
  const found = new Float64Array(cells).fill(sign * Number.POSITIVE_INFINITY)
  inBlocks(0, cellOf.length, (start, end) => {
    for (let row = start; row < end; row++) {
      if (isKnown[row] === 1 && sign * values[row]! < sign * found[cellOf[row]!]!) found[cellOf[row]!] = values[row]!
    }
  })
  return found
}

/** The same of the cells of a set. */
export function rolledExtremes({ cells, cellOf }: GroupingSet, found: Float64Array, is: Extreme): Float64Array {
  const further = is === 'least' ? Math.min : Math.max
  const rolled = new Float64Array(cells + 1).fill(is === 'least' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY)
  for (let cell = 0; cell < found.length; cell++) {
    const to = cellOf[cell]!
    rolled[to] = further(rolled[to]!, found[cell]!)
  }
  return rolled.subarray(0, cells)
}

/** The sessions that have the extreme value of their cell of the cube: no other has that of a cell these are part of. */
export function sessionsAt({ cellOf }: Cube, { values, isKnown }: Numbers, found: Float64Array): Uint32Array {
  const rows: number[] = []
  inBlocks(0, cellOf.length, (start, end) => {
    for (let row = start; row < end; row++)
      if (isKnown[row] === 1 && values[row] === found[cellOf[row]!]) rows.push(row)
  })
  return Uint32Array.from(rows)
}

/** How many sessions, and users, have the extreme value of each cell of a set. */
export function countAt(
  { repeaters, known }: ByUser,
  { cellOf: cubeCellOf }: Cube,
  { cells, cellOf }: GroupingSet,
  sessions: Uint32Array,
  values: Float64Array,
  extremes: Float64Array,
): { readonly n: Float64Array; readonly users: Float64Array } {
  const n = new Float64Array(cells)
  const users = new Float64Array(cells)
  const lastUser = new Int32Array(cells).fill(-1)
  for (const row of sessions) {
    const cell = cellOf[cubeCellOf[row]!]!
    if (cell === cells || values[row] !== extremes[cell]) continue
    n[cell]!++
    if (row >= known) continue
    // Those who come again stand together, and others come once.
    const isAgain = row < repeaters.length && lastUser[cell] === repeaters[row]
    if (!isAgain) users[cell]!++
    if (row < repeaters.length) lastUser[cell] = repeaters[row]!
  }
  return { n, users }
}
