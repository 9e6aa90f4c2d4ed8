import { type Base, containsBase } from '../../pivot/base'
import type { Thresholds } from '../../pivot/spec'
import type { BaseCount, CellStatistics } from '../statistics'
import { buildGrid, type CellNumber, type Equation, type Grid } from './grid'
import { type CellCounts, isEnough } from './suppress'

/** The cells of every denominator of a pivot in one grid, since what one shows can tell what another withholds. */
export interface Denominators {
  readonly grid: Grid
  readonly counts: CellCounts
  /**
   * Number of the cell of a denominator at a position of the statistics; where it holds no session, that of the narrowest
   * wider one that holds any.
   */
  cellOf(base: Base, position: number): CellNumber
}

/**
 * One denominator: number of its cell at each position, or -1 where it is seen to hold no session. Where a wider one is
 * withheld there, nobody sees that.
 */
type Numbers = Int32Array

/**
 * Where a denominator is seen to hold the same sessions as the wider one it is part of, the two have one cell: what one
 * shows is the number of the other.
 *
 * @param cells the statistics, by position
 * @param bases wider ones before those they contain
 * @param sums the sums of the pivot, by position
 */
export function joinDenominators(
  cells: readonly CellStatistics[],
  bases: readonly Base[],
  sums: readonly Equation[],
  thresholds: Thresholds,
): Denominators {
  const n: number[] = []
  const users: (number | null)[] = []
  const narrower: CellNumber[][] = []
  const widers: CellNumber[] = []
  const equations: Equation[] = []
  const numbers = new Map<string, Numbers>()
  const guards = new Map<string, Numbers>()
  for (const [i, base] of bases.entries()) {
    const containing = bases.slice(0, i).filter((other) => containsBase(other, base))
    const wider = narrowest(containing, cells)
    const isShared = wider === undefined ? [] : sharedPositions(cells, wider, base, sums, thresholds)
    const first = n.length
    const own = Int32Array.from(cells, ({ bases: counted }, position) => {
      const around = wider === undefined ? -1 : numbers.get(wider.id)![position]!
      if (isShared[position]) return around
      const count = counted.get(base.id)!
      if (count.n === 0 && (around < 0 || isEnough(thresholds, n[around]!, users[around]!))) return -1
      const number = n.push(count.n) - 1
      users.push(count.users)
      narrower.push([])
      widers.push(around)
      if (around >= 0) narrower[around]!.push(number)
      return number
    })
    numbers.set(base.id, own)
    guards.set(
      base.id,
      own.map((number, position) => (number < 0 && wider !== undefined ? guards.get(wider.id)![position]! : number)),
    )
    for (const sum of sums) {
      const total = own[sum.total]!
      const parts = sum.parts.map((part) => own[part]!).filter((part) => part >= 0)
      // A sum of shared cells alone has been said.
      const isNew = total >= first || parts.some((part) => part >= first)
      if (total >= 0 && isNew) equations.push({ total, parts })
    }
  }
  const areKnown = (counts: readonly (number | null)[]): counts is number[] => counts.every((count) => count !== null)
  return {
    grid: buildGrid(n.length, equations),
    counts: { n, users: areKnown(users) ? users : null, narrower, wider: widers },
    cellOf: (base, position) => guards.get(base.id)![position] ?? -1,
  }
}

/** The base with the fewest sessions, all cells together; of several the last, as it asks the most. */
function narrowest(bases: readonly Base[], cells: readonly CellStatistics[]): Base | undefined {
  const sizeOf = ({ id }: Base) => cells.reduce((sum, { bases: counted }) => sum + counted.get(id)!.n, 0)
  const sizes = bases.map(sizeOf)
  return bases[sizes.lastIndexOf(Math.min(...sizes))]
}

/**
 * Positions where it can be seen that no session of the wider denominator is missing from the narrower one: all that are
 * missing from a total are missing from parts that are shown.
 */
function sharedPositions(
  cells: readonly CellStatistics[],
  wide: Base,
  narrow: Base,
  sums: readonly Equation[],
  thresholds: Thresholds,
): boolean[] {
  const missing = cells.map(({ bases }) => bases.get(wide.id)!.n - bases.get(narrow.id)!.n)
  const isLarge = ({ n, users }: BaseCount) => n === 0 || isEnough(thresholds, n, users)
  const isShown = cells.map(({ bases }) => isLarge(bases.get(wide.id)!) && isLarge(bases.get(narrow.id)!))
  const isShared = cells.map(() => false)
  for (let hasFound = true; hasFound; ) {
    hasFound = false
    for (const { total, parts } of sums) {
      if (!isShown[total] && !isShared[total]) continue
      if (parts.some((part) => missing[part]! > 0 && !isShown[part])) continue
      for (const part of parts) {
        if (missing[part] !== 0 || isShared[part]) continue
        isShared[part] = true
        hasFound = true
      }
    }
  }
  return isShared
}
