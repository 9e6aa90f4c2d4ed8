import { describe, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import { normalize } from '#core/pivot/plan'
import { countSessions, type PlainSession } from '../../support/count-sessions'
import { sessionsTable, tableColumn, unwrap } from '../../support/sessions-table'
import { ALL_SHOWN, alike, cellAt, cellsOf, specOf } from './cells-of'

const TABLE = sessionsTable(['session_id', 'user_id', 'work_mode', 'outcome', 'success_signal', tableColumn('team')])
const on = (...dimensions: readonly string[]) => dimensions.map((dimension) => ({ dimension }))

describe('a number on its own', () => {
  // docs/method.md: fewer than 15 sessions or 5 users are withheld.
  it.each([
    [15, 5, 'estimate'],
    [14, 14, 'withheld'],
    [100, 4, 'withheld'],
    [0, 0, 'empty'],
  ])('of %i sessions by %i users is %s', (sessions, users, kind) => {
    const cells = cellsOf(TABLE, alike(sessions, {}, users), {})
    expect(cells.inView.kind).toBe(kind)
    if (sessions > 0) expect(cellAt(cells, 'sessions', []).kind).toBe(kind)
  })

  it('needs no users where they are not known', () => {
    const sessions = alike(15, { user_id: null })
    expect(cellsOf(sessionsTable(['session_id']), sessions, {}).inView).toEqual({
      kind: 'estimate',
      estimate: { value: 15, n: 15, users: null, interval: null },
    })
  })

  it('is shown at thresholds of one', () => {
    expect(cellsOf(TABLE, alike(1, {}), { thresholds: ALL_SHOWN }).inView).toMatchObject({
      estimate: { value: 1, n: 1 },
    })
  })
})

describe('withheld numbers', () => {
  const success = { outcome: 'succeeded', success_signal: '5' }
  const sessions = [
    ...alike(20, { work_mode: 'Fix', outcome: 'no_clear_goal' }),
    ...alike(9, { work_mode: 'Fix', ...success }),
    ...alike(40, { work_mode: 'Build', ...success }),
    ...alike(60, { work_mode: 'Test', ...success }),
    ...alike(8, { work_mode: 'Plan', ...success }),
    // The smallest beside Plan, and so withheld with it.
    ...alike(16, { work_mode: 'Operate', ...success }),
  ]
  const modes = ['Fix', 'Build', 'Test', 'Plan', 'Operate']
  const cells = cellsOf(TABLE, sessions, { rows: on('work_mode'), measures: ['sessions', 'users', 'partial_success'] })

  it('are withheld by their own denominator', () => {
    expect(cellAt(cells, 'sessions', ['Fix'])).toMatchObject({ estimate: { value: 29 } })
    expect(cellAt(cells, 'partial_success', ['Fix'])).toEqual({ kind: 'withheld' })
  })

  it('are withheld of every measure where they are of all sessions', () => {
    for (const measure of ['sessions', 'users', 'partial_success']) {
      expect(cellAt(cells, measure, ['Plan']), measure).toEqual({ kind: 'withheld' })
    }
  })

  it('say nothing but that they are', () => {
    expect(Object.keys(cellAt(cells, 'sessions', ['Plan']))).toEqual(['kind'])
  })

  it('are never alone in a sum', () => {
    for (const measure of ['sessions', 'partial_success']) {
      const kinds = modes.map((mode) => cellAt(cells, measure, [mode]).kind)
      expect(kinds.filter((kind) => kind === 'withheld').length, measure).toBeGreaterThan(1)
      expect(cellAt(cells, measure, []).kind).toBe('estimate')
    }
  })

  it('are counted by their place, once for all measures', () => {
    const places = modes.filter((mode) =>
      cells.measures.some(({ id }) => cellAt(cells, id, [mode]).kind === 'withheld'),
    )
    expect(cells.withheld).toBe(places.length)
  })
})

describe('numbers that are shown', () => {
  const sessions = [
    ...alike(3, { work_mode: 'Fix', team: 'red', outcome: 'succeeded', success_signal: '5' }),
    ...alike(1, { work_mode: 'Fix', team: 'red', outcome: 'failed', success_signal: '5' }),
    ...alike(2, { work_mode: 'Build', team: null, outcome: 'no_clear_goal' }),
  ]
  const asked = {
    rows: on('work_mode'),
    columns: on('team'),
    measures: ['sessions', 'share_of_sessions', 'verified_success'],
    thresholds: ALL_SHOWN,
  }
  const cells = cellsOf(TABLE, sessions, asked)

  it('stand at their keys, totals after their parts', () => {
    expect(cells.rows.keys).toEqual([['Fix'], ['Build'], []])
    expect(cells.columns.keys).toEqual([['red'], [null], []])
    expect(cellAt(cells, 'sessions', ['Fix'], ['red'])).toMatchObject({ estimate: { value: 4, n: 4, users: 4 } })
    expect(cellAt(cells, 'sessions', [], [null])).toMatchObject({ estimate: { value: 2 } })
    expect(cellAt(cells, 'share_of_sessions', ['Build'], [])).toMatchObject({ estimate: { value: 2 / 6, n: 6 } })
    expect(cellAt(cells, 'verified_success', [], [])).toMatchObject({ estimate: { value: 3 / 4, n: 4 } })
  })

  it('are none where no session fell, or none into the denominator', () => {
    expect(cellAt(cells, 'sessions', ['Fix'], [null])).toEqual({ kind: 'empty' })
    expect(cellAt(cells, 'sessions', ['Build'], [null]).kind).toBe('estimate')
    expect(cellAt(cells, 'verified_success', ['Build'], [null])).toEqual({ kind: 'empty' })
  })

  it('change their interval with the level, without another answer', () => {
    const plan = unwrap(normalize(specOf(asked), TABLE))
    const answer = countSessions(plan, sessions)
    const at = (level: number) => {
      const cell = cellAt(buildCells(answer, { ...plan, level }), 'verified_success', [])
      if (cell.kind !== 'estimate') throw new Error(cell.kind)
      return cell.estimate
    }
    // SciPy 1.17.1: binomtest(3, 4).proportion_ci(level, method='wilson')
    expect(at(0.8)).toMatchObject({ value: 0.75, interval: { low: expect.closeTo(0.4325414503690775, 9) } })
    expect(at(0.99)).toMatchObject({ value: 0.75, interval: { low: expect.closeTo(0.21812572203931785, 9) } })
  })

  it('change with the thresholds, without another answer', () => {
    const plan = unwrap(normalize(specOf(asked), TABLE))
    const answer = countSessions(plan, sessions)
    expect(buildCells(answer, plan).inView.kind).toBe('estimate')
    expect(buildCells(answer, { ...plan, thresholds: { minUsers: 1, minSessions: 7 } }).inView.kind).toBe('withheld')
  })
})

describe('an order by size', () => {
  it('puts what is withheld last, in the order of the study', () => {
    const sizes = { Fix: 20, Build: 30, Operate: 8, Communicate: 9, Plan: 10, Test: 50 }
    const sessions = Object.entries(sizes).flatMap(([work_mode, n]) => alike(n, { work_mode }))
    const { rows } = cellsOf(TABLE, sessions, { rows: [{ dimension: 'work_mode', order: 'size' }] })
    expect(rows.keys).toEqual([['Test'], ['Build'], ['Fix'], ['Operate'], ['Communicate'], ['Plan'], []])
  })
})

describe('an order by a measure', () => {
  // Verified successes of 40 sessions each, by team; those of Plan in team red are too few to be shown.
  const rates = { Fix: [10, 30], Build: [30, 10], Test: [20, 20] }
  const made = (work_mode: string, team: string, successes: number, n: number) => [
    ...alike(successes, { work_mode, team, outcome: 'succeeded', success_signal: '5' }),
    ...alike(n - successes, { work_mode, team, outcome: 'failed', success_signal: '5' }),
  ]
  const sessions = Object.entries(rates).flatMap(([mode, [red, blue]]) => [
    ...made(mode, 'red', red!, 40),
    ...made(mode, 'blue', blue!, 40),
  ])
  const modes = (at: readonly string[], isDescending = true, more: readonly PlainSession[] = []) =>
    cellsOf(TABLE, [...sessions, ...more], {
      rows: [{ dimension: 'work_mode', order: { measure: 'verified_success', at: [...at], isDescending } }],
      columns: on('team'),
      measures: ['sessions', 'verified_success'],
    }).rows.keys.flat()

  it('goes by the column it names', () => {
    expect(modes(['red'])).toEqual(['Build', 'Test', 'Fix'])
    expect(modes(['blue'])).toEqual(['Fix', 'Test', 'Build'])
    expect(modes(['red'], false)).toEqual(['Fix', 'Test', 'Build'])
  })

  it('goes by the study where the column is not there, or all are alike in it', () => {
    expect(modes(['green'])).toEqual(['Fix', 'Build', 'Test'])
    expect(modes([])).toEqual(['Fix', 'Build', 'Test'])
  })

  it('has what is withheld in that column last, in the order of the study', () => {
    const few = [...made('Plan', 'red', 9, 9), ...made('Operate', 'red', 0, 8), ...made('Plan', 'blue', 40, 40)]
    expect(modes(['red'], true, few)).toEqual(['Build', 'Test', 'Fix', 'Operate', 'Plan'])
    expect(modes(['red'], false, few)).toEqual(['Fix', 'Test', 'Build', 'Operate', 'Plan'])
  })
})

describe('totals that are not listed', () => {
  const sizes = { Fix: 20, Build: 30, Operate: 9 }
  const sessions = Object.entries(sizes).flatMap(([work_mode, n]) => alike(n, { work_mode }))
  const without = cellsOf(TABLE, sessions, { rows: [{ dimension: 'work_mode', totals: 'none' }] })

  it('are gone from the axis and from nothing else', () => {
    expect(without.rows.keys).toEqual([['Fix'], ['Build'], ['Operate']])
    expect(without.inView).toMatchObject({ kind: 'estimate', estimate: { value: 59 } })
  })

  it('count in what is withheld, as they would if they were listed', () => {
    const listed = cellsOf(TABLE, sessions, { rows: on('work_mode') })
    for (const mode of Object.keys(sizes)) {
      expect(cellAt(without, 'sessions', [mode]), mode).toEqual(cellAt(listed, 'sessions', [mode]))
    }
    expect(without.withheld).toBe(2)
  })

  it('take what is withheld of them out of its number', () => {
    const few = alike(9, { work_mode: 'Fix', team: 'red' })
    const all = cellsOf(TABLE, few, { rows: on('work_mode'), columns: on('team') })
    const bare = [{ dimension: 'work_mode', totals: 'none' as const }]
    expect(all.withheld).toBe(4)
    expect(cellsOf(TABLE, few, { rows: bare, columns: on('team') }).withheld).toBe(2)
  })
})

it('a pivot of no session has its dimensions and no keys', () => {
  const cells = cellsOf(TABLE, [], { rows: on('work_mode') })
  expect(cells.rows.dimensions).toHaveLength(1)
  expect([cells.rows.keys, cells.columns.keys, cells.withheld]).toEqual([[], [], 0])
  expect(cells.inView).toEqual({ kind: 'empty' })
})
