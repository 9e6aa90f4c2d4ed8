import type { Thresholds } from '../../pivot/spec'
import { determinedCells } from './determined'
import type { CellNumber, Equation, Grid } from './grid'

/** What stands behind each cell, by cell number. */
export interface CellCounts {
  readonly n: readonly number[]
  /** Null where users are not known; then only the sessions threshold applies. */
  readonly users: readonly number[] | null
  /**
   * Cells of the same keys in narrower denominators. They are withheld with this one, or what they show would bound it.
   */
  readonly narrower: readonly (readonly CellNumber[])[]
  /** The cell of the same keys in the next wider denominator, or -1. */
  readonly wider: readonly CellNumber[]
}

/** Whether a number that stands on these may be shown. */
export const isEnough = ({ minSessions, minUsers }: Thresholds, n: number, users: number | null): boolean =>
  n >= minSessions && (users === null || users >= minUsers)

/**
 * Which cells must be withheld so that no number from fewer users or sessions than the thresholds can be seen or got
 * by adding and subtracting what is shown.
 *
 * Primary: the cell itself is too small. Complementary: in every sum with a withheld part at least one more member is
 * withheld, and the withheld parts together pass the thresholds; then, as long as the shown cells together still fix
 * the value of a withheld one, one more is withheld. Complements are the smallest cells that open no new sum.
 *
 * @param first cells to withhold before any other complement, if anything is withheld at all
 * @param held cells to withhold in any case, for what they tell beside another table
 */
export function suppress(
  grid: Grid,
  counts: CellCounts,
  thresholds: Thresholds,
  first: Iterable<CellNumber> = [],
  held: Iterable<CellNumber> = [],
): boolean[] {
  const withheld = new Array<boolean>(grid.cells).fill(false)
  if (thresholds.minSessions <= 1 && thresholds.minUsers <= 1) return withheld

  const sums = grid.equations.map((equation) => new HiddenSum(equation, counts.users))
  const isSafe = (e: number): boolean => {
    const { total } = grid.equations[e]!
    const hidden = sums[e]!
    if (counts.n[total] === 0) return true
    if (withheld[total]) return hidden.parts > 0
    if (hidden.parts === 0) return true
    // As many sessions as cells would be one each.
    if (hidden.parts === 1 || hidden.sessions <= hidden.parts) return false
    return isEnough(thresholds, hidden.sessions, counts.users && hidden.leastUsers(counts.users[total]!))
  }

  const queue = new Set<number>(grid.equations.keys())
  const withhold = (cell: CellNumber): void => {
    if (withheld[cell]) return
    withheld[cell] = true
    for (const e of grid.equationsOf[cell]!) {
      if (grid.equations[e]!.total !== cell) sums[e]!.hide(counts.n[cell]!, counts.users && counts.users[cell]!)
      queue.add(e)
    }
    for (const part of counts.narrower[cell]!) withhold(part)
  }

  const opens = (cell: CellNumber): number => {
    let opened = 0
    for (const e of grid.equationsOf[cell]!) {
      if (sums[e]!.parts === 0 && !withheld[grid.equations[e]!.total]) opened++
    }
    for (const part of counts.narrower[cell]!) if (!withheld[part]) opened += opens(part)
    return opened
  }
  const complementIn = ({ parts }: Equation): CellNumber | undefined => {
    let best: CellNumber | undefined
    let fewest = Number.POSITIVE_INFINITY
    for (const part of parts) {
      if (withheld[part] || counts.n[part] === 0) continue
      const opened = opens(part)
      if (opened > fewest || (opened === fewest && counts.n[part]! >= counts.n[best!]!)) continue
      best = part
      fewest = opened
    }
    return best
  }

  for (let cell = 0; cell < grid.cells; cell++) {
    const n = counts.n[cell]!
    if (n > 0 && !isEnough(thresholds, n, counts.users && counts.users[cell]!)) withhold(cell)
  }
  for (const cell of held) withhold(cell)
  if (withheld.includes(true)) for (const cell of first) withhold(cell)
  for (;;) {
    for (const e of queue) {
      queue.delete(e)
      const equation = grid.equations[e]!
      // Where every part is withheld and they are still too few, nobody may know their sum.
      while (!isSafe(e)) withhold(complementIn(equation) ?? equation.total)
    }
    const open = determinedCells(grid, withheld).filter((cell) => counts.n[cell]! > 0)
    // What tells of a narrower denominator first is the shown number of the wider one.
    const tellers = open.map((cell) => counts.wider[cell]!).filter((cell) => cell >= 0 && !withheld[cell])
    const complement = open.length > 0 ? nearestComplement(grid, withheld, open[0]!, complementIn) : undefined
    if (tellers.length > 0) tellers.forEach(withhold)
    else if (complement !== undefined) withhold(complement)
    else return withheld
  }
}

/** What is known of the withheld parts of one sum. */
class HiddenSum {
  parts = 0
  sessions = 0
  #mostUsers = 0
  #shownUsers = 0

  constructor({ parts }: Equation, users: CellCounts['users']) {
    if (users) for (const part of parts) this.#shownUsers += users[part]!
  }

  hide(sessions: number, users: number | null): void {
    if (sessions === 0) return
    this.parts++
    this.sessions += sessions
    if (users === null) return
    this.#mostUsers = Math.max(this.#mostUsers, users)
    this.#shownUsers -= users
  }

  /** Users of several cells may be the same people; these many they are at least. */
  leastUsers(ofTotal: number): number {
    return Math.max(this.#mostUsers, ofTotal - this.#shownUsers)
  }
}

/** A shown part of a sum with this cell or, failing that, of the sums its withheld neighbours stand in; last, a total. */
function nearestComplement(
  grid: Grid,
  withheld: readonly boolean[],
  from: CellNumber,
  complementIn: (equation: Equation) => CellNumber | undefined,
): CellNumber | undefined {
  const seen = new Set([from])
  let shownTotal: CellNumber | undefined
  for (const cell of seen) {
    for (const e of grid.equationsOf[cell]!) {
      const { total, parts } = grid.equations[e]!
      const complement = complementIn(grid.equations[e]!)
      if (complement !== undefined) return complement
      if (!withheld[total]) shownTotal ??= total
      for (const member of [total, ...parts]) if (withheld[member]) seen.add(member)
    }
  }
  return shownTotal
}
