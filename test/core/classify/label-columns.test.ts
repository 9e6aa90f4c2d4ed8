import { expect, test } from 'vitest'
import { labelColumns } from '#core/classify/label-columns'
import { label } from './labels'

const rules = { kind: 'rules', name: 'evidence' } as const

test('the newest version stands, then the latest answer, and sources count the sessions they stand for', () => {
  const [column, ...rest] = labelColumns([
    label({ session: 'a', run: 'r1', version: 2, answer: { kind: 'label', label: 'Fix' } }),
    label({ session: 'a', run: 'r2', version: 1, time: '2026-06-01T00:00:00.000Z' }),
    label({ session: 'b', run: 'r1', time: '2026-05-01T00:00:00.000Z' }),
    label({ session: 'b', run: 'r2', time: '2026-05-02T00:00:00.000Z', answer: { kind: 'label', label: 'Test' } }),
    label({ session: 'c', run: 'r2', answer: { kind: 'unanswered', why: 'refused' } }),
  ])
  expect(rest).toEqual([])
  expect(column).toMatchObject({ name: 'work_mode', type: 'text', rater: 'model', unanswered: 1 })
  expect([...column!.values]).toEqual([
    ['a', 'Fix'],
    ['b', 'Test'],
    ['c', null],
  ])
  expect(column!.sources).toEqual([
    { rater: 'claude-sonnet-4-6', version: 1, run: 'r2', sessions: 2 },
    { rater: 'claude-sonnet-4-6', version: 2, run: 'r1', sessions: 1 },
  ])
})

test('raters of different kinds never share a column, and no column of the sessions is taken', () => {
  const labels = [label(), label({ rater: rules, run: 'x', answer: { kind: 'label', label: 'Fix' } })]
  expect(labelColumns(labels).map(({ name }) => name)).toEqual(['work_mode', 'work_mode_rules'])
  expect(labelColumns(labels, { taken: new Set(['work_mode']) }).map(({ name }) => name)).toEqual([
    'work_mode_model',
    'work_mode_rules',
  ])
  expect(labelColumns(labels, { plain: 'rules' }).map(({ name }) => name)).toEqual(['work_mode_model', 'work_mode'])
})

test('decisions become the two shares of the user', () => {
  const answer = { kind: 'decisions', planning: { user: 3, model: 1 }, execution: { user: 0, model: 0 } } as const
  const columns = labelColumns([label({ classifier: 'decision_attribution', answer })])
  expect(columns.map(({ name, values }) => [name, values.get('s1')])).toEqual([
    ['planning_user_share', 0.75],
    ['execution_user_share', null],
  ])
})
