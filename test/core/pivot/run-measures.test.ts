import { expect, it } from 'vitest'
import { columnsForTranscripts } from '#core/classify/with-labels'
import { measureName } from '#core/pivot/definitions/measure-name'
import { runMeasure, runMeasures } from '#core/pivot/run-measures'
import { label } from '../../core/classify/labels'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

const table = sessionsTable([
  'session_id',
  'outcome',
  'success_signal',
  ...['outcome@r1', 'outcome@r2', 'success_signal@r1'].map((name) => tableColumn(name)),
])

it('a rate of one run stands on the labels of that run alone', () => {
  expect(runMeasure('verified_success@r1', table)).toMatchObject({
    id: 'verified_success@r1',
    name: 'Verified success, run r1',
    base: {
      id: 'clear-goal-success@r1',
      condition: [
        { field: 'outcome@r1', is: 'none of', values: ['no_clear_goal'] },
        { field: 'success_signal@r1', is: 'known' },
      ],
    },
    statistic: {
      kind: 'rate',
      when: [
        { field: 'outcome@r1', is: 'one of', values: ['succeeded'] },
        { field: 'success_signal@r1', is: 'one of', values: ['4', '5'] },
      ],
    },
  })
})

it('it is named alike where there is no table to ask', () => {
  expect(measureName('verified_success@r1', [])).toBe(runMeasure('verified_success@r1', table)!.name)
  expect(measureName('nothing@r1', [])).toBe('nothing@r1')
})

it('a run that lacks one of the labels has no such rate, and other measures have none of a run', () => {
  expect(runMeasure('verified_success@r2', table)).toBeNull()
  expect(runMeasure('sessions@r1', table)).toBeNull()
  expect(runMeasures(table).map(({ id }) => id)).toEqual([
    'verified_success@r1',
    'judged_success@r1',
    'partial_success@r1',
    'judged_failure@r1',
    'judged_success@r2',
    'partial_success@r2',
    'judged_failure@r2',
  ])
})

it('runs that answered one question twice have columns of their own, others have not', () => {
  const twice = [label({ run: 'r1' }), label({ run: 'r2' }), label({ run: 'r2', classifier: 'outcome' })]
  expect(columnsForTranscripts(twice, []).map(({ name }) => name)).toEqual([
    'work_mode',
    'outcome',
    'work_mode@r1',
    'work_mode@r2',
  ])
  expect(columnsForTranscripts([label({ run: 'r1' })], []).map(({ name }) => name)).toEqual(['work_mode'])
})
