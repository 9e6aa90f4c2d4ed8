import type { ChartModel } from '../chart/chart-model'
import type { ChartPoint } from '../chart/chart-point'
import { namedSlots } from '../chart/series-slots'
import type { Taxonomy } from '../dataset/label'
import { findMeasure } from '../pivot/built-in-measures'
import type { Measure } from '../pivot/measure'
import type { FigureRow } from './figure-result'

export interface FigureChartChoice {
  readonly kind: 'bar' | 'line' | 'dot' | 'box'
  /** True where the rows are the steps of a scale. */
  readonly isScale: boolean
  readonly level: number
  readonly categoryTitle: string
  /** What tells several series apart; measures do where nothing is said. */
  readonly seriesTitle?: string
  /** Of the series, where they are labels of one: each has its colour wherever it is drawn. */
  readonly taxonomy?: Taxonomy | undefined
}

/** A number where a chart has it. */
export interface PlacedRow {
  readonly row: FigureRow
  /** Empty where there is one panel. */
  readonly panel: string
  readonly category: string
  readonly series: string
}

/** The numbers of a panel as a chart in the study's form, with what was published at the same places. */
export const figureChart = (rows: readonly FigureRow[], choice: FigureChartChoice): ChartModel =>
  chartOfPlaced(
    rows.map((row) => ({ row, panel: '', category: row.category, series: row.series })),
    choice,
  )

/** The same where panels and series have been chosen. */
export function chartOfPlaced(placed: readonly PlacedRow[], choice: FigureChartChoice): ChartModel {
  const each = (of: (one: PlacedRow) => string) => [...new Set(placed.map(of))]
  const [panels, categories, series] = [each((p) => p.panel), each((p) => p.category), each((p) => p.series)]
  const slots = namedSlots(choice.taxonomy, series)
  const rows = placed.map(({ row }) => row)
  const at = ({ panel, category, series }: PlacedRow) => ({ panel, category, series })
  const points = placed.flatMap((one, i): ChartPoint[] => {
    const { row } = one
    if (row.cell.kind !== 'estimate') return []
    const { value, n, interval, spread } = row.cell.estimate
    const bounds = { low: interval?.low ?? null, high: interval?.high ?? null }
    return [{ ...at(one), row: i, column: 0, value, ...bounds, n, spread: spread ?? null }]
  })
  const withheld = placed.flatMap((one, i) =>
    one.row.cell.kind === 'withheld' ? [{ ...at(one), row: i, column: 0 }] : [],
  )
  return {
    kind: choice.kind,
    unfit: null,
    measure: measureOf(rows),
    level: choice.level,
    scale: choice.kind === 'box' ? 'log' : 'linear',
    panels,
    panelTitle: '',
    categories,
    labels: categories.map((name) => ({ name, group: '' })),
    categoryTitle: choice.categoryTitle,
    isScale: choice.isScale,
    offScale: [],
    series: series.map((name, i) => ({ name, slot: slots[i]! })),
    seriesTitle: series.length > 1 ? (choice.seriesTitle ?? 'Measure') : '',
    points,
    withheld,
    published: placed.flatMap((one) => (one.row.published ? [{ ...at(one), value: one.row.published.value }] : [])),
    stacks: [],
    leftOut: { panels: 0, categories: 0, series: 0 },
  }
}

/** The measure by the name and in the unit it is shown in; slopes of rates are told in points. */
function measureOf(rows: readonly FigureRow[]): Measure {
  const [first] = rows
  const measure = first && findMeasure(first.measure)
  if (!measure) throw new Error('a figure without rows has no chart')
  const { unit, measureName } = first
  return {
    ...measure,
    name: measureName,
    unit: unit !== 'slope' ? unit : measure.unit === 'rate' ? 'points' : 'number',
  }
}
