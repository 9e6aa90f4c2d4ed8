import { inBlocks } from '../in-blocks'
import type { Numbers } from './columns'
import type { Cube } from './cube'

/** Sessions of each cell of which a condition holds. */
export function countIn({ cellOf, cells }: Cube, mask: Uint8Array): Float64Array {
  const counts = new Uint32Array(cells)
  inBlocks(0, cellOf.length, (start, end) => {
    for (let row = start; row < end; row++) counts[cellOf[row]!]! += mask[row]!
  })
  return Float64Array.from(counts)
}

/** The sum of a number over the sessions of each cell, or of its squares. */
export function sumIn({ cellOf, cells }: Cube, { values }: Numbers, isSquared: boolean): Float64Array {
  const sums = new Float64Array(cells)
  inBlocks(0, cellOf.length, (start, end) => {
    if (isSquared) for (let row = start; row < end; row++) sums[cellOf[row]!]! += values[row]! * values[row]!
    else for (let row = start; row < end; row++) sums[cellOf[row]!]! += values[row]!
  })
  return sums
}
