import type { Cell, PivotCells } from '../../cells/pivot-cells'
import { isTotal } from '../../cells/pivot-cells'
import type { ChartModel } from '../../chart/chart-model'
import { EXPERTISE } from '../../dataset/expertise'
import { labelName, type Taxonomy } from '../../dataset/label'
import { OCCUPATIONS } from '../../dataset/occupation'
import type { SessionsTable } from '../../dataset/sessions-table'
import { keyName } from '../../format/axis-key'
import { formatCount, formatInterval, formatLevel, formatWithUnit } from '../../format/number'
import { filterSentence } from '../../pivot/filter-sentence'
import type { Measure } from '../../pivot/measure'
import type { PivotSpec } from '../../pivot/spec'
import type { PrintedNumber } from '../deck/deck'
import { fitCells, type Room } from '../fitted-cells'
import { footnoteSentences } from '../footnote'
import { headline, inSentence, rounded } from '../headline'
import { slideTable } from '../slide-table'
import { type BigNumber, type Content, EMPTY_CONTENT } from './content'
import { slideChart, slideMarks } from './slide-chart'
import { tooFewText } from './withheld-text'

/** Lines that fit under a headline of four lines and over a footnote of four. */
const ONE_COLUMN: Room = { rows: 16, columns: 1 }
/** Fewer, since n stands under each value. */
const CROSS: Room = { rows: 9, columns: 7 }
/** A chart that has a slide to itself: bars below each other, and lines of shades, which need their height. */
const CHART_ALONE: Room = { rows: 26, columns: 1 }
const CROSS_ALONE: Room = { rows: 14, columns: 12 }

export interface CellsShown {
  readonly cells: PivotCells
  readonly measure: number
  readonly spec: PivotSpec
}

/**
 * What a slide says of one measure of a pivot.
 *
 * @param isAlone whether the chart has the slide to itself, and so room for more
 */
export function cellsContent({ cells, measure, spec }: CellsShown, table: SessionsTable, isAlone = false): Content {
  const isCross = cells.rows.dimensions.length > 0 && cells.columns.dimensions.length > 0
  const fitted = fitCells(cells, measure, isCross ? CROSS : ONE_COLUMN)
  const shown = isAlone ? fitCells(cells, measure, isCross ? CROSS_ALONE : CHART_ALONE) : fitted
  const chart = renamed(slideChart(cells, shown.cells, measure, spec.chart), cells.measures[measure]!)
  const { rows, columns } = shown.leftOut
  const others = cells.measures.filter((_, i) => i !== measure)
  const [own] = fitted.cells.measures
  const isEmpty = chart.points.length === 0
  return {
    ...EMPTY_CONTENT,
    name: nameOf(chart),
    subtitle: subtitleOf(chart),
    headline: isEmpty ? `Not shown: ${lower(nameOf(chart))}` : headline(chart, rows + columns === 0),
    chart,
    marks: [slideMarks(chart), isAlone ? leftOutText(shown.leftOut) : ''].filter(Boolean).join(' '),
    table: slideTable(fitted, chart.kind === 'bar' || chart.kind === 'line' || chart.kind === 'dot'),
    big: bigOf(cells, measure, whoText(spec, table)),
    numbers: numbersOf(shown.cells),
    footnote: [...footnoteSentences(shown.cells, own!, table, spec), ...(isAlone ? [] : notShown(others))],
    notes: [`${own!.name}: ${own!.about}`],
    lacking: isEmpty
      ? {
          what: `Every number of ${lower(nameOf(chart))} is withheld or has no sessions.`,
          remedy: `${tooFewText(spec.thresholds, table)} Open an export of more months or of more people.`,
          published: '',
          isWithheld: true,
        }
      : null,
  }
}

const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

/** A part of all sessions is a share of them. */
const renamed = (chart: ChartModel, { id, showAs }: PivotCells['measures'][number]): ChartModel =>
  id === 'sessions' && showAs.kind === 'percent-of'
    ? { ...chart, measure: { ...chart.measure, name: 'Share of sessions' } }
    : chart

export const nameOf = ({ measure, categoryTitle, seriesTitle, panelTitle }: ChartModel): string => {
  const by = [categoryTitle, seriesTitle, panelTitle].filter((text) => text !== '').map((text) => text.toLowerCase())
  return by.length > 0 ? `${measure.name} by ${by.join(' and ')}` : measure.name
}

export function subtitleOf({ measure, categoryTitle, seriesTitle, panelTitle }: ChartModel): string {
  const by = [categoryTitle, seriesTitle, panelTitle].filter((text) => text !== '').map((text) => text.toLowerCase())
  const unit = measure.unit === 'rate' ? percentOf(measure) : measure.unit === 'dollars' ? ', US dollars' : ''
  return `${measure.name}${unit}${by.length > 0 ? `, by ${by.join(' and ')}` : ''}`
}

