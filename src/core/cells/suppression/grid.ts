import type { Key } from '../key'
import { KeyIndex } from '../key'

/** A cell of a grid by number; see `Grid`. */
export type CellNumber = number

/**
 * One fact that anyone can use for subtraction: the total equals the sum of its parts. Parts that no session fell
 * into are left out.
 */
export interface Equation {
  readonly total: CellNumber
  readonly parts: readonly CellNumber[]
}

/** The cells of a pivot with every sum that holds among them. */
export interface Grid {
  readonly cells: number
  readonly equations: readonly Equation[]
  /** The equations a cell stands in. */
  readonly equationsOf: readonly (readonly number[])[]
}

export function buildGrid(cells: number, equations: readonly Equation[]): Grid {
  const equationsOf: number[][] = Array.from({ length: cells }, () => [])
  equations.forEach(({ total, parts }, e) => {
    equationsOf[total]!.push(e)
    for (const part of parts) equationsOf[part]!.push(e)
  })
  return { cells, equations, equationsOf }
}

/**
 * Every sum of a pivot, along both axes and at every level.
 *
 * @param cellAt number of the cell at a row and column key, or -1 where there is none
 */
export function sumsOf(
  rowKeys: readonly Key[],
  columnKeys: readonly Key[],
  cellAt: (row: number, column: number) => CellNumber,
): Equation[] {
  const sums: Equation[] = []
  const add = (total: CellNumber, parts: readonly CellNumber[]) => {
    if (total >= 0) sums.push({ total, parts: parts.filter((part) => part >= 0) })
  }
  for (const [parent, children] of families(rowKeys)) {
    for (let c = 0; c < columnKeys.length; c++)
      add(
        cellAt(parent, c),
        children.map((child) => cellAt(child, c)),
      )
  }
  for (const [parent, children] of families(columnKeys)) {
    for (let r = 0; r < rowKeys.length; r++)
      add(
        cellAt(r, parent),
        children.map((child) => cellAt(r, child)),
      )
  }
  return sums
}

/** Every key that is a total, with the keys one dimension longer that make it up. */
function families(keys: readonly Key[]): Map<number, number[]> {
  const index = KeyIndex.of(keys)
  const found = new Map<number, number[]>()
  keys.forEach((key, child) => {
    if (key.length === 0) return
    const parent = index.find(key.slice(0, -1))
    if (parent < 0) return
    const siblings = found.get(parent)
    if (siblings) siblings.push(child)
    else found.set(parent, [child])
  })
  return found
}
