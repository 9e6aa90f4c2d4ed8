import type { Thresholds } from '../../pivot/spec'
import { determinedCells } from './determined'
import type { CellNumber, Equation, Grid } from './grid'

/** What stands behind each cell, by cell number. */
export interface CellCounts {
  readonly n: ArrayLike<number>
  /** Null where users are not known; then only the sessions threshold applies. */
  readonly users: ArrayLike<number> | null
}

/**
 * Which cells must be withheld so that no number from fewer users or sessions than the thresholds can be seen or got
 * by adding and subtracting what is shown.
 *
 * Primary: the cell itself is too small. Complementary: in every sum with a withheld part at least one more member is
 * withheld, and the withheld parts together pass the thresholds; then, as long as the shown cells together still fix
 * the value of a withheld one, one more is withheld. Complements are the smallest cells that open no new sum.
 *
 * @param before cells already withheld for another reason
 */
export function suppress(
  grid: Grid,
  counts: CellCounts,
  thresholds: Thresholds,
  before: readonly boolean[] = [],
): boolean[] {
  const { minSessions, minUsers } = thresholds
  const isEnough = (n: number, users: number | null) => n >= minSessions && (users === null || users >= minUsers)
  const usersOf = (cell: CellNumber) => counts.users && counts.users[cell]!
  const withheld = Array.from(
    { length: grid.cells },
    (_, cell) => (before[cell] ?? false) || !isEnough(counts.n[cell]!, usersOf(cell)),
  )
  if (minSessions <= 1 && minUsers <= 1) return withheld.fill(false)

  const isSafe = ({ total, parts }: Equation): boolean => {
    const hidden = parts.filter((part) => withheld[part])
    if (withheld[total]) return hidden.length > 0
    if (hidden.length === 0) return true
    const sessions = hidden.reduce((sum, part) => sum + counts.n[part]!, 0)
    // Users of several cells may be the same people: the most that is certain is the largest of the counts.
    const users = counts.users && hidden.reduce((most, part) => Math.max(most, counts.users![part]!), 0)
    return hidden.length > 1 && isEnough(sessions, users)
  }

  const opens = (cell: CellNumber): number =>
    grid.equationsOf[cell]!.filter((e) => !members(grid.equations[e]!).some((m) => withheld[m])).length
  const complementIn = ({ total, parts }: Equation): CellNumber | undefined => {
    const candidates = parts.filter((part) => !withheld[part])
    if (candidates.length === 0) return withheld[total] ? undefined : total
    return candidates.reduce((best, cell) => {
      const fewer = opens(cell) - opens(best)
      return fewer < 0 || (fewer === 0 && counts.n[cell]! < counts.n[best]!) ? cell : best
    })
  }

  const queue = new Set<number>(grid.equations.keys())
  const withhold = (cell: CellNumber) => {
    withheld[cell] = true
    for (const e of grid.equationsOf[cell]!) queue.add(e)
  }
  for (;;) {
    for (const e of queue) {
      queue.delete(e)
      const equation = grid.equations[e]!
      while (!isSafe(equation)) {
        const complement = complementIn(equation)
        if (complement === undefined) break
        withhold(complement)
      }
    }
    const open = determinedCells(grid, withheld)
    if (open.length === 0) return withheld
    for (const cell of open) {
      const complement = nearestComplement(grid, withheld, cell, complementIn)
      if (complement !== undefined) withhold(complement)
    }
    if (queue.size === 0) return withheld
  }
}

const members = ({ total, parts }: Equation): readonly CellNumber[] => [total, ...parts]

/** A shown cell in a sum with this one or, failing that, in the sums its withheld neighbours stand in. */
function nearestComplement(
  grid: Grid,
  withheld: readonly boolean[],
  from: CellNumber,
  complementIn: (equation: Equation) => CellNumber | undefined,
): CellNumber | undefined {
  const seen = new Set([from])
  for (const cell of seen) {
    for (const e of grid.equationsOf[cell]!) {
      const complement = complementIn(grid.equations[e]!)
      if (complement !== undefined) return complement
      for (const member of members(grid.equations[e]!)) if (withheld[member]) seen.add(member)
    }
  }
  return undefined
}