/** What a rate is a percentage of; shares say it by their name, and means of shares are of decisions. */
function percentOf({ id, name }: ChartModel['measure']): string {
  if (/(planning|execution)_user_share$/.test(id)) return ', percent of decisions'
  return name.startsWith('Share of ') ? ', percent' : ', percent of sessions'
}

const notShown = (others: readonly Measure[]): string[] =>
  others.length === 0 ? [] : [`Not on this slide: ${others.map(({ name }) => name.toLowerCase()).join(', ')}.`]

function leftOutText({ rows, columns }: { rows: number; columns: number }): string {
  const parts = [
    rows > 0 ? `${formatCount(rows)} more ${rows === 1 ? 'row' : 'rows'}` : '',
    columns > 0 ? `${formatCount(columns)} more ${columns === 1 ? 'column' : 'columns'}` : '',
  ].filter(Boolean)
  return parts.length === 0 ? '' : `Not shown: ${parts.join(' and ')}.`
}

const WHO: Readonly<Record<string, Taxonomy>> = { occupation: OCCUPATIONS, expertise: EXPERTISE }

/** Whose number it is, as one would say it: ` for management where code was produced`. */
function whoText(spec: PivotSpec, table: SessionsTable): string {
  const said = new Map<(typeof spec.filters)[number], string>()
  for (const filter of spec.filters) {
    if (!('values' in filter) || filter.isNegated || filter.values.length !== 1) continue
    const [value] = filter.values
    const taxonomy = WHO[filter.dimension]
    if (taxonomy && value !== null) said.set(filter, ` for ${inSentence(labelName(taxonomy, String(value)))}`)
    if (filter.dimension === 'code_producing')
      said.set(filter, ` where ${value === 'yes' ? '' : 'no '}code was produced`)
  }
  const rest = filterSentence({ ...spec, filters: spec.filters.filter((filter) => !said.has(filter)) }, table)
  const words = [...said.values()].sort((a, b) => Number(a.startsWith(' where')) - Number(b.startsWith(' where')))
  const joint = words.some((word) => word.startsWith(' where')) ? ' and' : ' where'
  return `${words.join('')}${rest === '' ? '' : `${joint} ${rest}`}`
}

/** The number over everything, large; null where it is withheld or there is none. */
function bigOf(cells: PivotCells, measure: number, who: string): BigNumber | null {
  const rootOf = ({ keys }: PivotCells['rows']) => keys.findIndex((key) => key.length === 0)
  const [row, column] = [rootOf(cells.rows), rootOf(cells.columns)]
  const cell: Cell | null = row < 0 || column < 0 ? null : cells.at(row, column, measure)
  const { id, name, unit } = cells.measures[measure]!
  if (cell?.kind !== 'estimate') return null
  const { value, interval, n, users } = cell.estimate
  const bounds = interval ? `${formatLevel(cells.level)} interval ${formatInterval(interval, unit)}` : 'no interval'
  return {
    value: formatWithUnit(value, unit),
    label: name,
    context: `${bounds}; n ${formatCount(n)}${users === null ? '' : `, ${formatCount(users)} users`}`,
    statement:
      id === 'sessions' || id === 'users'
        ? `${rounded([value], unit)[0]} ${value === 1 ? lower(name).replace(/s$/, '') : lower(name)}${who}`
        : `${name} is ${rounded([value], unit)[0]}${who}`,
  }
}

/** Every number of the first measure that a slide may print, totals too, by the names of its place. */
function numbersOf(cells: PivotCells): PrintedNumber[] {
  const measure = cells.measures[0]!
  const at = (axis: PivotCells['rows'], key: PivotCells['rows']['keys'][number]) =>
    axis.dimensions.length === 0 ? '' : isTotal(axis, key) && key.length === 0 ? 'all' : keyName(axis, key)
  return cells.rows.keys.flatMap((row, r) =>
    cells.columns.keys.flatMap((column, c): PrintedNumber[] => {
      const cell = cells.at(r, c, 0)
      if (cell.kind === 'empty') return []
      const place = [at(cells.rows, row), at(cells.columns, column)].filter((name) => name !== '').join(' | ')
      const key = { measure: measure.name, at: place || 'all' }
      if (cell.kind === 'withheld') return [{ ...key, value: null, low: null, high: null, n: null }]
      const { value, interval, n } = cell.estimate
      return [{ ...key, value, low: interval?.low ?? null, high: interval?.high ?? null, n }]
    }),
  )
}
