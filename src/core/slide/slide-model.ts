import type { Key } from '../cells/key'
import type { Axis, PivotCells } from '../cells/pivot-cells'
import { buildChart, type ChartModel } from '../chart/chart-model'
import type { SessionsTable } from '../dataset/sessions-table'
import { formatKey, formatTotal } from '../format/key'
import { formatCount, formatInterval, formatLevel, formatValue } from '../format/number'
import type { PivotSpec } from '../pivot/spec'
import { footnote } from './footnote'
import { headline } from './headline'

/** A small table: at most as many rows as fit beside the chart. */
export interface SlideTable {
  readonly header: readonly string[]
  /** The first cell of a row is its name, the others are numbers as text. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly isTotal: boolean }[]
  /** What a reader must know of it: rows that did not fit, and what its marks mean. */
  readonly note: string
}

/** One slide as data: what the page prints is this and nothing else. */
export interface SlideModel {
  readonly headline: string
  readonly subtitle: string
  readonly chart: ChartModel
  readonly table: SlideTable
  readonly footnote: string
}

/** Rows of the table that fit at a size one can read from the back of a room, a total among them. */
const MOST_ROWS = 11

/** Dots and intervals of all series of a chart that can be told apart on a slide. */
const MOST_DOTS = 64

/** Builds the slide of one measure of a pivot. */
export function buildSlide(cells: PivotCells, measure: number, table: SessionsTable, spec: PivotSpec): SlideModel {
  const whole = buildChart(cells, measure)
  const most = Math.min(MOST_ROWS - 1, Math.floor(MOST_DOTS / whole.series.length))
  const chart = whole.kind === 'dots' ? buildChart(cells, measure, most) : whole
  return {
    headline: headline(chart),
    subtitle: subtitle(chart),
    chart,
    table: cells.columns.dimensions.length === 0 ? intervalTable(cells, measure) : crossTable(cells, measure),
    footnote: footnote(cells, chart.measure, table, spec),
  }
}

function subtitle({ measure, categoryTitle, seriesTitle }: ChartModel): string {
  const by = [categoryTitle, seriesTitle].filter((text) => text !== '').map((text) => text.toLowerCase())
  const unit = measure.unit === 'rate' ? ', percent of sessions' : measure.unit === 'dollars' ? ', US dollars' : ''
  return `${measure.name}${unit}${by.length > 0 ? `, by ${by.join(' and ')}` : ''}`
}

/**
 * The rows a slide has room to name: of nested rows the outermost, each over everything below it, and the total.
 * Positions on the axis, in order.
 */
const namedRows = ({ keys }: Axis): number[] => keys.flatMap((key, r) => (key.length <= 1 ? [r] : []))

function rowName(axis: Axis, key: Key): string {
  if (axis.dimensions.length === 0) return 'All sessions'
  const { dimension } = axis.dimensions[0]!
  return key.length === 0 ? formatTotal(dimension) : formatKey(dimension, key[0]!)
}

const rowTitle = ({ dimensions }: Axis): string => dimensions[0]?.dimension.name ?? ''

/** One column of the pivot: value, interval and n side by side. */
function intervalTable(cells: PivotCells, measure: number): SlideTable {
  const { unit } = cells.measures[measure]!
  const rows = namedRows(cells.rows).map((r) => {
    const key = cells.rows.keys[r]!
    const cell = cells.at(r, 0, measure)
    const name = rowName(cells.rows, key)
    const isTotal = key.length === 0
    if (cell.kind !== 'estimate') return { cells: [name, cell.kind === 'withheld' ? 'withheld' : '', '', ''], isTotal }
    const { value, interval, n } = cell.estimate
    const bounds = interval ? formatInterval(interval, unit) : 'none'
    return { cells: [name, formatValue(value, unit), bounds, formatCount(n)], isTotal }
  })
  const value = unit === 'rate' ? '%' : unit === 'dollars' ? 'US $' : 'Value'
  return { header: [rowTitle(cells.rows), value, `${formatLevel(cells.level)} interval`, 'n'], ...fitting(rows) }
}

/** Stands in a table too narrow for the word. */
const WITHHELD_MARK = '*'

/** Columns of a cross table that fit beside a chart. */
const MOST_COLUMNS = 7

/** Several columns: values only, the intervals are in the chart. */
function crossTable(cells: PivotCells, measure: number): SlideTable {
  const { unit } = cells.measures[measure]!
  const outermost = cells.columns.keys.flatMap((key, c) => (key.length <= 1 ? [c] : []))
  const total = outermost.filter((c) => cells.columns.keys[c]!.length === 0)
  const columns = [...outermost.filter((c) => !total.includes(c)).slice(0, MOST_COLUMNS - total.length), ...total]
  const rows = namedRows(cells.rows).map((r) => ({
    cells: [
      rowName(cells.rows, cells.rows.keys[r]!),
      ...columns.map((c) => {
        const cell = cells.at(r, c, measure)
        return cell.kind === 'estimate'
          ? formatValue(cell.estimate.value, unit)
          : cell.kind === 'withheld'
            ? WITHHELD_MARK
            : ''
      }),
    ],
    isTotal: cells.rows.keys[r]!.length === 0,
  }))
  const header = [rowTitle(cells.rows), ...columns.map((c) => rowName(cells.columns, cells.columns.keys[c]!))]
  return { header, ...fitting(rows) }
}

function fitting(rows: SlideTable['rows']): Pick<SlideTable, 'rows' | 'note'> {
  if (rows.length <= MOST_ROWS) return { rows, note: noteOn(rows, 0) }
  const total = rows.at(-1)!
  const kept = total.isTotal ? [...rows.slice(0, MOST_ROWS - 1), total] : rows.slice(0, MOST_ROWS)
  return { rows: kept, note: noteOn(kept, rows.length - kept.length) }
}

function noteOn(rows: SlideTable['rows'], leftOut: number): string {
  const isMarked = rows.some(({ cells }) => cells.includes(WITHHELD_MARK))
  const more = leftOut === 0 ? '' : `${leftOut} more row${leftOut === 1 ? ' is' : 's are'} not shown.`
  return [more, isMarked ? `${WITHHELD_MARK} withheld` : ''].filter((part) => part !== '').join(' ')
}
