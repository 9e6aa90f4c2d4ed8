import { describe, expect, it } from 'vitest'
import { buildChart } from '#core/chart/chart-model'
import { sessionsTable, tableColumn } from '../../support/sessions-table'
import { ALL_SHOWN, alike, cellsOf } from '../cells/cells-of'

const TABLE = sessionsTable([
  'session_id',
  'user_id',
  'work_mode',
  'expertise',
  'occupation',
  'work_occupation',
  'month',
  'outcome',
  tableColumn('team'),
])
const on = (...dimensions: readonly string[]) => dimensions.map((dimension) => ({ dimension }))

describe('a chart of one dimension', () => {
  const sessions = [
    ...alike(4, { expertise: '5', outcome: 'succeeded' }),
    ...alike(3, { expertise: '1', outcome: 'failed' }),
    ...alike(1, { expertise: '1', outcome: 'succeeded' }),
    ...alike(2, { expertise: 'Unclear', outcome: 'failed' }),
    ...alike(1, { expertise: null, outcome: 'failed' }),
  ]
  const cells = cellsOf(TABLE, sessions, {
    rows: on('expertise'),
    measures: ['sessions', 'partial_success'],
    thresholds: ALL_SHOWN,
  })

  it('of a rate is a line along a scale, with what is on no scale apart', () => {
    expect(buildChart(cells, 1)).toEqual({
      kind: 'line',
      measure: cells.measures[1],
      categories: ['Novice', 'Expert', 'Unclear', 'Not recorded'],
      labels: ['Novice', 'Expert', 'Unclear', 'Not recorded'].map((name) => ({ name, group: '' })),
      categoryTitle: 'Expertise',
      offScale: ['Unclear', 'Not recorded'],
      series: [{ name: 'All sessions', slot: 0 }],
      seriesTitle: '',
      // SciPy 1.17.1: binomtest(k, n).proportion_ci(method='wilson')
      points: [
        point('Novice', 1 / 4, 4, 0.04558726080970055, 0.6993581574175981),
        point('Expert', 1, 4, 0.5101091635454894, 1),
        point('Unclear', 0, 2, 0, 0.6576197724933469),
        point('Not recorded', 0, 1, 0, 0.7934506856227626),
      ],
      withheld: [],
      leftOut: { categories: 0, series: 0 },
    })
  })

  it('of a count has the count, and draws no total', () => {
    expect(buildChart(cells, 0).points.map(({ category, value }) => [category, value])).toEqual([
      ['Novice', 4],
      ['Expert', 4],
      ['Unclear', 2],
      ['Not recorded', 1],
    ])
  })

  function point(category: string, value: number, n: number, low: number, high: number) {
    return {
      category,
      series: 'All sessions',
      value,
      n,
      low: expect.closeTo(low, 9),
      high: expect.closeTo(high, 9),
    }
  }
})

describe('what is not drawn', () => {
  it('is marked where it is withheld, and left out where no session fell', () => {
    const sessions = [
      ...alike(40, { work_mode: 'Fix', expertise: '1' }),
      ...alike(40, { work_mode: 'Fix', expertise: '5' }),
      ...alike(8, { work_mode: 'Build', expertise: '1' }),
      ...alike(9, { work_mode: 'Plan', expertise: '1' }),
    ]
    const chart = buildChart(cellsOf(TABLE, sessions, { rows: on('work_mode'), columns: on('expertise') }), 0)
    expect(chart.withheld).toEqual([
      { category: 'Novice', series: 'Build' },
      { category: 'Novice', series: 'Plan' },
    ])
    expect(chart.points.map((p) => [p.category, p.series, p.value])).toEqual([
      ['Novice', 'Fix', 40],
      ['Expert', 'Fix', 40],
    ])
  })

  it('has no bounds where too few sessions give none', () => {
    const table = sessionsTable(['session_id', 'work_mode', 'task_value_usd'])
    const sessions = [{ work_mode: 'Fix', task_value_usd: 20 }]
    const asked = { rows: on('work_mode'), measures: ['task_value_mean'], thresholds: ALL_SHOWN }
    expect(buildChart(cellsOf(table, sessions, asked), 0).points).toEqual([
      { category: 'Fix', series: 'All sessions', value: 20, n: 1, low: null, high: null },
    ])
  })

  it('of a pivot without dimensions is nothing but one dot', () => {
    const chart = buildChart(cellsOf(TABLE, alike(20, {}), {}), 0)
    expect(chart).toMatchObject({
      kind: 'dots',
      categories: ['All sessions'],
      categoryTitle: '',
      points: [{ value: 20 }],
    })
  })

  it('of an empty pivot is everything', () => {
    const chart = buildChart(cellsOf(TABLE, [], { rows: on('work_mode') }), 0)
    expect(chart).toMatchObject({ kind: 'dots', categories: [], series: [], points: [], categoryTitle: 'Work mode' })
  })
})

describe('colours', () => {
  it('of labels are their place in the study, of others their place in the chart', () => {
    const sessions = [
      ...alike(2, { team: 'red', work_mode: 'Test', month: '2025-10' }),
      ...alike(1, { team: 'blue', work_mode: 'Build', month: '2025-11' }),
    ]
    const seriesBy = (column: string) =>
      buildChart(cellsOf(TABLE, sessions, { rows: on('month'), columns: on(column), thresholds: ALL_SHOWN }), 0).series
    expect(seriesBy('work_mode')).toEqual([
      { name: 'Build', slot: 1 },
      { name: 'Test', slot: 8 },
    ])
    expect(seriesBy('team')).toEqual([
      { name: 'red', slot: 0 },
      { name: 'blue', slot: 1 },
    ])
  })
})

describe('nested categories', () => {
  it('have a name of their own and the group they stand in', () => {
    const table = sessionsTable(['session_id', tableColumn('team'), tableColumn('site')])
    const sites = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
    const sessions = ['red', 'blue'].flatMap((team) => sites.map((site) => ({ team, site })))
    const order = 'natural' as const
    const rows = [
      { dimension: 'team', order },
      { dimension: 'site', order },
    ]
    const { categories, labels } = buildChart(cellsOf(table, sessions, { rows, thresholds: ALL_SHOWN }), 0)
    expect(categories.slice(9, 11)).toEqual(['blue, j', 'red, a'])
    expect(labels).toEqual(['blue', 'red'].flatMap((group) => sites.map((name) => ({ name, group }))))
  })
})

describe('more than can be read', () => {
  const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']
  const table = sessionsTable(['session_id', tableColumn('team'), tableColumn('site')])
  const sessions = NAMES.flatMap((team) => NAMES.map((site) => ({ team, site })))
  const order = 'natural' as const
  const asked = {
    rows: [{ dimension: 'team', order }],
    columns: [{ dimension: 'site', order }],
    thresholds: ALL_SHOWN,
  }

  it('is left out and counted, though a category has the name of a series', () => {
    const chart = buildChart(cellsOf(table, sessions, asked), 0, 4)
    expect(chart.categories).toEqual(['a', 'b', 'c', 'd'])
    expect(chart.series.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'])
    expect(chart.leftOut).toEqual({ categories: 8, series: 3 })
    expect(new Set(chart.points.map(({ category }) => category))).toEqual(new Set(chart.categories))
    expect(chart.points).toHaveLength(4 * 9)
  })
})
