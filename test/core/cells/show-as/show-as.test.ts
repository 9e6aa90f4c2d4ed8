import { describe, expect, it } from 'vitest'
import { normalize } from '#core/pivot/plan'
import type { ShowAs } from '#core/pivot/show-as'
import { sessionsTable } from '../../../support/sessions-table'
import { ALL_SHOWN, alike, cellAt, cellsOf, specOf } from '../cells-of'

const TABLE = sessionsTable(['session_id', 'user_id', 'work_mode', 'month', 'surface', 'outcome', 'task_value_usd'])
const on = (...dimensions: readonly string[]) => dimensions.map((dimension) => ({ dimension }))

// Sessions by mode and month, and how many of them succeeded; every session is worth 100 dollars.
//            October     November    December    Not recorded
// Fix        40 (10)     20 (10)     40 (30)
// Build      60 (30)     30 (30)     —           10 (0)
// Plan       20 (5)      50 (5)      80 (40)
const COUNTS: readonly [string, string | null, number, number][] = [
  ['Fix', '2025-10', 40, 10],
  ['Fix', '2025-11', 20, 10],
  ['Fix', '2025-12', 40, 30],
  ['Build', '2025-10', 60, 30],
  ['Build', '2025-11', 30, 30],
  ['Build', null, 10, 0],
  ['Plan', '2025-10', 20, 5],
  ['Plan', '2025-11', 50, 5],
  ['Plan', '2025-12', 80, 40],
]
const SESSIONS = COUNTS.flatMap(([work_mode, month, n, succeeded]) => [
  ...alike(succeeded, { work_mode, month, outcome: 'succeeded', task_value_usd: 100 }),
  ...alike(n - succeeded, { work_mode, month, outcome: 'failed', task_value_usd: 100 }),
])

const shown = (measure: string, showAs: ShowAs, more = {}) =>
  cellsOf(TABLE, SESSIONS, {
    rows: on('work_mode'),
    columns: on('month'),
    measures: [measure],
    thresholds: ALL_SHOWN,
    showAs: { [measure]: showAs },
    ...more,
  })
const valueAt = (cells: ReturnType<typeof shown>, measure: string, row: string[], column: (string | null)[]) => {
  const cell = cellAt(cells, measure, row, column)
  return cell.kind === 'estimate' ? cell.estimate.value : (cell.kind === 'empty' && cell.reason) || cell.kind
}

describe('a part of a total', () => {
  it.each([
    ['row', 40 / 100],
    ['column', 40 / 120],
    ['grand', 40 / 350],
    ['parent-row', 40 / 120],
    ['parent-column', 40 / 100],
  ] as const)('of the %s', (of, expected) => {
    const cells = shown('sessions', { kind: 'percent-of', of })
    expect(valueAt(cells, 'sessions', ['Fix'], ['2025-10'])).toBeCloseTo(expected, 12)
    expect(cells.measures[0]).toMatchObject({ unit: 'rate' })
  })

  it('of totals is theirs, and the whole is all of itself, without an interval', () => {
    const cells = shown('sessions', { kind: 'percent-of', of: 'row' })
    expect(valueAt(cells, 'sessions', [], ['2025-12'])).toBeCloseTo(120 / 350, 12)
    expect(cellAt(cells, 'sessions', ['Fix'])).toMatchObject({ estimate: { value: 1, n: 100, interval: null } })
  })

  it('has the interval of a share, and the n of its total', () => {
    const cell = cellAt(shown('sessions', { kind: 'percent-of', of: 'row' }), 'sessions', ['Fix'], ['2025-10'])
    // R 4.2.2, test/reference/measure-intervals.R, "wilson 40 of 100"
    expect(cell).toMatchObject({
      estimate: {
        n: 100,
        interval: { low: expect.closeTo(0.309401286432, 8), high: expect.closeTo(0.497997413209, 8) },
      },
    })
  })

  it('of a nest is one of the group it stands in', () => {
    const nested = { rows: on('work_mode', 'month'), columns: [] }
    const cells = shown('sessions', { kind: 'percent-of', of: 'parent-row' }, nested)
    expect(valueAt(cells, 'sessions', ['Fix', '2025-11'], [])).toBeCloseTo(20 / 100, 12)
    expect(valueAt(cells, 'sessions', ['Fix'], [])).toBeCloseTo(100 / 350, 12)
  })

  it.each(['judged_success', 'users', 'share_of_sessions'])(
    'is refused of %s, whose parts do not add up',
    (measure) => {
      for (const showAs of [{ kind: 'percent-of', of: 'row' }, { kind: 'running-total' }] as const) {
        const spec = specOf({ measures: [measure], showAs: { [measure]: showAs } })
        expect(normalize(spec, TABLE)).toMatchObject({ ok: false, failure: { code: 'not-additive' } })
      }
    },
  )
})

