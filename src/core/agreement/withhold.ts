import { buildGrid, sumsOf } from '../cells/suppression/grid'
import { suppress } from '../cells/suppression/suppress'
import type { Confusion } from '../stats/agreement/confusion'
import type { Measured } from '../stats/agreement/measured'

/** A number about agreement as it may be shown; null where there is none. */
export type Told = Measured | 'withheld' | null

/** Withholds a number that stands on fewer sessions than the threshold. */
export const tell = (measured: Measured | null, minSessions: number): Told =>
  measured !== null && measured.n < minSessions ? 'withheld' : measured

/**
 * A confusion matrix as it may be shown: counts under the threshold are null, with as many others as keep them from being
 * worked out from the rest and its totals. Only labels that occur are rows or columns. Null where all of it would be.
 */
export function shownMatrix(confusion: Confusion, minSessions: number): ShownMatrix | null {
  const { labels, counts } = confusion
  const rows = labels.map((_, i) => i).filter((i) => counts[i]!.some((n) => n > 0))
  const columns = labels.map((_, j) => j).filter((j) => counts.some((row) => row[j]! > 0))
  const rowKeys = [...rows.map((i) => [labels[i]!]), []]
  const columnKeys = [...columns.map((j) => [labels[j]!]), []]
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
  const inner = rows.map((i) => columns.map((j) => counts[i]![j]!))
  const table = [
    ...inner.map((row) => [...row, sum(row)]),
    [...columns.map((j) => sum(counts.map((row) => row[j]!))), confusion.n],
  ]
  const width = columnKeys.length
  const n = table.flat()
  const grid = buildGrid(
    n.length,
    sumsOf(rowKeys, columnKeys, (row, column) => row * width + column),
  )
  const alone = { narrower: n.map(() => []), wider: n.map(() => -1) }
  const withheld = suppress(grid, { n, users: null, ...alone }, { minSessions, minUsers: 1 })
  if (withheld.at(-1)) return null
  return {
    rows: rows.map((i) => labels[i]!),
    columns: columns.map((j) => labels[j]!),
    counts: table.map((row, r) => row.map((count, c) => (withheld[r * width + c] ? null : count))),
  }
}

export interface ShownMatrix {
  /** Labels of the reference that occur; the last row of `counts` is their total. */
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly counts: readonly (readonly (number | null)[])[]
}
