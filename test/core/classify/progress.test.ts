import { expect, test } from 'vitest'
import { forecastOf, type RunProgress } from '#core/classify/progress'

const progress = (given: Partial<RunProgress>): RunProgress => ({
  run: 'r1',
  state: 'asking',
  end: null,
  planned: 1_000,
  answered: 0,
  unanswered: 0,
  open: 0,
  spent: 0,
  ceiling: 100,
  lost: 0,
  errors: {},
  before: { answers: 0, spent: 0 },
  elapsedMs: 60_000,
  ...given,
})

test('a run is forecast by its pace and price so far', () => {
  expect(forecastOf(progress({ answered: 90, unanswered: 10, spent: 2 }))).toEqual({
    perMinute: 100,
    secondsLeft: 540,
    cost: 20,
  })
})

test('what a resumed run found says nothing of its pace or price', () => {
  // 400 answers of a batch sent before, 8 dollars spent before; since then 100 answers in a minute for 2 dollars.
  const resumed = progress({ answered: 500, spent: 10, before: { answers: 400, spent: 8 } })
  expect(forecastOf(resumed)).toEqual({ perMinute: 100, secondsLeft: 300, cost: 20 })
  const collectedOnly = progress({ answered: 400, spent: 8, before: { answers: 400, spent: 8 } })
  expect(forecastOf(collectedOnly)).toEqual({ perMinute: null, secondsLeft: null, cost: null })
})
