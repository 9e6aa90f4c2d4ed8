import { describe, expect, it } from 'vitest'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { PivotSpec } from '#core/pivot/spec'
import { cellsContent } from '#core/slide/content/cells-content'
import type { PlainSession } from '../../support/count-sessions'
import { sessionsTable, tableColumn } from '../../support/sessions-table'
import { ALL_SHOWN, alike, cellsOf, specOf } from '../cells/cells-of'

const TABLE = sessionsTable([
  'session_id',
  'user_id',
  'work_mode',
  'expertise',
  'outcome',
  'task_value_usd',
  tableColumn('team'),
])
const on = (...dimensions: readonly string[]) => dimensions.map((dimension) => ({ dimension }))

/** What a slide says of a measure, as far as it is there. */
function contentOf(cells: PivotCells, table: SessionsTable, spec: PivotSpec) {
  const content = cellsContent({ cells, measure: 0, spec }, table)
  return { ...content, table: content.table!, chart: content.chart!, footnote: content.footnote.join(' ') }
}

/** The slide as JSON text has it, its thin spaces made plain. */
function slideOf(sessions: readonly PlainSession[], asked: Partial<PivotSpec>) {
  const spec = specOf({ thresholds: ALL_SHOWN, ...asked })
  const slide = contentOf(cellsOf(TABLE, sessions, spec), TABLE, spec)
  return JSON.parse(JSON.stringify(slide).replaceAll('\u202F', ' ')) as typeof slide
}

const SESSIONS = [
  ...alike(3, { work_mode: 'Fix', expertise: '1', outcome: 'succeeded', task_value_usd: 1000 }),
  ...alike(1, { work_mode: 'Fix', expertise: '5', outcome: 'failed', task_value_usd: 3000 }),
  ...alike(1, { work_mode: 'Build', expertise: '5', outcome: 'failed', task_value_usd: 250 }),
]

describe('a slide of one dimension', () => {
  it('has a table of value, interval and n, the total last', () => {
    // SciPy 1.17.1, in percent: binomtest(k, n).proportion_ci(method='wilson') of 3 in 4, 0 in 1 and 3 in 5.
    const { table, subtitle, headline } = slideOf(SESSIONS, { rows: on('work_mode'), measures: ['partial_success'] })
    expect(table).toEqual({
      header: ['Work mode', '%', '95 % interval', 'n'],
      rows: [
        { cells: ['Fix', '75.0', '30.1 to 95.4', '4'], counts: [], kind: 'part' },
        { cells: ['Build', '0.0', '0.0 to 79.3', '1'], counts: [], kind: 'part' },
        { cells: ['All work modes', '60.0', '23.1 to 88.2', '5'], counts: [], kind: 'total' },
      ],
      note: '',
    })
    expect(subtitle).toBe('At least partial success, percent of sessions, by work mode')
    expect(headline).toBe('At least partial success ranges from 0 % (Build) to 75 % (Fix), within the intervals')
  })

  it('has dollars, numbers and counts in their unit, and no interval where there is none', () => {
    const valued = slideOf(SESSIONS, { rows: on('work_mode'), measures: ['task_value_mean'], level: 0.9 })
    expect(valued.table.header).toEqual(['Work mode', 'US $', '90 % interval', 'n'])
    expect(valued.table.rows[1]!.cells).toEqual(['Build', '$250', 'none', '1'])
    expect(valued.subtitle).toBe('Mean task value, US dollars, by work mode')
    const counted = slideOf(SESSIONS, { rows: on('work_mode') })
    // Garwood for 1, as in the tests of the interval: 0.03 to 5.57.
    expect(counted.table.rows[1]!.cells).toEqual(['Build', '1', '0 to 6', '1'])
    expect(counted.subtitle).toBe('Sessions, by work mode')
  })

  it('says where a number is withheld, and shows none of it', () => {
    const sessions = [
      ...alike(40, { work_mode: 'Fix' }),
      ...alike(16, { work_mode: 'Build' }),
      ...alike(9, { work_mode: 'Test' }),
    ]
    const { table } = slideOf(sessions, { rows: on('work_mode'), thresholds: { minUsers: 5, minSessions: 15 } })
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['Fix', '40', '29 to 54', '40'],
      ['Build', 'withheld', '', ''],
      ['Test', 'withheld', '', ''],
      ['All work modes', '65', '50 to 83', '65'],
    ])
  })
})

