import type { Cell, PivotCells } from '../cells/pivot-cells'
import { labelName } from '../dataset/label'
import type { Failure } from '../failure'
import { keyName } from '../format/axis-key'
import type { Measure, Unit } from '../pivot/measure'
import type { RegressionPlan } from '../regression/plan'
import type { Dropped, RegressionColumn } from '../regression/regression-table'
import type { Figure, FigurePanel, OverlayPanel, PivotPanel } from './figure'
import type { PublishedValue } from './published-value'

/** One number of a panel beside the published one. */
export interface FigureRow {
  readonly measure: string
  readonly measureName: string
  readonly unit: Unit | 'slope'
  readonly row: string
  readonly column: string
  /** Where a chart has it: along its axis of categories, and in which series. */
  readonly category: string
  readonly series: string
  readonly cell: Cell
  /** As it is, where the number has been adjusted; null elsewhere. */
  readonly raw: number | null
  readonly published: PublishedValue | null
}

/** What the sample of a measure leaves out. */
export interface MeasureDropped {
  readonly measure: string
  readonly dropped: Dropped
}

/** A panel for one dataset, or why there is none. */
export type PanelResult = { readonly panel: FigurePanel } & (
  | {
      /** None where the panel is of words. */
      readonly rows: readonly FigureRow[]
      readonly cells: PivotCells | null
      /** The whole table where the panel is a regression. */
      readonly regression?: { readonly plan: RegressionPlan; readonly columns: readonly RegressionColumn[] }
      /** What samples of sessions leave out, where the numbers are of a sample with controls held fixed. */
      readonly dropped?: readonly MeasureDropped[]
      readonly failure: null
    }
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
  const columns = columnsOf(cells, panel)
  return cells.measures.flatMap((measure, m) =>
    kept.flatMap((r) =>
      columns.flatMap((c): FigureRow[] => {
        const row = cells.rows.keys[r]!
        const column = cells.columns.keys[c]!
        const cell = cells.at(r, c, m)
        if (cell.kind === 'empty' && cell.reason === undefined) return []
        const name = keyName(cells.rows, row)
        const columnName = panel.columns.length === 0 ? '' : keyName(cells.columns, column)
        return [
          {
            ...named(measure),
            row: name,
            column: columnName,
            category: name,
            series: columnName || measure.name,
            cell,
            raw: null,
            published: publishedAt(panel, measure.id, row, column),
          },
        ]
      }),
    ),
  )
}

/** Positions of the columns a panel keeps. */
function columnsOf({ columns: { keys, dimensions } }: PivotCells, { columnKeys }: PivotPanel): number[] {
  if (!columnKeys) return keys.flatMap((key, c) => (key.length === dimensions.length ? [c] : []))
  return columnKeys.flatMap((wanted) => {
    const found = keys.findIndex((key) => isSameKey(key, wanted))
    return found < 0 ? [] : [found]
  })
}

/** One part of an overlay panel, from a pivot by its dimension. */
export function overlayRows(cells: PivotCells, panel: OverlayPanel, part: string): FigureRow[] {
  const [measure] = cells.measures
  const column = cells.columns.keys.findIndex((key) => key.length === 0)
  return cells.rows.keys.flatMap((row, r): FigureRow[] => {
    const cell = cells.at(r, column, 0)
    if (row.length === 0 || cell.kind === 'empty' || !measure) return []
    const name = keyName(cells.rows, row)
    const published = publishedAt(panel, measure.id, row, [part])
    return [{ ...named(measure), row: name, column: part, category: name, series: part, cell, raw: null, published }]
  })
}

/** The levels of an adjusted panel, from a regression with all of its controls in the last column. */
export function adjustedRows(panel: FigurePanel, plan: RegressionPlan, column: RegressionColumn): FigureRow[] {
  const { taxonomy } = plan.factor.dimension
  return (column.adjusted ?? []).map(({ level, n, raw, adjusted, interval }) => ({
    ...named(plan.outcome),
    row: taxonomy ? labelName(taxonomy, level) : level,
    column: '',
    category: taxonomy ? labelName(taxonomy, level) : level,
    series: plan.outcome.name,
    cell: { kind: 'estimate', estimate: { value: adjusted, n, users: null, interval } },
    raw,
    published: publishedAt(panel, plan.outcome.id, [level], []),
  }))
}

/**
 * The slopes of a regression panel, a column of the table each. Of a geometric mean, whose slopes are of its logarithm, they
 * are told as the relative change they make.
 */
export function slopeRows(panel: FigurePanel, plan: RegressionPlan, columns: readonly RegressionColumn[]): FigureRow[] {
  const isLog = plan.outcome.statistic.kind === 'geometric-mean'
  const told = (slope: number) => (isLog ? Math.expm1(slope) : slope)
  return columns.flatMap(({ terms, n, clusters }, c) =>
    terms.map(({ name, slope }): FigureRow => {
      const estimate = slope && {
        value: told(slope.value),
        n,
        users: plan.isClustered ? clusters : null,
        interval: { low: told(slope.interval.low), high: told(slope.interval.high) },
      }
      const row = termName(plan, name)
      return {
        ...named(plan.outcome),
        unit: isLog ? 'change' : 'slope',
        row,
        column: `(${c + 1})`,
        category: plan.factor.kind === 'levels' ? row : `(${c + 1})`,
        series: plan.factor.kind === 'levels' ? `(${c + 1})` : row,
        cell: estimate ? { kind: 'estimate', estimate } : { kind: 'empty' },
        raw: null,
        published: publishedAt(panel, plan.outcome.id, [name], [c + 1]),
      }
    }),
  )
}

/** A term as people read it: the factor by its name, a level by that. */
export function termName({ factor }: RegressionPlan, term: string): string {
  const { id, name, taxonomy } = factor.dimension
  if (term === id) return name
  if (!term.startsWith(`${id}=`)) return term
  const level = term.slice(id.length + 1)
  return taxonomy ? labelName(taxonomy, level) : level
}

const named = ({ id, name, unit }: Measure) => ({ measure: id, measureName: name, unit })

function publishedAt(
  { published }: FigurePanel,
  measure: string,
  row: PublishedValue['row'],
  column: PublishedValue['column'],
): PublishedValue | null {
  return published.find((p) => p.measure === measure && isSameKey(p.row, row) && isSameKey(p.column, column)) ?? null
}

const isSameKey = (a: PublishedValue['row'], b: PublishedValue['row']) =>
  a.length === b.length && a.every((value, i) => value === b[i])
