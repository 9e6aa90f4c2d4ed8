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

/**
 * The numbers of a panel as a chart in the study's form, a series a measure, with what was published at the same places. Rows
 * of slopes have a category for each column of their table.
 */
export function figureChart(rows: readonly FigureRow[], choice: FigureChartChoice): ChartModel {
  const categoryOf = ({ row, column }: FigureRow) => column || row
  const categories = [...new Set(rows.map(categoryOf))]
  const measures = [...new Set(rows.map(({ measureName }) => measureName))]
  const place = (row: FigureRow) => ({ panel: '', category: categoryOf(row), series: row.measureName })
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
    series: measures.map((name, slot) => ({ name, slot })),
    seriesTitle: measures.length > 1 ? 'Measure' : '',
    points,
    withheld,
    published: rows.flatMap((row) => (row.published ? [{ ...place(row), value: row.published.value }] : [])),
    stacks: [],
    leftOut: { panels: 0, categories: 0, series: 0 },
  }
}

/** The measure whose unit the axis has; slopes are plain numbers. */
function measureOf(rows: readonly FigureRow[]): Measure {
  const [first] = rows
  const measure = first && findMeasure(first.measure)
  if (!measure) throw new Error('a figure without rows has no chart')
  return first.unit === 'slope' ? { ...measure, unit: 'number' } : measure
}
