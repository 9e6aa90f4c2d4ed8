import type { Interval } from '../stats/interval'
import type { ChartMeasure, ChartModel } from './chart-model'

/** A number to be drawn; without one its place is marked as withheld. */
export interface PlainPoint {
  readonly category: string
  readonly series: string
  readonly value: number | null
  readonly interval: Interval | null
  /** Null where it would tell of too few beside another. */
  readonly n: number | null
}

interface PointsChoice {
  readonly kind: 'line' | 'dot'
  /** True where the categories are the steps of a scale. */
  readonly isScale: boolean
  readonly level: number
  readonly categoryTitle: string
  readonly seriesTitle: string
}

/** Numbers that come from no pivot, as a chart: categories and series in the order they are met. */
export function pointsChart(points: readonly PlainPoint[], measure: ChartMeasure, choice: PointsChoice): ChartModel {
  const categories = [...new Set(points.map(({ category }) => category))]
  const series = [...new Set(points.map((point) => point.series))]
  const place = ({ category, series }: PlainPoint, row: number) => ({ panel: '', category, series, row, column: 0 })
  return {
    kind: choice.kind,
    unfit: null,
    measure,
    level: choice.level,
    scale: 'linear',
    panels: [''],
    panelTitle: '',
    categories,
    labels: categories.map((name) => ({ name, group: '' })),
    categoryTitle: choice.categoryTitle,
    isScale: choice.isScale,
    offScale: [],
    series: series.map((name, slot) => ({ name, slot })),
    seriesTitle: series.length > 1 ? choice.seriesTitle : '',
    points: points.flatMap((point, i) =>
      point.value === null
        ? []
        : [
            {
              ...place(point, i),
              value: point.value,
              low: point.interval?.low ?? null,
              high: point.interval?.high ?? null,
              n: point.n,
              spread: null,
            },
          ],
    ),
    withheld: points.flatMap((point, i) => (point.value === null ? [place(point, i)] : [])),
    published: [],
    stacks: [],
    leftOut: { panels: 0, categories: 0, series: 0 },
  }
}
