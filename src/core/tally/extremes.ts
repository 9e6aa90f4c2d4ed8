import type { Numbers } from './columns'
import type { Cube, GroupingSet } from './cube'
import { inBlocks } from './in-blocks'
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

/** The same of the cells of a set, and one place more for what is filtered out, which has no such value. */
export function rolledExtremes({ cells, cellOf }: GroupingSet, found: Float64Array, is: Extreme): Float64Array {
  const further = is === 'least' ? Math.min : Math.max
  const rolled = new Float64Array(cells + 1).fill(is === 'least' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY)
  for (let cell = 0; cell < found.length; cell++) {
    const to = cellOf[cell]!
    rolled[to] = further(rolled[to]!, found[cell]!)
  }
  rolled[cells] = Number.NaN
  return rolled
}

/** 1 for each session that has the extreme value of its cell in the set. */
export function atExtremes(
  { cellOf: cubeCellOf }: Cube,
  { values, isKnown }: Numbers,
  { cellOf }: GroupingSet,
  extremes: Float64Array,
): Uint8Array {
  const mask = new Uint8Array(values.length)
  inBlocks(0, values.length, (start, end) => {
    for (let row = start; row < end; row++)
      mask[row] = isKnown[row]! & Number(values[row] === extremes[cellOf[cubeCellOf[row]!]!])
  })
  return mask
}
