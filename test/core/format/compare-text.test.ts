import { expect, it } from 'vitest'
import type { Comparison } from '#core/cells/compare'
import { comparisonNotes, formatDifference, formatP, incomparableText, pairsText } from '#core/format/compare-text'
import { findMeasure } from '#core/pivot/built-in-measures'

it('a difference has its sign and its unit', () => {
  expect(formatDifference(0.058, 'rate')).toBe('+5.8 points')
  expect(formatDifference(-0.058, 'rate')).toBe('\u22125.8 points')
  expect(formatDifference(0, 'number')).toBe('0.0')
  expect(formatDifference(1500, 'dollars')).toBe('+$1\u202F500')
})

it('a small p is said to be small, and never zero', () => {
  expect(formatP(0.0314)).toBe('0.031')
  expect(formatP(0.00099)).toBe('< 0.001')
})

it('says what was done, and what both have in common', () => {
  const comparison = { method: 'clustered', sharesSessions: false, sharesUsers: true } as Comparison
  const notes = comparisonNotes(comparison, findMeasure('actions_per_prompt')!)
  expect(notes).toEqual([
    'Delta method of logarithms over users, sessions of one user taken as alike.',
    'Some users are in both: what they have in common is allowed for.',
  ])
})

it('says why medians and counts are not compared', () => {
  expect(incomparableText('measure', findMeasure('task_value_median')!)).toContain(
    'Medians and other quantiles are not compared',
  )
  expect(incomparableText('measure', findMeasure('sessions')!)).toContain('no test for sessions')
})

it('says how many of so many pairs chance would bring', () => {
  expect(pairsText(1225)).toContain('1\u202F225 such pairs; of so many, 61 would')
})
