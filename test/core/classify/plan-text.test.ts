import { expect, test } from 'vitest'
import { cacheText, costText, endText, formatCost } from '#core/classify/plan-text'
import type { RunProgress } from '#core/classify/progress'

const ended: RunProgress = {
  run: 'r1',
  state: 'ended',
  end: 'done',
  planned: 10,
  answered: 9,
  unanswered: 1,
  open: 0,
  spent: 0.05,
  ceiling: 5,
  lost: 0,
  errors: {},
  before: { answers: 0, spent: 0 },
  elapsedMs: 1_000,
}

test('the end of a run says what is left, what was spent and what may be lost', () => {
  expect(endText(ended)).toBe('Done. 9 answered, 1 without an answer, $0.05 spent.')
  expect(endText({ ...ended, end: 'ceiling', answered: 8, lost: 1 })).toBe(
    'Stopped before the ceiling: 1 request left. Start again with a higher one to go on. 8 answered, 1 without an answer, $0.05 spent. 1 request may have been paid for without an answer arriving, and counts at the most that can have cost.',
  )
})

test('costs with and without the cache are a range, and one number where they are the same', () => {
  const short = { cost: 0.61, costWithCache: 0.609 }
  expect([costText({ cost: 0.61, costWithCache: 0.52 }), costText(short)]).toEqual(['$0.52 to $0.61', '$0.61'])
  expect(cacheText({ cost: 0.61, costWithCache: 0.52 })).toContain('the higher where none does')
  expect(cacheText(short)).toBe('')
})

test('nothing that costs is said to be free', () => {
  expect([0, 0.00012, 0.0512, 1.5, 1234.567].map(formatCost)).toEqual([
    '$0',
    '$0.00012',
    '$0.0512',
    '$1.50',
    '$1\u202f234.57',
  ])
})
