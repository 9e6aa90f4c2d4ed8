import { expect, test } from 'vitest'
import { mergeLabels } from '#core/classify/merge-labels'
import { label } from './labels'

test('one answer in two journals is one answer; other sessions, questions, versions, raters and runs are others', () => {
  const others = [
    label({ session: 's2' }),
    label({ classifier: 'outcome' }),
    label({ version: 2 }),
    label({ rater: { kind: 'model', name: 'claude-haiku-4-5' } }),
    label({ rater: { kind: 'human', name: 'claude-sonnet-4-6' } }),
    label({ run: 'r2' }),
  ]
  expect(mergeLabels([[label(), ...others], [label()]])).toEqual([label(), ...others])
})

test('an answer stands against none, whatever came later; then the later one', () => {
  const none = label({ time: '2026-05-03T00:00:00.000Z', answer: { kind: 'unanswered', why: 'unparsable' } })
  const later = label({ time: '2026-05-02T00:00:00.000Z', answer: { kind: 'label', label: 'Fix' } })
  expect(mergeLabels([[none], [later], [label()]])).toEqual([later])
  expect(mergeLabels([[label()], [later], [none]])).toEqual([later])
})
