import { describe, expect, it } from 'vitest'
import type { Failure } from '#core/failure'
import { findMeasure } from '#core/pivot/built-in-measures'
import { missingField } from '#core/pivot/definitions/resolve-measure'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { sessionsTable, tableColumn, unwrap } from '../../support/sessions-table'

const TABLE = sessionsTable(['session_id', 'user_id', 'work_mode', 'month', 'outcome', tableColumn('team')])
const planned = (more: Partial<PivotSpec>, table = TABLE) => unwrap(normalize({ ...EMPTY_SPEC, ...more }, table))
const failureOf = (more: Partial<PivotSpec>, table = TABLE): Failure | null => {
  const result = normalize({ ...EMPTY_SPEC, ...more }, table)
  return result.ok ? null : result.failure
}
const on = (...dimensions: readonly string[]) => dimensions.map((dimension) => ({ dimension }))

describe('a plan', () => {
  it('has every name resolved', () => {
    const plan = planned({
      rows: on('work_mode'),
      columns: [{ dimension: 'team', order: 'natural' }],
      measures: ['partial_success'],
      filters: [{ dimension: 'month', values: ['2025-10'], isNegated: true }],
      level: 0.9,
      thresholds: { minUsers: 2, minSessions: 3 },
    })
    expect(plan).toMatchObject({
      table: 'sessions_1',
      rows: [{ dimension: { id: 'work_mode', column: 'work_mode' }, order: 'natural' }],
      columns: [{ dimension: { id: 'team' }, order: 'natural' }],
      measures: [{ id: 'partial_success' }],
      filters: [{ dimension: { id: 'month' }, values: ['2025-10'], isNegated: true }],
      hasUsers: true,
      level: 0.9,
      thresholds: { minUsers: 2, minSessions: 3 },
    })
  })

  it('takes the order of the dimension where nothing is said', () => {
    expect(planned({ rows: on('team', 'month') }).rows.map(({ order }) => order)).toEqual(['size', 'natural'])
  })

  it('orders by a measure of the pivot, and by the default where it has been taken out', () => {
    const rows = [{ dimension: 'team', order: { measure: 'users', at: ['2025-10'], isDescending: false } }]
    const order = (measures: string[]) => planned({ rows, measures }).rows[0]?.order
    expect(order(['sessions', 'sessions', 'users'])).toEqual({ measure: 1, at: ['2025-10'], isDescending: false })
    expect(order(['sessions'])).toBe('size')
  })

  it('has the denominators of its measures, all sessions always among them', () => {
    expect(planned({ measures: ['sessions', 'users'] }).bases.map(({ id }) => id)).toEqual(['all'])
    expect(planned({ measures: ['partial_success'] }).bases.map(({ id }) => id)).toEqual(['all', 'clear-goal'])
  })

  it('has each measure once', () => {
    expect(planned({ measures: ['users', 'sessions', 'users'] }).measures.map(({ id }) => id)).toEqual([
      'users',
      'sessions',
    ])
  })

  it('counts no users where the table has none', () => {
    expect(planned({}, sessionsTable(['session_id'])).hasUsers).toBe(false)
  })
})

describe('what cannot be planned', () => {
  it('says which dimension is not there, and which are', () => {
    const known = ['work_mode', 'month', 'outcome', 'team', 'mode_group']
    for (const more of [
      { rows: on('nope') },
      { columns: on('nope') },
      { filters: [{ dimension: 'nope', values: [null], isNegated: false }] },
    ]) {
      expect(failureOf(more)).toEqual({ code: 'unknown-dimension', name: 'nope', known })
    }
  })

  it('is a dimension used twice', () => {
    expect(failureOf({ rows: on('team'), columns: on('month', 'team') })).toEqual({
      code: 'dimension-twice',
      name: 'team',
    })
    expect(failureOf({ rows: on('team', 'team') })).toEqual({ code: 'dimension-twice', name: 'team' })
  })

  it('is a dimension with too many values, though it can be filtered by', () => {
    const table = sessionsTable(['session_id', tableColumn('team', { distinct: 2001 })])
    expect(failureOf({ rows: on('team') }, table)).toEqual({ code: 'too-many-values', dimension: 'team', limit: 2000 })
    expect(failureOf({ filters: [{ dimension: 'team', values: ['a'], isNegated: false }] }, table)).toBeNull()
    expect(
      failureOf({ rows: on('team') }, sessionsTable(['session_id', tableColumn('team', { distinct: 2000 })])),
    ).toBeNull()
  })

  it('is no measure, one that is not there, or one that lacks its column', () => {
    expect(failureOf({ measures: [] })).toEqual({ code: 'no-measure' })
    expect(failureOf({ measures: ['nope'] })).toMatchObject({ code: 'unknown-measure', name: 'nope' })
    expect(failureOf({ measures: ['sessions', 'verified_success'] })).toEqual({
      code: 'measure-needs-column',
      measure: 'Verified success',
      column: 'success_signal',
    })
  })
})

describe('a measure', () => {
  // docs/method.md, "Measures": what each counts and what it counts it over.
  it.each([
    ['sessions', []],
    ['users', ['user_id']],
    ['share_of_sessions', []],
    ['verified_success', ['outcome', 'success_signal']],
    ['partial_success', ['outcome']],
    ['hit_trouble', ['outcome', 'failure_signal']],
    ['actions_per_prompt', ['prompts', 'actions']],
    ['words_per_prompt', ['prompts', 'output_words']],
    ['task_value_mean', ['task_value_usd']],
    ['task_value_median', ['task_value_usd']],
  ])('%s needs %j', (id, fields) => {
    const measure = findMeasure(id)!
    expect(missingField(measure, sessionsTable(['session_id', ...fields]))).toBeNull()
    for (const field of fields) {
      const table = sessionsTable(['session_id', ...fields.filter((f) => f !== field)])
      expect(missingField(measure, table)).toBe(field)
    }
  })
})
