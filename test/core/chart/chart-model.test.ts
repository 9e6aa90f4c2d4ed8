import { describe, expect, it } from 'vitest'
import { buildChart } from '#core/chart/chart-model'
import { CHOSEN_CHART } from '#core/pivot/chart-choice'
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

describe('a chart of groups that are folded', () => {
  // Counted by hand: three sessions of two teams in one occupation, two in another.
  const sessions = [
    ...alike(2, { occupation: 'Computer and mathematical', team: 'a', work_mode: 'build_code' }),
    ...alike(1, { occupation: 'Computer and mathematical', team: 'b', work_mode: 'build_code' }),
    ...alike(2, { occupation: 'Management', team: 'a', work_mode: 'build_code' }),
  ]
  const drawn = (collapsed: 'all' | (string | null)[][], columns: readonly string[] = []) => {
    const rows = [{ dimension: 'occupation', collapsed }, { dimension: 'team' }]
    const cells = cellsOf(TABLE, sessions, {
      rows,
      columns: on(...columns),
      measures: ['sessions'],
      thresholds: ALL_SHOWN,
    })
    return buildChart(cells, 0, { ...CHOSEN_CHART, kind: 'dot' })
  }
  const valuesOf = ({ points }: ReturnType<typeof drawn>) =>
    points.map(({ category, series, value }) => `${category} | ${series}: ${value}`)

  it('has their subtotals in the place of their parts', () => {
    const one = drawn([['Computer and mathematical']])
    expect(valuesOf(one)).toEqual(['Computer and mathematical | All, by team: 3', 'Management | a: 2'])
    expect(one.seriesTitle).toBe('team')
  })

  it('has one dimension less where all are', () => {
    const all = drawn('all')
    expect(valuesOf(all)).toEqual(['Computer and mathematical | All sessions: 3', 'Management | All sessions: 2'])
    expect([all.categoryTitle, all.seriesTitle]).toEqual(['Occupation', ''])
    expect(valuesOf(drawn('all', ['work_mode']))).toHaveLength(2)
  })
})

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
      unfit: null,
      measure: cells.measures[1],
      level: 0.95,
      scale: 'linear',
      panels: [''],
      panelTitle: '',
      categories: ['Novice', 'Expert', 'Unclear', 'Not recorded'],
      labels: ['Novice', 'Expert', 'Unclear', 'Not recorded'].map((name) => ({ name, group: '' })),
      categoryTitle: 'Expertise',
      isScale: true,
      offScale: ['Unclear', 'Not recorded'],
      series: [{ name: 'All sessions', slot: 0 }],
      seriesTitle: '',
      // SciPy 1.17.1: binomtest(k, n).proportion_ci(method='wilson')
      points: [
        point(0, 'Novice', 1 / 4, 4, 0.04558726080970055, 0.6993581574175981),
        point(1, 'Expert', 1, 4, 0.5101091635454894, 1),
        point(2, 'Unclear', 0, 2, 0, 0.6576197724933469),
        point(3, 'Not recorded', 0, 1, 0, 0.7934506856227626),
      ],
      withheld: [],
      published: [],
      stacks: [],
      leftOut: { panels: 0, categories: 0, series: 0 },
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

  function point(row: number, category: string, value: number, n: number, low: number, high: number) {
    return {
      panel: '',
      category,
      series: 'All sessions',
      row,
      column: 0,
      value,
      n,
      low: expect.closeTo(low, 9),
      high: expect.closeTo(high, 9),
      spread: null,
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
    // In the table Build is the second row and Plan the third, Novice the first column.
    expect(chart.withheld).toEqual([
      { panel: '', category: 'Novice', series: 'Build', row: 1, column: 0 },
      { panel: '', category: 'Novice', series: 'Plan', row: 2, column: 0 },
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
    expect(buildChart(cellsOf(table, sessions, asked), 0).points).toMatchObject([
      { category: 'Fix', series: 'All sessions', value: 20, n: 1, low: null, high: null },
    ])
  })

  it('of a pivot without dimensions is nothing but one bar', () => {
    const chart = buildChart(cellsOf(TABLE, alike(20, {}), {}), 0)
    expect(chart).toMatchObject({
      kind: 'bar',
      categories: ['All sessions'],
      categoryTitle: '',
      points: [{ value: 20 }],
    })
  })

  it('of an empty pivot is everything', () => {
    const chart = buildChart(cellsOf(TABLE, [], { rows: on('work_mode') }), 0)
    expect(chart).toMatchObject({ kind: 'bar', categories: [], series: [], points: [], categoryTitle: 'Work mode' })
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
  const table = sessionsTable(['session_id', tableColumn('team'), tableColumn('site')])
  const name = (i: number) => String(i).padStart(2, '0')
  const sessions = Array.from({ length: 42 }, (_, t) => t).flatMap((t) =>
    Array.from({ length: 12 }, (_, s) => ({ team: name(t), site: name(s) })),
  )
  const order = 'natural' as const
  const cells = cellsOf(table, sessions, {
    rows: [{ dimension: 'team', order }],
    columns: [{ dimension: 'site', order }],
    thresholds: ALL_SHOWN,
  })

  it('is left out and counted, though a category has the name of a series', () => {
    const chart = buildChart(cells, 0, { kind: 'dot' })
    expect(chart.categories).toEqual(Array.from({ length: 40 }, (_, i) => name(i)))
    expect(chart.series.map((series) => series.name)).toEqual(Array.from({ length: 9 }, (_, i) => name(i)))
    expect(chart.leftOut).toEqual({ panels: 0, categories: 2, series: 3 })
    expect(new Set(chart.points.map(({ category }) => category))).toEqual(new Set(chart.categories))
    expect(chart.points).toHaveLength(40 * 9)
  })

  it('of panels is all beyond twelve', () => {
    const chart = buildChart(cells, 0, { kind: 'dot', panels: 'team' })
    expect(chart.panels).toEqual(Array.from({ length: 12 }, (_, i) => name(i)))
    expect(chart.panelTitle).toBe('team')
    expect(chart.categories).toHaveLength(12)
    expect(chart.leftOut).toEqual({ panels: 30, categories: 0, series: 0 })
  })

  it('fits as shades where it does not fit as dots', () => {
    const chart = buildChart(cells, 0)
    expect(chart.kind).toBe('heatmap')
    expect(chart.series).toHaveLength(12)
    expect(chart.leftOut.series).toBe(0)
  })
})

describe('a kind that was asked for', () => {
  const cells = cellsOf(TABLE, alike(20, { work_mode: 'Fix' }), {
    rows: on('work_mode'),
    measures: ['partial_success'],
  })

  it('is drawn where it fits, and else says why not', () => {
    expect(buildChart(cells, 0, { kind: 'bar' })).toMatchObject({ kind: 'bar', unfit: null })
    expect(buildChart(cells, 0, { kind: 'heatmap' })).toMatchObject({
      kind: 'dot',
      unfit: { kind: 'heatmap', reason: 'needs two dimensions' },
    })
  })

  it('has a logarithmic scale only where every bound is above zero', () => {
    const table = sessionsTable(['session_id', 'work_mode', 'outcome', 'task_value_usd'])
    const values = (value: number) => alike(20, { work_mode: 'Fix', outcome: 'failed', task_value_usd: value })
    const asked = { rows: on('work_mode'), measures: ['task_value_mean', 'partial_success'], thresholds: ALL_SHOWN }
    const scale = (sessions: ReturnType<typeof alike>, measure: number, kind: 'dot' | 'bar' = 'dot') =>
      buildChart(cellsOf(table, sessions, asked), measure, { kind, scale: 'log' }).scale
    expect(scale([...values(10), ...values(20)], 0)).toBe('log')
    expect(scale([...values(10), ...values(20)], 0, 'bar')).toBe('linear')
    expect(scale([...values(10), ...values(20)], 1)).toBe('linear')
    // The interval of 38 values of 10 and two of 10 000 reaches below zero.
    expect(
      scale(
        [
          ...alike(38, { work_mode: 'Fix', task_value_usd: 10 }),
          ...alike(2, { work_mode: 'Fix', task_value_usd: 10_000 }),
        ],
        0,
      ),
    ).toBe('linear')
  })
})

describe('stacks', () => {
  const sessions = [
    ...alike(30, { work_mode: 'Fix', expertise: '1' }),
    ...alike(50, { work_mode: 'Fix', expertise: '3' }),
    ...alike(20, { work_mode: 'Fix', expertise: '5' }),
    ...alike(60, { work_mode: 'Build', expertise: '1' }),
    ...alike(9, { work_mode: 'Build', expertise: '3' }),
    ...alike(11, { work_mode: 'Build', expertise: '5' }),
  ]
  const crossed = { rows: on('work_mode'), columns: on('expertise') }
  const partsOf = (chart: ReturnType<typeof buildChart>) =>
    chart.stacks.map(({ category, parts }) => [
      category,
      ...parts.map(({ point, from, to }) => [point?.series ?? 'withheld', round(from), round(to)]),
    ])
  const round = (share: number) => Math.round(share * 1e9) / 1e9

  it('are the parts of every category as shares of its total', () => {
    const cells = cellsOf(TABLE, sessions, { ...crossed, thresholds: ALL_SHOWN })
    // 30, 50 and 20 of 100 in Fix; 60, 9 and 11 of 80 in Build.
    expect(partsOf(buildChart(cells, 0, { kind: 'stacked' }))).toEqual([
      ['Fix', ['Novice', 0, 0.3], ['Intermediate', 0.3, 0.8], ['Expert', 0.8, 1]],
      ['Build', ['Novice', 0, 0.75], ['Intermediate', 0.75, 0.8625], ['Expert', 0.8625, 1]],
    ])
  })

  it('have what is withheld of them as one rest, up to the total', () => {
    const stacks = partsOf(buildChart(cellsOf(TABLE, sessions, crossed), 0, { kind: 'stacked' }))
    // 9 and 11 of Build are under 15 sessions; two of Fix keep them from being worked out from the totals of the levels.
    expect(stacks).toEqual([
      ['Fix', ['Novice', 0, 0.3], ['withheld', 0.3, 1]],
      ['Build', ['Novice', 0, 0.75], ['withheld', 0.75, 1]],
    ])
  })

  it('of one dimension are the parts of all sessions', () => {
    const cells = cellsOf(TABLE, sessions, { rows: on('work_mode'), thresholds: ALL_SHOWN })
    // 100 and 80 of 180.
    expect(partsOf(buildChart(cells, 0, { kind: 'stacked' }))).toEqual([
      ['All sessions', ['Fix', 0, round(100 / 180)], ['Build', round(100 / 180), 1]],
    ])
  })

  it('whose total the pivot does not have add up where all is shown, and are withheld as a whole otherwise', () => {
    // The total of an expertise over work modes would leave out a dimension between two others.
    const cells = cellsOf(TABLE, sessions, { rows: on('occupation', 'work_mode', 'expertise') })
    const chart = buildChart(cells, 0, { kind: 'stacked', panels: 'expertise' })
    expect(chart.stacks.map(({ panel }) => panel)).toEqual(['Novice', 'Intermediate', 'Expert'])
    expect(partsOf(chart)).toEqual([
      ['Not recorded', ['Fix', 0, round(30 / 90)], ['Build', round(30 / 90), 1]],
      ['Not recorded', ['withheld', 0, 1]],
      ['Not recorded', ['withheld', 0, 1]],
    ])
  })
})