describe('a slide without dimensions', () => {
  it('is one line of all sessions', () => {
    const { table, headline, subtitle } = slideOf(SESSIONS, {})
    expect(table.rows).toEqual([{ cells: ['All sessions', '5', '2 to 12', '5'], counts: [], kind: 'part' }])
    expect(subtitle).toBe('Sessions')
    expect(headline).toBe('Sessions')
  })
})

describe('a slide with columns', () => {
  it('has each value with its n under it, and says where the intervals are', () => {
    const asked = { rows: on('work_mode'), columns: on('expertise'), measures: ['partial_success'] }
    const { table, chart } = slideOf(SESSIONS, asked)
    expect(table).toEqual({
      header: ['Work mode', 'Novice', 'Expert', 'All levels'],
      rows: [
        { cells: ['Fix', '100.0', '0.0', '75.0'], counts: ['3', '1', '4'], kind: 'part' },
        { cells: ['Build', '·', '0.0', '0.0'], counts: ['', '1', '1'], kind: 'part' },
        { cells: ['All work modes', '100.0', '0.0', '60.0'], counts: ['3', '2', '5'], kind: 'total' },
      ],
      note: 'Under each value its n; the intervals are in the chart. ·\u00A0no\u00A0sessions',
    })
    expect(chart.points.every(({ low, high }) => low !== null && high !== null)).toBe(true)
  })

  it('says nothing of intervals where its chart has none', () => {
    const asked = { rows: on('work_mode'), columns: on('expertise'), chart: { kind: 'heatmap' as const } }
    const { table, chart } = slideOf(SESSIONS, asked)
    expect(chart.kind).toBe('heatmap')
    expect(table.note).toBe('Under each value its n. ·\u00A0no\u00A0sessions')
  })

  it('is named by what its chart is by', () => {
    const { subtitle } = slideOf(SESSIONS, { rows: on('work_mode'), columns: on('expertise') })
    expect(subtitle).toBe('Sessions, by expertise and work mode')
  })

  it('marks what is withheld and explains the mark', () => {
    const sessions = [
      ...alike(40, { work_mode: 'Fix', expertise: '1' }),
      ...alike(40, { work_mode: 'Build', expertise: '1' }),
      ...alike(40, { work_mode: 'Fix', expertise: '5' }),
      ...alike(9, { work_mode: 'Build', expertise: '5' }),
    ]
    const asked = { rows: on('work_mode'), columns: on('expertise'), thresholds: { minUsers: 5, minSessions: 15 } }
    const { table, footnote } = slideOf(sessions, asked)
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['Fix', '*', '*', '80'],
      ['Build', '*', '*', '49'],
      ['All work modes', '80', '49', '129'],
    ])
    expect(table.note).toBe('Under each value its n; the intervals are in the chart. *\u00A0withheld')
    // The four parts: the pivot withholds no total.
    expect(footnote).toContain('(4 cells here)')
  })

  it('shows seven columns, the total among them', () => {
    const sessions = Array.from({ length: 9 }, (_, i) => ({ work_mode: 'Fix', team: `t${i}` }))
    const asked = { rows: on('work_mode'), columns: [{ dimension: 'team', order: 'natural' as const }] }
    const { table, chart } = slideOf(sessions, asked)
    expect(table.header).toEqual(['Work mode', 't0', 't1', 't2', 't3', 't4', 't5', 'All, by team'])
    expect(table.note).toContain('3 more columns are not shown.')
    expect(chart.series.map(({ name }) => name)).toEqual(table.header.slice(1, -1))
  })

  it('and no rows has them as rows', () => {
    const { table } = slideOf(SESSIONS, { columns: on('work_mode') })
    expect(table).toEqual(slideOf(SESSIONS, { rows: on('work_mode') }).table)
  })
})

describe('a slide of one measure of several', () => {
  it('says which it does not show', () => {
    const { footnote } = slideOf(SESSIONS, {
      rows: on('work_mode'),
      measures: ['sessions', 'users', 'partial_success'],
    })
    expect(footnote).toMatch(/Not on this slide: users, at least partial success\.$/)
    expect(slideOf(SESSIONS, { rows: on('work_mode') }).footnote).not.toContain('Not on this slide')
  })
})

