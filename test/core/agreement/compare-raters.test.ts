import { describe, expect, test } from 'vitest'
import { compareRaters } from '#core/agreement/compare-raters'
import { type Side, sideId, sidesOf } from '#core/agreement/side'
import { shownMatrix } from '#core/agreement/withhold'
import type { LabelRecord } from '#core/classify/label-record'
import { label } from '#test/core/classify/labels'

const HUMAN = { kind: 'human', name: 'anna' } as const
const said = (session: string, text: string, more: Partial<LabelRecord> = {}) =>
  label({ session, answer: { kind: 'label', label: text }, ...more })
const side = (more: Partial<Side> = {}): Side => ({ kind: 'model', name: 'claude-sonnet-4-6', run: null, ...more })
const anna: Side = { ...HUMAN, run: null }

/** Twenty sessions: anna says Build of all, the model Fix of the first three. */
const twenty = Array.from({ length: 20 }, (_, i) => `s${String(i).padStart(2, '0')}`).flatMap((session, i) => [
  said(session, 'Build', { rater: HUMAN, run: 'by hand' }),
  said(session, i < 3 ? 'Fix' : 'Build'),
])
const limits = { level: 0.95, minSessions: 15 }

describe('two raters', () => {
  test('are compared over the sessions both label, and their differences listed', () => {
    const more = [said('x', 'Build'), said('y', 'Plan', { rater: HUMAN })]
    const [mode, ...others] = compareRaters([...twenty, ...more], anna, side(), limits)
    expect(others).toEqual([])
    expect(mode).toMatchObject({ classifier: 'work_mode', n: 20, scale: null })
    // Wilson: prop.test(17, 20, correct = FALSE) in R 4.2.2.
    expect(mode!.accuracy).toMatchObject({ value: 0.85, n: 20 })
    expect((mode!.accuracy as { interval: { low: number } }).interval.low).toBeCloseTo(0.6396, 4)
    expect(mode!.disagreements).toEqual([
      { session: 's00', reference: 'Build', rated: 'Fix' },
      { session: 's01', reference: 'Build', rated: 'Fix' },
      { session: 's02', reference: 'Build', rated: 'Fix' },
    ])
  })

  test('get no number from fewer sessions than the threshold', () => {
    const [mode] = compareRaters(twenty.slice(0, 20), anna, side(), limits)
    expect(mode).toMatchObject({ n: null, accuracy: 'withheld', matrix: null })
    expect(mode!.classes.every(({ precision, recall }) => precision !== null || recall === 'withheld')).toBe(true)
  })

  test('leave out questions asked of one, and answers that are none', () => {
    const none = said('s00', '', { answer: { kind: 'unanswered', why: 'refused' }, time: '2026-06-01T00:00:00.000Z' })
    const one = said('s00', 'modify', { classifier: 'codebase_relation' })
    const [mode, ...others] = compareRaters([...twenty, one], anna, side(), limits)
    expect(others).toEqual([])
    expect(mode!.n).toBe(20)
    // An answer goes before none, whichever came later.
    expect(compareRaters([...twenty, none], anna, side(), limits)[0]!.n).toBe(20)
  })

  test('may be two runs of one rater', () => {
    const again = twenty
      .filter(({ rater }) => rater.kind === 'model')
      .map((each) => ({ ...each, run: 'r2', answer: { kind: 'label', label: 'Build' } as const }))
    const labels = [...twenty, ...again]
    expect(sidesOf(labels).map(sideId)).toEqual([
      'anna',
      'claude-sonnet-4-6',
      'claude-sonnet-4-6@r1',
      'claude-sonnet-4-6@r2',
    ])
    const [mode] = compareRaters(labels, side({ run: 'r1' }), side({ run: 'r2' }), limits)
    expect(mode!.disagreements).toHaveLength(3)
  })
})

describe('a matrix of counts', () => {
  const counts = [
    [40, 3, 20],
    [18, 22, 30],
    [25, 16, 60],
  ]
  const confusion = { labels: ['a', 'b', 'c'], counts, n: counts.flat().reduce((x, y) => x + y, 0) }

  test('hides a small count with others, in its row and in its column', () => {
    const { counts: shown } = shownMatrix(confusion, 15)!
    expect(shown[0]![1]).toBeNull()
    expect(shown[0]!.filter((count) => count === null).length).toBeGreaterThan(1)
    expect(shown.map((row) => row[1]).filter((count) => count === null).length).toBeGreaterThan(1)
    expect(shown.at(-1)!.at(-1)).toBe(confusion.n)
  })

  test('is whole where every count may be shown', () => {
    expect(shownMatrix(confusion, 2)!.counts).toEqual([
      [40, 3, 20, 63],
      [18, 22, 30, 70],
      [25, 16, 60, 101],
      [83, 41, 110, 234],
    ])
  })
})
