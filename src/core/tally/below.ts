import { inBlocks } from '../in-blocks'
import type { Numbers } from './columns'
import { type Cube, type GroupingSet, rolledUp } from './cube'
import { type RankIndex, valuesAtRanks } from './ranks'

/** The quantile of each cell of a set, between the two values around it as the database has it; none for what is left out. */
export function quantilesIn(set: GroupingSet, index: RankIndex, p: number): Float64Array {
  const { starts } = index
  const counts = rolledUp(
    set,
    Float64Array.from({ length: starts.length - 1 }, (_, c) => starts[c + 1]! - starts[c]!),
  )
  const rank = (cell: number) => (counts[cell]! - 1) * p
  const around = valuesAtRanks(
    set,
    index,
    (cell) => Math.floor(rank(cell)) + 1,
    (cell) => Math.ceil(rank(cell)) + 1,
  )
  return Float64Array.from({ length: set.cells + 1 }, (_, cell) => {
    const [low, high = low] = around[cell] ?? []
    return low === undefined || high === undefined ? Number.NaN : low + (high - low) * (rank(cell) % 1)
  })
}

/** 1 for each session whose value is at or below the number of its cell in the set. */
export function atOrBelow(
  { cellOf: cubeCellOf }: Cube,
  { values, isKnown }: Numbers,
  { cellOf }: GroupingSet,
  numbers: Float64Array,
): Uint8Array {
  const mask = new Uint8Array(values.length)
  inBlocks(0, values.length, (start, end) => {
    for (let row = start; row < end; row++)
      mask[row] = isKnown[row]! & Number(values[row]! <= numbers[cellOf[cubeCellOf[row]!]!]!)
  })
  return mask
}
