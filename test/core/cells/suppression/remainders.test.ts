import { describe, expect, it } from 'vitest'
import { sessionsTable } from '../../../support/sessions-table'
import { ALL_SHOWN, alike, cellAt, cellsOf } from '../cells-of'

const TABLE = sessionsTable(['session_id', 'user_id', 'work_mode', 'outcome', 'success_signal', 'failure_signal'])
const rows = [{ dimension: 'work_mode' }]
const measures = ['verified_success', 'troubled_verified_success']

// 40 sessions of Fix hit trouble and as many as said did not; those succeeded, and with them 10 of the 40.
const fix = (calm: number) => [
  ...alike(10, { work_mode: 'Fix', outcome: 'succeeded', success_signal: 5, failure_signal: 3 }),
  ...alike(30, { work_mode: 'Fix', outcome: 'failed', success_signal: 0, failure_signal: 3 }),
  ...alike(calm, { work_mode: 'Fix', outcome: 'succeeded', success_signal: 5, failure_signal: 0 }),
]
const others = ['Build', 'Plan'].flatMap((work_mode) => [
  ...alike(30, { work_mode, outcome: 'failed', success_signal: 0, failure_signal: 3 }),
  ...alike(30, { work_mode, outcome: 'failed', success_signal: 0, failure_signal: 0 }),
])
const kindsOf = (calm: number, more = {}) => {
  const cells = cellsOf(TABLE, [...fix(calm), ...others], { rows, measures, ...more })
  return ['Fix', 'Build', 'Plan'].map((mode) => measures.map((m) => cellAt(cells, m, [mode]).kind))
}

describe('a rate beside the same of fewer sessions', () => {
  it('is withheld of these where few are in the other only, and with it one more', () => {
    // 12 of 42 less 10 of 40 would be 2 of 2.
    expect(kindsOf(2)).toEqual([
      ['estimate', 'withheld'],
      ['estimate', 'withheld'],
      ['estimate', 'estimate'],
    ])
  })

  it.each([0, 15])('is shown where %i are', (calm) => {
    expect(kindsOf(calm).flat()).toEqual(new Array(6).fill('estimate'))
  })

  it('is shown without the other, and where everything is', () => {
    const cells = cellsOf(TABLE, [...fix(2), ...others], { rows, measures: ['troubled_verified_success'] })
    expect(cellAt(cells, 'troubled_verified_success', ['Fix']).kind).toBe('estimate')
    expect(kindsOf(2, { thresholds: ALL_SHOWN }).flat()).toEqual(new Array(6).fill('estimate'))
  })
})
