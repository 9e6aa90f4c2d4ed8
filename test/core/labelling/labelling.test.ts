import { describe, expect, test } from 'vitest'
import { answersOf } from '#core/agreement/side'
import { labelOf } from '#core/classify/answer'
import { labelRecordSchema } from '#core/classify/label-record'
import { drawSample } from '#core/labelling/draw-sample'
import {
  differences,
  HUMAN_QUESTIONS,
  humanLabel,
  keyOf,
  openTasks,
  saidByOthers,
  saidLast,
} from '#core/labelling/labelling'
import { label } from '#test/core/classify/labels'

const sessions = Array.from({ length: 100 }, (_, i) => ({
  session: `s${i}`,
  stratum: i < 70 ? 'a' : i < 90 ? 'b' : 'c',
}))
const said = (session: string, value: string, rater: string, classifier = 'outcome') =>
  humanLabel({ session, classifier }, value, { rater, run: 'by hand, seed 1', time: '2026-05-01T10:00:00.000Z' })

describe('a sample', () => {
  test('has of each stratum as large a part as it has of all', () => {
    const drawn = drawSample(sessions, 20, 7)
    const counts = (stratum: string) =>
      drawn.filter((session) => sessions.find((one) => one.session === session)!.stratum === stratum).length
    expect([counts('a'), counts('b'), counts('c')]).toEqual([14, 4, 2])
    expect(new Set(drawn).size).toBe(20)
  })

  test('is the same for a seed, whatever the order of the sessions, and another for another', () => {
    expect(drawSample([...sessions].reverse(), 20, 7)).toEqual(drawSample(sessions, 20, 7))
    expect(drawSample(sessions, 20, 8)).not.toEqual(drawSample(sessions, 20, 7))
  })

  test('is all there are where more are wanted', () => {
    expect(drawSample(sessions, 500, 1)).toHaveLength(100)
    expect(drawSample([], 5, 1)).toEqual([])
  })

  test('draws every session about as often', () => {
    const drawn = new Map<string, number>()
    for (let seed = 1; seed <= 400; seed++)
      for (const session of drawSample(sessions, 20, seed)) drawn.set(session, (drawn.get(session) ?? 0) + 1)
    // Twenty of a hundred, 400 times: 80 each, with a standard deviation of 8.
    expect(Math.min(...drawn.values())).toBeGreaterThan(80 - 5 * 8)
    expect(Math.max(...drawn.values())).toBeLessThan(80 + 5 * 8)
  })
})

describe('labelling', () => {
  test('asks what a person has not answered, whatever others said', () => {
    const labels = [
      said('s1', 'succeeded', 'anna'),
      said('s1', 'failed', 'bob'),
      label({ session: 's2', classifier: 'outcome' }),
    ]
    expect(openTasks(['s1', 's2'], ['outcome'], labels, 'anna')).toEqual([{ session: 's2', classifier: 'outcome' }])
    expect(openTasks(['s1', 's2'], ['outcome'], labels, 'bob')).toHaveLength(1)
  })

  test('tells what others say, and never what the person said themselves', () => {
    const labels = [
      said('s1', 'succeeded', 'anna'),
      said('s1', 'failed', 'bob'),
      label({ session: 's1', classifier: 'outcome', answer: { kind: 'label', label: 'succeeded' } }),
    ]
    expect(saidByOthers({ session: 's1', classifier: 'outcome' }, labels, 'anna')).toEqual([
      { rater: 'bob', label: 'failed' },
      { rater: 'claude-sonnet-4-6', label: 'succeeded' },
    ])
  })

  test('gives what two people differ on to be settled, until it is', () => {
    const labels = [said('s1', 'succeeded', 'anna'), said('s1', 'failed', 'bob'), said('s2', 'failed', 'anna')]
    expect(differences(['outcome'], labels)).toEqual([{ session: 's1', classifier: 'outcome' }])
    expect(differences(['outcome'], [...labels, said('s1', 'failed', 'adjudicated')])).toEqual([])
  })

  test('makes lines of the journal, of a rater that is a person', () => {
    const made = said('s1', 'succeeded', 'anna')
    expect(labelRecordSchema.parse(made)).toMatchObject({
      rater: { kind: 'human', name: 'anna' },
      version: 1,
      model: null,
    })
  })

  test('has a key of its own for every label of every question', () => {
    for (const { answers } of HUMAN_QUESTIONS) {
      const values = answers.kind === 'label' ? answers.taxonomy.labels.map(({ value }) => value) : []
      expect(new Set(values.map((_, i) => keyOf(values, i))).size).toBe(values.length)
    }
    expect(keyOf(['0', '1', '2'], 2)).toBe('2')
    expect(keyOf(['1', '2', 'Unclear'], 2)).toBe('u')
  })
})

test('what a person says last stands, also where the clock was set back meanwhile, and others are left as they are', () => {
  const before = [said('s1', 'failed', 'anna'), said('s1', 'failed', 'ben')]
  const correction = { ...said('s1', 'succeeded', 'anna'), run: 'by hand, corrected', time: '2026-04-30T00:00:00.000Z' }
  const kept = saidLast(correction, before)
  const person = { kind: 'human', name: 'anna', run: null } as const
  expect(labelOf(answersOf([...before, kept], person, 'outcome').get('s1')!.answer)).toBe('succeeded')
  const ofTomorrow = { ...correction, time: '2026-05-02T00:00:00.000Z' }
  expect(saidLast(ofTomorrow, before)).toBe(ofTomorrow)
  expect(saidLast({ ...correction, session: 's2' }, before).time).toBe(correction.time)
})
