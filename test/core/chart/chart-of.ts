import type { ChartModel } from '#core/chart/chart-model'
import type { ChartPoint } from '#core/chart/chart-point'
import type { Measure } from '#core/pivot/measure'

/** A point of the only series of the only panel, of 100 sessions. */
export const pointAt = (category: string, value: number, low: number | null, high: number | null): ChartPoint => ({
  panel: '',
  category,
  series: 'All sessions',
  row: 0,
  column: 0,
  value,
  low,
  high,
  n: 100,
  spread: null,
})

/** A line of points over expertise, but for what is said otherwise. */
export const chartOf = (
  measure: Measure,
  points: readonly ChartPoint[],
  more: Partial<ChartModel> = {},
): ChartModel => ({
  kind: 'line',
  unfit: null,
  measure,
  level: 0.95,
  scale: 'linear',
  panels: [''],
  panelTitle: '',
  categories: points.map(({ category }) => category),
  labels: points.map(({ category }) => ({ name: category, group: '' })),
  categoryTitle: 'Expertise',
  isScale: true,
  offScale: [],
  series: [{ name: 'All sessions', slot: 0 }],
  seriesTitle: '',
  points,
  withheld: [],
  published: [],
  stacks: [],
  leftOut: { panels: 0, categories: 0, series: 0 },
  ...more,
})
