import { expect, it } from 'vitest'
import { combinations, HEADLINES } from '#core/robustness/choice'
import type { HeadlineResult, Specification } from '#core/robustness/specification'
import { robustnessContent } from '#core/slide/content/robustness-content'
import { sessionsTable } from '../../support/sessions-table'
import { ALL_SHOWN } from '../cells/cells-of'

const TABLE = sessionsTable(['session_id', 'expertise', 'outcome', 'success_signal', 'occupation'])
const HEADLINE = { ...HEADLINES.find(({ id }) => id === 'slope')!, choices: ['controls', 'unclear'] as const }

/** The study's way, without Unclear, without controls, and without both. */
function resultOf(values: readonly (number | null)[], n: readonly (number | null)[]): HeadlineResult {
  const specifications = combinations(HEADLINE.choices).map((ways, i): Specification => {
    const value = values[i]!
    if (value === null) return { ways, estimate: null }
    return { ways, estimate: { value, interval: { low: value - 0.01, high: value + 0.01 }, n: n[i]!, clusters: null } }
  })
  return { headline: HEADLINE, specifications }
}

const contentOf = (result: HeadlineResult) => {
  const options = { filters: [], thresholds: ALL_SHOWN, level: 0.95 }
  return JSON.parse(JSON.stringify(robustnessContent(result, TABLE, options)).replaceAll('\u202F', ' ')) as ReturnType<
    typeof robustnessContent
  >
}

it('a headline under other choices has every combination in order, and each choice turned by itself', () => {
  const content = contentOf(resultOf([0.04, 0.05, 0.03, 0.02], [900, 700, null, 650]))
  expect(content.headline).toBe(
    'Verified success by level of expertise: +2.00 to +5.00 points under 4 combinations of choices, all clear of zero',
  )
  expect(content.table!.rows.map(({ cells }) => cells)).toEqual([
    ['The study’s way', '+4.00', '+3.00 to +5.00', '900'],
    ['Controls: none', '+3.00', '+2.00 to +4.00', 'not told'],
    ['Occupation Unclear: left out', '+5.00', '+4.00 to +6.00', '700'],
  ])
  const { categories, points, series } = content.chart!
  const inOrder = categories.map((category) => points.find((point) => point.category === category)!)
  expect(inOrder.map(({ value, n }) => [value, n])).toEqual([
    [0.02, 650],
    [0.03, null],
    [0.04, 900],
    [0.05, 700],
  ])
  expect(inOrder.map((point) => point.series)).toEqual([
    'Other combinations',
    'Other combinations',
    'The study’s way',
    'Other combinations',
  ])
  expect(new Set(series.map(({ slot }) => slot)).size).toBe(2)
  expect(content.numbers).toHaveLength(4)
  expect(content.numbers[0]).toMatchObject({ at: 'Matched cells, Kept', value: 0.04, low: 0.03, high: 0.05, n: 900 })
})

it('what leaves too few sessions is withheld, and said to be', () => {
  const some = contentOf(resultOf([0.005, null, 0.03, 0.02], [900, null, 700, 650]))
  // The interval of the study's way holds zero.
  expect(some.headline).toBe(
    'Verified success by level of expertise: +0.50 to +3.00 points under 3 combinations of choices',
  )
  expect(some.table!.rows[2]!.cells).toEqual(['Occupation Unclear: left out', 'withheld', '', ''])
  expect(some.callout).toContain('1 leaves too few sessions')
  expect(some.footnote.join(' ')).toContain('one cell here')
  expect(some.lacking).toBeNull()
  const none = contentOf(resultOf([null, null, null, null], [null, null, null, null]))
  expect(none.headline).toBe('Not shown: Verified success by level of expertise')
  expect(none.lacking).toMatchObject({ isWithheld: true })
})
