import { inBlocks } from '../in-blocks'
import type { GroupingSet } from './cube'
import type { UserCells } from './user-cells'

/** So many conditions are counted in one pass, each as a bit. */
export const MASKS_AT_ONCE = 4
const PATTERNS = 1 << MASKS_AT_ONCE

/**
 * Per condition: the users of each cell, of those with several sessions. What holds of the entries a user has in a cell is put
 * together until one of another user is met there, and counts then, under its pattern.
 */
export function countSeveral(
  several: UserCells,
  set: GroupingSet,
  patternOf: Uint8Array,
  conditions: number,
): Float64Array[] {
  const { cells } = set
  const met = new Int32Array(cells + 1).fill(NO_USER)
  const counts = new Uint32Array((cells + 1) * PATTERNS)
  inBlocks(0, several.length, (start, end) =>
    countBlock(start, end, several.userOf, several.cellOf, set.cellOf, patternOf, met, counts),
  )
  for (let cell = 0; cell < cells; cell++) counts[cell * PATTERNS + (met[cell]! & (PATTERNS - 1))]!++
  return Array.from({ length: conditions }, (_, m) =>
    Float64Array.from({ length: cells }, (_, cell) => {
      let users = 0
      for (let pattern = 0; pattern < PATTERNS; pattern++)
        if (pattern & (1 << m)) users += counts[cell * PATTERNS + pattern]!
      return users
    }),
  )
}

/** Of whom nothing holds. */
const NO_USER = -PATTERNS

/** @param met the user last met in each cell and, in its last bits, the pattern of the user there */
function countBlock(
  start: number,
  end: number,
  userOf: Uint32Array,
  cubeCellOf: Uint32Array,
  cellOf: Uint32Array,
  patternOf: Uint8Array,
  met: Int32Array,
  counts: Uint32Array,
): void {
  for (let i = start; i < end; i++) {
    const cell = cellOf[cubeCellOf[i]!]!
    const user = userOf[i]! << MASKS_AT_ONCE
    const last = met[cell]!
    if ((last & -PATTERNS) === user) met[cell] = last | patternOf[i]!
    else {
      counts[cell * PATTERNS + (last & (PATTERNS - 1))]!++
      met[cell] = user | patternOf[i]!
    }
  }
}

/** Per entry, as bits, the conditions that hold of a session of it. */
export function patterns(sums: readonly Float64Array[]): Uint8Array {
  const made = new Uint8Array(sums[0]!.length)
  for (const [m, sum] of sums.entries()) {
    inBlocks(0, made.length, (start, end) => {
      for (let i = start; i < end; i++) made[i]! |= Number(sum[i]! > 0) << m
    })
  }
  return made
}

/** Sessions of each cell of which a condition holds, of those between two places. */
export function countFrom(
  cellOf: Uint32Array,
  cells: number,
  mask: Uint8Array,
  from: number,
  to: number,
): Float64Array {
  const counts = new Uint32Array(cells)
  inBlocks(from, to, (start, end) => {
    for (let row = start; row < end; row++) counts[cellOf[row]!]! += mask[row]!
  })
  return Float64Array.from(counts)
}