describe('a slide with many rows', () => {
  const teams = (count: number) => Array.from({ length: count }, (_, i) => ({ team: `t${String(i).padStart(2, '0')}` }))
  const asked = { rows: [{ dimension: 'team', order: 'natural' as const }] }

  it('shows sixteen, the total among them, and says how many it does not', () => {
    const fits = slideOf(teams(15), asked)
    expect([fits.table.rows.length, fits.table.note]).toEqual([16, ''])
    const one = slideOf(teams(16), asked)
    expect([one.table.rows.length, one.table.note]).toEqual([16, '1 more row is not shown.'])
    const more = slideOf(teams(30), asked)
    expect(more.table.rows.map(({ cells }) => cells[0])).toEqual([...teams(15).map(({ team }) => team), 'All, by team'])
    expect(more.table.note).toBe('15 more rows are not shown.')
    expect(more.chart.categories).toEqual(teams(15).map(({ team }) => team))
  })

  it('counts in its footnote what it withholds itself, not what is left out', () => {
    const sessions = teams(20).flatMap(({ team }) => alike(team < 't17' ? 100 : team === 't17' ? 16 : 6, { team }))
    const { table, footnote } = slideOf(sessions, { ...asked, thresholds: { minUsers: 5, minSessions: 15 } })
    expect(table.note).toBe('5 more rows are not shown.')
    expect(footnote).toContain('are withheld (none here)')
  })

  it('compares in its headline only where it shows all', () => {
    const big = Array.from({ length: 400 }, () => ({ team: 't00' }))
    expect(slideOf([...big, ...teams(15)], asked).headline).toBe(
      'Sessions is highest for t00 (401) and lowest for t14 (1)',
    )
    expect(slideOf([...big, ...teams(16)], asked).headline).toBe('Sessions by team')
  })
})

describe('a slide of nested rows', () => {
  const sites = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']
  const table = sessionsTable(['session_id', 'expertise', tableColumn('team'), tableColumn('site')])
  const sessions = ['red', 'blue'].flatMap((team) =>
    sites.flatMap((site) => ['1', '5'].map((expertise) => ({ team, site, expertise }))),
  )
  const order = 'natural' as const
  const rows = [
    { dimension: 'team', order },
    { dimension: 'site', order },
  ]
  const slide = (columns: PivotSpec['columns']) => {
    const spec = specOf({ rows, columns, thresholds: ALL_SHOWN })
    return contentOf(cellsOf(table, sessions, spec), table, spec)
  }

  it('names each group once, with its total, over its parts', () => {
    const lines = slide([]).table.rows.map(({ cells, kind }) => [kind, cells[0], cells[1]])
    expect(lines).toEqual([
      ['group', 'blue', '24'],
      ...sites.map((site) => ['part', site, '2']),
      ['group', 'red', '24'],
      ['part', 'a', '2'],
      ['total', 'All, by team', '48'],
    ])
    expect(slide([]).table.note).toBe('11 more rows are not shown.')
  })

  it('shows the same cells in its chart and in its table', () => {
    const { table: shown, chart } = slide(on('expertise'))
    const parts = shown.rows.filter(({ kind }) => kind === 'part').map(({ cells }) => cells[0])
    // Nine lines: the group, seven parts and the total.
    expect(parts).toEqual(sites.slice(0, 7))
    expect([shown.rows.length, shown.note.includes('17 more rows are not shown.')]).toEqual([9, true])
    const drawn = new Set(chart.points.map((point) => JSON.stringify([point.category, point.series])))
    expect(drawn.size).toBe(parts.length * 2)
    expect(chart.points.map(({ n }) => n)).toEqual(
      shown.rows.filter(({ kind }) => kind === 'part').flatMap(({ counts }) => counts.slice(0, 2).map(Number)),
    )
  })
})

it('a slide of no session has its titles and no rows', () => {
  const { table, headline, chart } = slideOf([], { rows: on('work_mode') })
  expect(table.rows).toEqual([])
  expect(headline).toBe('Not shown: sessions by work mode')
  expect(chart.points).toEqual([])
})
