import { expect, it } from 'vitest'
import { EMPTY_SPEC } from '#core/pivot/spec'
import { stepText } from '#core/report/step-text'
import { firstView } from '#core/report/view-edits'
import { type AppliedValues, nameOfValues, valueRows, valuesOfRows } from '#core/value/sessions/applied-values'
import { sessionsTable } from '../../support/sessions-table'

const sessions = ['a', 'b', 'c'].map((session) => ({ session }))
const values = {
  value: Float64Array.of(100, Number.NaN, 300),
  low: Float64Array.of(50, Number.NaN, Number.NaN),
  high: Float64Array.of(200, Number.NaN, Number.NaN),
}

it('values come back as they were, in whatever order the sessions are then', () => {
  const rows = valueRows(sessions, values)
  expect(rows).toEqual([
    ['a', 100, 50, 200],
    ['c', 300, null, null],
  ])
  expect(valuesOfRows(sessions, rows)).toEqual({ ...values, estimated: 2 })
  const turned = valuesOfRows([{ session: 'new' }, ...[...sessions].reverse()], rows)
  expect([...turned.value]).toEqual([Number.NaN, 300, Number.NaN, 100])
  expect(turned.estimated).toBe(2)
  // A session that is gone is not counted.
  expect(valuesOfRows([{ session: 'c' }], rows).estimated).toBe(1)
})

it('the same values have the same name, others another', () => {
  const rows = valueRows(sessions, values)
  expect(nameOfValues(rows)).toBe(nameOfValues(valueRows(sessions, values)))
  expect(nameOfValues(rows)).not.toBe(nameOfValues([['a', 100, 50, 201], rows[1]!]))
})

it('valuing sessions is a step, and taking the values out is one', () => {
  const applied: AppliedValues = {
    run: '0'.repeat(26),
    provenance: { method: 'comparable', version: 2, n: 9, fingerprint: 'f', recalibration: 'none' },
    estimated: 2,
    unestimated: 1,
  }
  const before = { ...firstView(EMPTY_SPEC), values: null }
  const after = { ...before, values: applied }
  const table = sessionsTable([])
  expect(stepText(before, after, table)).toBe('Valued the sessions by Comparable rates')
  expect(stepText(after, before, table)).toBe('Took the values of the sessions out')
})
