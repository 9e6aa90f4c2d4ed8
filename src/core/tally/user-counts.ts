import type { GroupingSet } from './cube'
import { inBlocks } from './in-blocks'
import { isSame } from './is-same'
import type { UserCells } from './user-cells'

/** So many conditions are counted in one pass, each as a bit. */
export const MASKS_AT_ONCE = 4
const PATTERNS = 1 << MASKS_AT_ONCE

/**
 * Per condition: the users of each cell, of those with several sessions. An entry counts under the pattern of those conditions
 * that hold of it and held of none before it of its user in its cell.
 */
export function countSeveral(
  several: UserCells,
  set: GroupingSet,
  patternOf: Uint8Array,
  conditions: number,
): Float64Array[] {
  const { cells } = set
  const lastUser = new Int32Array(cells + 1).fill(-1)
  const met = new Uint8Array(cells + 1)
  const counts = new Uint32Array((cells + 1) * PATTERNS)
  inBlocks(0, several.length, (start, end) =>
    countBlock(start, end, several.userOf, several.cellOf, set.cellOf, patternOf, lastUser, met, counts),
  )
  return Array.from({ length: conditions }, (_, m) =>
    Float64Array.from({ length: cells }, (_, cell) => {
      let users = 0
      for (let pattern = 0; pattern < PATTERNS; pattern++)
        if (pattern & (1 << m)) users += counts[cell * PATTERNS + pattern]!
      return users
    }),
  )
}

function countBlock(
  start: number,
  end: number,
  userOf: Uint32Array,
  cubeCellOf: Uint32Array,
  cellOf: Uint32Array,
  patternOf: Uint8Array,
  lastUser: Int32Array,
  met: Uint8Array,
  counts: Uint32Array,
): void {
  for (let i = start; i < end; i++) {
    const cell = cellOf[cubeCellOf[i]!]!
    const user = userOf[i]!
    const pattern = patternOf[i]!
    // Whether a user comes again is a coin toss, and reckoned without a branch.
    const before = met[cell]! & isSame(lastUser[cell]!, user)
    met[cell] = before | pattern
    lastUser[cell] = user
    counts[cell * PATTERNS + (pattern & ~before)]!++
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
