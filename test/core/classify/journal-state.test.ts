import { expect, test } from 'vitest'
import type { JournalEntry } from '#core/classify/journal-entry'
import { answeredKeys, foldJournal, spentBy, uncertainOf } from '#core/classify/journal-state'
import { label } from './labels'

const time = '2026-05-01T10:00:00.000Z'
const asked = { session: 's1', classifier: 'work_mode', version: 1, prompt: 'p1', input: 'i1', truncated: false }
const asking = (request: string): JournalEntry => {
  return { type: 'asking', run: 'r1', time, request, asked, model: 'claude-sonnet-4-6', most: 0.5 }
}
const intended = (mark: string): JournalEntry => {
  return { type: 'batch-intended', run: 'r1', time, mark, model: 'claude-sonnet-4-6', asked: [asked], most: 1 }
}

test('a request without an answer is lost, unless it came to nothing, and counts at the most it can have cost', () => {
  const state = foldJournal([
    asking('a'),
    asking('b'),
    asking('c'),
    label({ request: { id: 'a', batch: null, attempts: 1 }, cost: 0.1 }),
    { type: 'not-answered', run: 'r1', time, request: 'b', why: 'overloaded' },
  ])
  expect(state.lost.map(({ request }) => request)).toEqual(['c'])
  expect(spentBy(state, 'r1')).toBeCloseTo(0.6)
  expect(spentBy(state, 'r2')).toBe(0)
})

test('a batch is open from its intention until it is collected or known not to have been taken in', () => {
  const { openBatches } = foldJournal([
    intended('one'),
    intended('two'),
    intended('three'),
    intended('four'),
    { type: 'batch-submitted', run: 'r1', time, mark: 'one', batch: 'b1' },
    { type: 'batch-submitted', run: 'r1', time, mark: 'two', batch: 'b2' },
    { type: 'batch-done', run: 'r1', time, mark: 'two', how: 'collected' },
    { type: 'batch-done', run: 'r1', time, mark: 'four', how: 'never-taken-in' },
  ])
  expect(openBatches.map(({ intended: { mark }, batch }) => [mark, batch])).toEqual([
    ['one', 'b1'],
    ['three', null],
  ])
})

test('a run goes on until it has ended; one of people is none that goes on', () => {
  const rater = { kind: 'model', name: 'claude-sonnet-4-6' } as const
  const begun: JournalEntry = { type: 'run', run: 'r1', time, rater, app: 'x', again: true }
  expect(foldJournal([begun]).openRun).toEqual({ run: 'r1', again: true })
  expect(foldJournal([begun, { type: 'run-ended', run: 'r1', time, end: 'ceiling' }]).openRun).toBeNull()
  expect(foldJournal([{ ...begun, rater: { kind: 'human', name: 'Ada' } }]).openRun).toBeNull()
})

test('a run that asks again looks at its own answers only', () => {
  const labels = [label({ run: 'r1' }), label({ run: 'r2', session: 's2' })]
  expect(answeredKeys(labels, { run: 'r2', again: false }).size).toBe(2)
  expect(answeredKeys(labels, { run: 'r2', again: true }).size).toBe(1)
})

test('a lost request is uncertain until its question has an answer; one that asks again looks at its own', () => {
  const uncertain = (entries: JournalEntry[], run: string, again: boolean) =>
    uncertainOf(foldJournal(entries), { run, again }).size
  expect(uncertain([asking('a')], 'r2', false)).toBe(1)
  expect([uncertain([asking('a')], 'r1', true), uncertain([asking('a')], 'r2', true)]).toEqual([1, 0])
  const answer = label({ prompt: 'p1', input: 'i1', request: { id: 'b', batch: null, attempts: 1 } })
  expect(uncertain([asking('a'), asking('b'), answer], 'r2', false)).toBe(0)
})
