import type { ChartModel } from '../chart/chart-model'
import type { ChartPoint } from '../chart/chart-point'
import { findMeasure } from '../pivot/built-in-measures'
import type { Measure } from '../pivot/measure'
import type { FigureRow } from './figure-result'

export interface FigureChartChoice {
  readonly kind: 'bar' | 'line' | 'dot' | 'box'
  /** True where the rows are the steps of a scale. */
  readonly isScale: boolean
  readonly level: number
  readonly categoryTitle: string
}

/** The numbers of a panel as a chart in the study's form, with what was published at the same places. */
export function figureChart(rows: readonly FigureRow[], choice: FigureChartChoice): ChartModel {
  const categories = [...new Set(rows.map(({ category }) => category))]
  const series = [...new Set(rows.map((row) => row.series))]
  const place = (row: FigureRow) => ({ panel: '', category: row.category, series: row.series })
  const points = rows.flatMap((row, i): ChartPoint[] => {
    if (row.cell.kind !== 'estimate') return []
    const { value, n, interval, spread } = row.cell.estimate
    const bounds = { low: interval?.low ?? null, high: interval?.high ?? null }
    return [{ ...place(row), row: i, column: 0, value, ...bounds, n, spread: spread ?? null }]
  })
  const withheld = rows.flatMap((row, i) =>
    row.cell.kind === 'withheld' ? [{ ...place(row), row: i, column: 0 }] : [],
  )
  return {
    kind: choice.kind,
    unfit: null,
    measure: measureOf(rows),
    level: choice.level,
    scale: choice.kind === 'box' ? 'log' : 'linear',
    panels: [''],
    panelTitle: '',
    categories,
    labels: categories.map((name) => ({ name, group: '' })),
    categoryTitle: choice.categoryTitle,
    isScale: choice.isScale,
    offScale: [],
    series: series.map((name, slot) => ({ name, slot })),
    seriesTitle: series.length > 1 ? 'Series' : '',
    points,
    withheld,
    published: rows.flatMap((row) => (row.published ? [{ ...place(row), value: row.published.value }] : [])),
    stacks: [],
    leftOut: { panels: 0, categories: 0, series: 0 },
  }
}

/** The measure by the name and in the unit it is shown in; slopes are plain numbers. */
function measureOf(rows: readonly FigureRow[]): Measure {
  const [first] = rows
  const measure = first && findMeasure(first.measure)
  if (!measure) throw new Error('a figure without rows has no chart')
  return { ...measure, name: first.measureName, unit: first.unit === 'slope' ? 'number' : first.unit }
}
