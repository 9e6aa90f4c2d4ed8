import { expect, test } from 'vitest'
import { correctedRates, rateError } from '#core/agreement/corrected-rates'
import type { Side } from '#core/agreement/side'
import { label } from '#test/core/classify/labels'

const model: Side = { kind: 'model', name: 'claude-sonnet-4-6', run: null }
const anna: Side = { kind: 'human', name: 'anna', run: null }
const outcome = (session: number, value: string, rater = model) =>
  label({
    session: `s${session}`,
    classifier: 'outcome',
    answer: { kind: 'label', label: value },
    rater: { kind: rater.kind, name: rater.name },
  })
// The model judged 1,200 sessions, 420 of them succeeded. Of 200 that anna read too, 52 had succeeded, of which the model
// found 45, and 148 had not, of which it found 118: the case of test/reference/agreement.R.
const labels = [
  ...Array.from({ length: 1200 }, (_, i) =>
    outcome(i, i < 45 || (i >= 170 && i < 200) || (i >= 200 && i < 545) ? 'succeeded' : 'failed'),
  ),
  ...Array.from({ length: 200 }, (_, i) => outcome(i, i < 52 ? 'succeeded' : 'failed', anna)),
  outcome(2000, 'no_clear_goal'),
  outcome(2000, 'succeeded', anna),
]

test('a rate is corrected by the sessions a person read too', () => {
  expect(rateError(labels, anna, model, 'judged_success')).toEqual({
    n: 200,
    sensitivity: { hits: 45, n: 52 },
    specificity: { hits: 118, n: 148 },
  })
  const judged = correctedRates(labels, anna, model, { level: 0.95, minSessions: 15 }).find(
    ({ measure }) => measure === 'judged_success',
  )!
  expect(judged).toMatchObject({ n: 1200, successes: 420, sample: 200 })
  expect(judged.corrected!.value).toBeCloseTo(0.222274509804, 10)
  expect(judged.corrected!.interval!.low).toBeCloseTo(0.125994451696, 10)
})

test('nothing is corrected by a sample under the threshold, or without the labels it needs', () => {
  expect(correctedRates(labels, anna, model, { level: 0.95, minSessions: 300 })).toEqual([])
  expect(rateError(labels, anna, model, 'verified_success')).toBeNull()
  expect(rateError(labels, anna, model, 'sessions')).toBeNull()
})
