import type { Cell, PivotCells } from '../cells/pivot-cells'
import { labelName } from '../dataset/label'
import type { Failure } from '../failure'
import { keyName } from '../format/axis-key'
import type { Measure, Unit } from '../pivot/measure'
import type { RegressionPlan } from '../regression/plan'
import type { RegressionColumn } from '../regression/regression-table'
import type { Figure, FigurePanel, PivotPanel } from './figure'
import type { PublishedValue } from './published-value'

/** One number of a panel beside the published one. */
export interface FigureRow {
  readonly measure: string
  readonly measureName: string
  readonly unit: Unit | 'slope'
  readonly row: string
  readonly column: string
  readonly cell: Cell
  /** As it is, where the number has been adjusted; null elsewhere. */
  readonly raw: number | null
  readonly published: PublishedValue | null
}

/** A panel for one dataset, or why there is none. */
export type PanelResult = { readonly panel: FigurePanel } & (
  | { readonly rows: readonly FigureRow[]; readonly cells: PivotCells | null; readonly failure: null }
  | { readonly failure: Failure }
)

export interface FigureResult {
  readonly figure: Figure
  readonly panels: readonly PanelResult[]
}

/** Whether a published number, as exact as it was published, lies within the interval of ours; null where one is missing. */
export function isWithin({ cell, published }: FigureRow): boolean | null {
  if (!published || cell.kind !== 'estimate' || !cell.estimate.interval) return null
  const { low, high } = cell.estimate.interval
  const { value, step } = published
  return value + step / 2 >= low && value - step / 2 <= high
}

/** The details of a pivot panel, the largest rows where the study keeps only those; totals are left out. */
export function pivotRows(cells: PivotCells, panel: PivotPanel): FigureRow[] {
  const details = cells.rows.keys.flatMap((key, r) => (key.length === cells.rows.dimensions.length ? [r] : []))
  const kept = panel.largestRows === undefined ? details : details.slice(0, panel.largestRows)
  const columns = cells.columns.keys.flatMap((key, c) => (key.length === cells.columns.dimensions.length ? [c] : []))
  return cells.measures.flatMap((measure, m) =>
    kept.flatMap((r) =>
      columns.flatMap((c): FigureRow[] => {
        const row = cells.rows.keys[r]!
        const column = cells.columns.keys[c]!
        const cell = cells.at(r, c, m)
        if (cell.kind === 'empty') return []
        return [
          {
            ...named(measure),
            row: keyName(cells.rows, row),
            column: column.length === 0 ? '' : keyName(cells.columns, column),
            cell,
            raw: null,
            published: publishedAt(panel, measure.id, row, column),
          },
        ]
      }),
    ),
  )
}

/** The levels of an adjusted panel, from a regression with all of its controls in the last column. */
export function adjustedRows(panel: FigurePanel, plan: RegressionPlan, column: RegressionColumn): FigureRow[] {
  const { taxonomy } = plan.factor.dimension
  return (column.adjusted ?? []).map(({ level, n, raw, adjusted, interval }) => ({
    ...named(plan.outcome),
    row: taxonomy ? labelName(taxonomy, level) : level,
    column: '',
    cell: { kind: 'estimate', estimate: { value: adjusted, n, users: null, interval } },
    raw,
    published: publishedAt(panel, plan.outcome.id, [level], []),
  }))
}

/** The slopes of a regression panel, a column of the table each. */
export function slopeRows(panel: FigurePanel, plan: RegressionPlan, columns: readonly RegressionColumn[]): FigureRow[] {
  return columns.flatMap(({ terms, n, clusters }, c) =>
    terms.map(({ name, slope }): FigureRow => {
      const estimate = slope && {
        value: slope.value,
        n,
        users: plan.isClustered ? clusters : null,
        interval: slope.interval,
      }
      return {
        ...named(plan.outcome),
        unit: 'slope',
        row: name === plan.factor.dimension.id ? plan.factor.dimension.name : name,
        column: `(${c + 1})`,
        cell: estimate ? { kind: 'estimate', estimate } : { kind: 'empty' },
        raw: null,
        published: publishedAt(panel, plan.outcome.id, [name], [c + 1]),
      }
    }),
  )
}

const named = ({ id, name, unit }: Measure) => ({ measure: id, measureName: name, unit })

function publishedAt(
  { published }: FigurePanel,
  measure: string,
  row: PublishedValue['row'],
  column: PublishedValue['column'],
): PublishedValue | null {
  const isSame = (a: PublishedValue['row'], b: PublishedValue['row']) =>
    a.length === b.length && a.every((value, i) => value === b[i])
  return published.find((p) => p.measure === measure && isSame(p.row, row) && isSame(p.column, column)) ?? null
}
