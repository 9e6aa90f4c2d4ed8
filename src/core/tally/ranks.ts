import type { Cube, GroupingSet } from './cube'
import { inBlocks } from './in-blocks'

/** The cell of a cube of each session in an order. */
export function cellsInOrder({ cellOf }: Cube, order: Uint32Array): Uint32Array {
  const cells = new Uint32Array(order.length)
  inBlocks(0, order.length, (start, end) => {
    for (let i = start; i < end; i++) cells[i] = cellOf[order[i]!]!
  })
  return cells
}

/**
 * The values of each cell of a set from one rank to another, counted from 1; null where a cell has none.
 *
 * @param order sessions that have a value, in its order, and the cell of each in the cube
 * @param last may be beyond the end
 */
export function valuesAtRanks(
  { cells, cellOf }: GroupingSet,
  order: Uint32Array,
  cellAt: Uint32Array,
  values: Float64Array,
  first: ArrayLike<number>,
  last: ArrayLike<number>,
): (Float64Array | null)[] {
  const begin = new Int32Array(cells + 1)
  const end = new Int32Array(cells + 1)
  for (let cell = 0; cell < cells; cell++) {
    begin[cell] = first[cell]! - 1
    end[cell] = last[cell]!
  }
  const found: number[][] = Array.from({ length: cells }, () => [])
  const ranks = new Uint32Array(cells + 1)
  inBlocks(0, order.length, (start, stop) => {
    for (let i = start; i < stop; i++) {
      const cell = cellOf[cellAt[i]!]!
      const rank = ranks[cell]!++
      if (rank >= begin[cell]! && rank < end[cell]!) found[cell]!.push(values[order[i]!]!)
    }
  })
  return found.map((list, cell) => (ranks[cell] === 0 ? null : Float64Array.from(list)))
}

/** Sessions that have a value, in its order; equal ones as they come. */
export function orderOf(values: Float64Array, isKnown: Uint8Array): Uint32Array {
  const rows = new Uint32Array(values.length)
  let known = 0
  for (let row = 0; row < values.length; row++) if (isKnown[row] === 1) rows[known++] = row
  const sorted = new Float64Array(known)
  for (let i = 0; i < known; i++) sorted[i] = values[rows[i]!]!
  sorted.sort()
  let distinct = 0
  for (let i = 0; i < known; i++) if (i === 0 || sorted[i] !== sorted[distinct - 1]) sorted[distinct++] = sorted[i]!
  // A place for each value, where the sessions that have it begin.
  const starts = new Uint32Array(distinct + 1)
  const codes = new Uint32Array(known)
  for (let i = 0; i < known; i++) {
    const code = placeOf(sorted, distinct, values[rows[i]!]!)
    codes[i] = code
    starts[code + 1]!++
  }
  for (let code = 0; code < distinct; code++) starts[code + 1]! += starts[code]!
  const order = new Uint32Array(known)
  for (let i = 0; i < known; i++) order[starts[codes[i]!]!++] = rows[i]!
  return order
}

function placeOf(sorted: Float64Array, length: number, value: number): number {
  let low = 0
  let high = length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
