import type { Cell, PivotCells } from '../cells/pivot-cells'
import type { ToldGroups } from './build-change'

/** The series of a change. */
export interface ChangeSeries {
  readonly mix: PivotCells
  readonly indexed: PivotCells | null
}

/**
 * Withholds whole rows of the series: groups the change does not tell of, and groups with a month that either series
 * withholds. Each table may have chosen other cells to keep a small one from being worked out, and months that are told one by
 * one would tell the one that is missing of a period. A row alone follows from the totals, so that another goes with it.
 */
export function hideGroups({ mix, indexed }: ChangeSeries, told: ToldGroups): ChangeSeries {
  const all = [mix, ...(indexed ? [indexed] : [])]
  const names = new Set(told.values.map(({ value }) => JSON.stringify([value])))
  const hidden = new Set<string>()
  for (const cells of all) {
    for (const [row, key] of groupsOf(cells)) {
      const isTold = told.withheld === 0 || names.has(key)
      if (!isTold || hasWithheld(cells, row)) hidden.add(key)
    }
  }
  if (hidden.size === 0) return { mix, indexed }
  if (hidden.size === 1) {
    const others = groupsOf(mix).filter(([, key]) => !hidden.has(key))
    const smallest = others.sort(([a], [b]) => sessionsIn(mix, a) - sessionsIn(mix, b))[0]
    if (smallest) hidden.add(smallest[1])
  }
  return { mix: withoutRows(mix, hidden), indexed: indexed && withoutRows(indexed, hidden) }
}

/** Rows that are no totals, each with its key as text. */
const groupsOf = ({ rows }: PivotCells): [row: number, key: string][] =>
  rows.keys.flatMap((key, row): [number, string][] => (key.length === 1 ? [[row, JSON.stringify(key)]] : []))

const cellsIn = (cells: PivotCells, row: number): Cell[] =>
  cells.columns.keys.flatMap((_, column) => cells.measures.map((__, measure) => cells.at(row, column, measure)))

const hasWithheld = (cells: PivotCells, row: number): boolean =>
  cellsIn(cells, row).some(({ kind }) => kind === 'withheld')

const sessionsIn = (cells: PivotCells, row: number): number =>
  cellsIn(cells, row).reduce((sum, cell) => sum + (cell.kind === 'estimate' ? cell.estimate.n : 0), 0)

function withoutRows(cells: PivotCells, hidden: ReadonlySet<string>): PivotCells {
  const isHidden = cells.rows.keys.map((key) => key.length === 1 && hidden.has(JSON.stringify(key)))
  const at = (row: number, column: number, measure: number): Cell =>
    isHidden[row] ? { kind: 'withheld' } : cells.at(row, column, measure)
  let withheld = 0
  for (const row of cells.rows.keys.keys()) {
    for (const column of cells.columns.keys.keys())
      if (cells.measures.some((_, measure) => at(row, column, measure).kind === 'withheld')) withheld++
  }
  return { ...cells, at, withheld }
}
