import { expect, it } from 'vitest'
import { figureChart } from '#core/figures/figure-chart'
import type { FigureRow } from '#core/figures/figure-result'

const row = (
  measure: 'verified_success' | 'judged_success',
  level: string,
  value: number | null,
  told?: number,
): FigureRow => ({
  measure,
  measureName: measure,
  unit: 'rate',
  row: level,
  column: '',
  category: level,
  series: measure,
  cell:
    value === null
      ? { kind: 'withheld' }
      : { kind: 'estimate', estimate: { value, n: 20, users: 9, interval: { low: value - 0.1, high: value + 0.1 } } },
  raw: null,
  published: told === undefined ? null : { measure, row: [level], column: [], value: told, step: 0.01, in: 'text' },
})

it('a series a measure, with published numbers at the same places and nothing where none is', () => {
  const rows = [
    row('verified_success', 'Novice', 0.2, 0.15),
    row('verified_success', 'Expert', 0.3),
    row('judged_success', 'Novice', null, 0.39),
    row('judged_success', 'Expert', 0.6, 0.65),
  ]
  const model = figureChart(rows, { kind: 'line', isScale: true, level: 0.95, categoryTitle: 'expertise' })
  expect(model.categories).toEqual(['Novice', 'Expert'])
  expect(model.series.map(({ name }) => name)).toEqual(['verified_success', 'judged_success'])
  expect(model.points.map(({ category, series, value, low }) => [category, series, value, low])).toEqual([
    ['Novice', 'verified_success', 0.2, 0.1],
    ['Expert', 'verified_success', 0.3, expect.closeTo(0.2)],
    ['Expert', 'judged_success', 0.6, 0.5],
  ])
  expect(model.withheld).toMatchObject([{ category: 'Novice', series: 'judged_success' }])
  expect(model.published.map(({ category, series, value }) => [category, series, value])).toEqual([
    ['Novice', 'verified_success', 0.15],
    ['Novice', 'judged_success', 0.39],
    ['Expert', 'judged_success', 0.65],
  ])
})
