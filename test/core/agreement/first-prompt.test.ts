import { expect, test } from 'vitest'
import { compareFirstPrompt } from '#core/agreement/first-prompt'
import { label } from '#test/core/classify/labels'

const said = (i: number, classifier: string, value: number, name = 'claude-sonnet-4-6') =>
  label({
    session: `s${i}`,
    classifier,
    answer: { kind: 'label', label: String(value) },
    rater: { kind: 'model', name },
  })
const side = { kind: 'model', name: 'claude-sonnet-4-6', run: null } as const
// Of 20 sessions the whole transcript says the same of 16, one step more of 3, and three steps more of one.
const labels = Array.from({ length: 20 }, (_, i) => [
  said(i, 'expertise_first_prompt', 2),
  said(i, 'expertise', i < 16 ? 2 : i < 19 ? 3 : 5),
  said(i, 'expertise', 1, 'claude-opus-5'),
]).flat()

test('expertise by the first prompt is held against that of the whole transcript, by the same rater', () => {
  const compared = compareFirstPrompt(labels, side, { level: 0.95, minSessions: 15 })!
  // Wilson: prop.test(16, 20, correct = FALSE) in R 4.2.2, as in the test of the agreement command.
  expect(compared.accuracy).toMatchObject({ value: 0.8, n: 20, interval: { low: expect.closeTo(0.5839828, 6) } })
  expect(compared.scale!.withinOne).toMatchObject({ value: 0.95 })
  expect(compared.disagreements[0]).toEqual({ session: 's19', reference: '2', rated: '5' })
})

test('without both readings there is nothing to compare', () => {
  expect(compareFirstPrompt(labels, { ...side, name: 'claude-opus-5' }, { level: 0.95, minSessions: 15 })).toBeNull()
})
