import { expect, test } from 'vitest'
import { agreementTexts } from '#core/agreement/label-agreement'
import type { LabelledBy } from '#core/dataset/labelled-by'
import { datasetLabelTexts } from '#core/pivot/label-texts'
import { label } from '#test/core/classify/labels'
import { sessionsTable, tableColumn } from '#test/support/sessions-table'

const limits = { level: 0.95, minSessions: 15 }
const by: LabelledBy = { kind: 'model', rater: 'claude-sonnet-4-6', version: 1, run: 'r1', sessions: 20 }
const column = (...labelledBy: LabelledBy[]) => tableColumn('outcome', { labelledBy, missing: 980 })
const said = (i: number, value: string, name: string, kind: 'model' | 'human') =>
  label({ session: `s${i}`, classifier: 'outcome', answer: { kind: 'label', label: value }, rater: { kind, name } })
const of = (n: number) =>
  Array.from({ length: n }, (_, i) => [
    said(i, i < 4 ? 'failed' : 'succeeded', 'claude-sonnet-4-6', 'model'),
    said(i, i < 2 ? 'failed' : 'succeeded', 'anna', 'human'),
  ]).flat()

test('a column says how its rater agrees with people', () => {
  // Wilson: prop.test(18, 20, correct = FALSE) in R 4.2.2 gives 0.6989664 and 0.9721335.
  const [text] = agreementTexts(column(by), of(20), limits)
  expect(text).toMatch(/^Outcome with anna: 90\.0\s% \(69\.9 to 97\.2\) of 20 sessions, kappa 0\.62 /)
  expect(agreementTexts(column(by), of(14), limits)).toEqual(['Outcome with anna: on fewer than 15 sessions'])
})

test('of several raters, or without a person, nothing is said', () => {
  expect(agreementTexts(column(by, { ...by, rater: 'claude-opus-5' }), of(20), limits)).toEqual([])
  expect(
    agreementTexts(
      column(by),
      of(20).filter(({ rater }) => rater.kind === 'model'),
      limits,
    ),
  ).toEqual([])
})

test('a dataset says by whom the labels of its fields are', () => {
  expect(datasetLabelTexts(sessionsTable(['session_id', column(by)]))).toEqual([
    'Outcome by claude-sonnet-4-6, version 1, run r1, 20 of 1\u202f000 sessions labelled',
  ])
  expect(datasetLabelTexts(sessionsTable(['session_id', 'outcome']))).toEqual([])
})
