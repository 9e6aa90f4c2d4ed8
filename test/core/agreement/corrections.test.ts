import { expect, test } from 'vitest'
import { correctionsFor } from '#core/agreement/corrections'
import type { Side } from '#core/agreement/side'
import type { LabelledBy } from '#core/dataset/labelled-by'
import { label } from '#test/core/classify/labels'
import { sessionsTable, tableColumn } from '#test/support/sessions-table'

const anna: Side = { kind: 'human', name: 'anna', run: null }
const by = (rater: string): LabelledBy => ({ kind: 'model', rater, version: 1, run: 'r1', sessions: 60 })
const table = (...raters: LabelledBy[]) =>
  sessionsTable(['session_id', tableColumn('outcome', { labelledBy: raters }), tableColumn('success_signal')])
const said = (i: number, value: string, rater: { kind: 'model' | 'human'; name: string }) =>
  label({ session: `s${i}`, classifier: 'outcome', answer: { kind: 'label', label: value }, rater })
const sonnet = { kind: 'model', name: 'claude-sonnet-4-6' } as const
// Of 60, anna says 30 succeeded, of which the model finds 28; of the others it finds 27.
const labels = Array.from({ length: 60 }, (_, i) => [
  said(i, i < 30 ? 'succeeded' : 'failed', { kind: 'human', name: 'anna' }),
  said(i, i < 28 || i >= 57 ? 'succeeded' : 'failed', sonnet),
]).flat()
const found = (of: ReturnType<typeof table>, minSessions = 15, measures = ['judged_success', 'sessions']) => [
  ...correctionsFor(labels, of, anna, measures, minSessions),
]

test('a rate is corrected by the sessions that its rater and the reference both labelled', () => {
  expect(found(table(by('claude-sonnet-4-6')))).toEqual([
    [
      'judged_success',
      {
        reference: 'anna',
        rater: 'claude-sonnet-4-6',
        sensitivity: { hits: 28, n: 30 },
        specificity: { hits: 27, n: 30 },
      },
    ],
  ])
})

test.each([
  ['the reference says no', 0, 45],
  ['the reference says yes', 15, 60],
])('too few sessions where %s are too few', (_, from, to) => {
  // 15 on the one side and 30 on the other.
  const some = labels.filter(({ session }) => Number(session.slice(1)) >= from && Number(session.slice(1)) < to)
  const by16 = correctionsFor(some, table(by('claude-sonnet-4-6')), anna, ['judged_success'], 16)
  expect(by16.get('judged_success')).toBe('few')
  expect(
    correctionsFor(some, table(by('claude-sonnet-4-6')), anna, ['judged_success'], 15).get('judged_success'),
  ).toMatchObject({ reference: 'anna' })
})

test('it is said why a rate cannot be corrected', () => {
  expect(found(table(by('claude-sonnet-4-6')), 31)[0]![1]).toBe('few')
  expect(found(table(by('claude-sonnet-4-6'), by('claude-opus-5')))[0]![1]).toBe('no-rater')
  expect(found(table())[0]![1]).toBe('no-rater')
  expect(found(table({ ...by('anna'), kind: 'human' }))[0]![1]).toBe('same')
  // Its other label, the success signal, is of nobody known.
  expect(found(table(by('claude-sonnet-4-6')), 15, ['verified_success'])[0]![1]).toBe('no-rater')
})