describe('a difference', () => {
  it('from the period before, in points, with Newcombe’s interval', () => {
    const cells = shown('judged_success', { kind: 'difference', from: 'previous', isPercent: false })
    expect(cells.measures[0]).toMatchObject({ unit: 'points', name: 'Judged success, difference from previous' })
    // 10 of 20 less 10 of 40: R 4.2.2, test/reference/measure-intervals.R, "newcombe 10/20 10/40"
    expect(cellAt(cells, 'judged_success', ['Fix'], ['2025-11'])).toMatchObject({
      estimate: {
        value: 0.25,
        n: 20,
        interval: { low: expect.closeTo(-0.00172790047745, 10), high: expect.closeTo(0.47797616069603, 10) },
      },
    })
    expect(valueAt(cells, 'judged_success', [], ['2025-11'])).toBeCloseTo(45 / 100 - 45 / 120, 12)
  })

  it('has nothing to be from at the first period, off the scale, over the total and beside an empty cell', () => {
    const cells = shown('judged_success', { kind: 'difference', from: 'previous', isPercent: false })
    const nothing = 'nothing to compare with'
    expect(valueAt(cells, 'judged_success', ['Fix'], ['2025-10'])).toBe(nothing)
    expect(valueAt(cells, 'judged_success', ['Build'], [null])).toBe(nothing)
    expect(valueAt(cells, 'judged_success', ['Fix'], [])).toBe(nothing)
    expect(valueAt(cells, 'judged_success', ['Build'], ['2025-12'])).toBe('empty')
  })

  it('from the first period and from a column of choice', () => {
    const first = shown('sessions', { kind: 'difference', from: 'first', isPercent: true })
    expect(valueAt(first, 'sessions', ['Plan'], ['2025-12'])).toBeCloseTo(80 / 20 - 1, 12)
    expect(valueAt(first, 'sessions', ['Plan'], ['2025-10'])).toBe(0)
    const chosen = shown('sessions', { kind: 'difference', from: { column: ['2025-11'] }, isPercent: false })
    expect(valueAt(chosen, 'sessions', ['Plan'], ['2025-10'])).toBe(20 - 50)
    expect(valueAt(chosen, 'sessions', ['Plan'], [])).toBe(150 - 50)
  })

  it('of nothing is divided by zero', () => {
    const index = shown('judged_success', { kind: 'index', from: { column: [null] } })
    expect(valueAt(index, 'judged_success', ['Build'], ['2025-10'])).toBe('division by zero')
  })

  it('as an index has the reference at 100', () => {
    const cells = shown('judged_success', { kind: 'index', from: 'first' })
    expect(valueAt(cells, 'judged_success', ['Fix'], ['2025-10'])).toBe(100)
    expect(valueAt(cells, 'judged_success', ['Fix'], ['2025-12'])).toBeCloseTo(300, 12)
  })
})

describe('a rank', () => {
  it('is among what is shown beside it, equal values alike', () => {
    const cells = shown('sessions', { kind: 'rank' })
    expect(['Fix', 'Build', 'Plan'].map((mode) => valueAt(cells, 'sessions', [mode], []))).toEqual([2, 2, 1])
    expect(valueAt(cells, 'sessions', [], [])).toBe('no rank')
  })

  it('is none of what is withheld, which takes no place', () => {
    const cells = shown('sessions', { kind: 'rank' }, { thresholds: { minUsers: 1, minSessions: 35 } })
    // In October Plan with 20 is too small, and Fix with 40 withheld with it.
    const ranks = ['Fix', 'Build', 'Plan'].map((mode) => valueAt(cells, 'sessions', [mode], ['2025-10']))
    expect(ranks).toEqual(['withheld', 1, 'withheld'])
  })
})

describe('a running total', () => {
  it('adds up in order, over gaps, and at its end is the total', () => {
    const cells = shown('task_value_total', { kind: 'running-total' })
    const along = ['2025-10', '2025-11', '2025-12'].map((month) =>
      valueAt(cells, 'task_value_total', ['Build'], [month]),
    )
    expect(along).toEqual([6000, 9000, 9000])
    expect(valueAt(cells, 'task_value_total', ['Build'], [null])).toBe('not on the scale')
    expect(valueAt(cells, 'task_value_total', ['Fix'], [])).toBe(10_000)
  })
})

describe('what is withheld', () => {
  // Plan in October, 20 sessions, and with it Fix.
  const thresholds = { minUsers: 1, minSessions: 35 }

  it.each<[ShowAs, string]>([
    [{ kind: 'difference', from: 'previous', isPercent: false }, '2025-11'],
    [{ kind: 'difference', from: 'first', isPercent: true }, '2025-12'],
    [{ kind: 'index', from: 'first' }, '2025-12'],
    [{ kind: 'running-total' }, '2025-12'],
    [{ kind: 'percent-of', of: 'column' }, '2025-10'],
  ])('withholds what is made of it: %j', (showAs, month) => {
    const cells = shown('sessions', showAs, { thresholds })
    expect(valueAt(cells, 'sessions', ['Plan'], [month])).toBe('withheld')
  })

  it('withholds a part of a withheld total', () => {
    const cells = shown(
      'sessions',
      { kind: 'percent-of', of: 'row' },
      { thresholds: { minUsers: 1, minSessions: 101 } },
    )
    expect(valueAt(cells, 'sessions', ['Fix'], ['2025-10'])).toBe('withheld')
  })
})
