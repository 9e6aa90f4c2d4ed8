import { describe, expect, it } from 'vitest'
import { keyName } from '#core/format/axis-key'
import { formatKey, formatTotal } from '#core/format/key'
import type { KeyValue } from '#core/pivot/dimension'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

const COLUMNS = ['occupation', 'expertise', 'failure_signal', 'month', 'synthetic', 'prompts', 'account_age_days']
const DIMENSIONS = new Map(
  dimensionsOf(sessionsTable([...COLUMNS, tableColumn('Team'), tableColumn('constructor')])).map((d) => [d.id, d]),
)
const dimension = (id: string) => DIMENSIONS.get(id)!

describe('a key as people read it', () => {
  it.each<[string, KeyValue, string]>([
    ['occupation', 'Sales and Related', 'Sales'],
    ['occupation', 'not in the list', 'not in the list'],
    ['expertise', '1', 'Novice'],
    ['failure_signal', 0, 'None'],
    ['month', '2025-10', 'Oct 2025'],
    ['synthetic', true, 'Yes'],
    ['synthetic', false, 'No'],
    ['prompts', 12_345, '12\u202F345'],
    ['account_age_days', 0.1 + 0.2, '0.3'],
    ['account_age_days', -3, '\u22123'],
    ['account_age_days', -1.5, '\u22121.5'],
    ['Team', 'null', 'null'],
    ['Team', '2025-10', '2025-10'],
    ['Team', '', ''],
  ])('of %s is for %j %j', (id, value, text) => expect(formatKey(dimension(id), value)).toBe(text))

  it('is Not recorded where there is none, whatever the dimension', () => {
    for (const of of DIMENSIONS.values()) expect(formatKey(of, null), of.id).toBe('Not recorded')
  })
})

describe('a total', () => {
  it('says what it is the total of', () => {
    expect(formatTotal(dimension('occupation'))).toBe('All occupations')
    expect(formatTotal(dimension('expertise'))).toBe('All levels')
    expect(formatTotal(dimension('Team'))).toBe('All, by team')
    expect(formatTotal(dimension('constructor'))).toBe('All, by constructor')
    expect(formatTotal(undefined)).toBe('All sessions')
  })
})

describe('a key of an axis in one line', () => {
  const axis = {
    dimensions: ['occupation', 'expertise'].map((id) => ({ dimension: dimension(id), order: 'natural' as const })),
  }

  it('has its values, then the total that is left', () => {
    expect(keyName(axis, ['Legal', '5'])).toBe('Legal, Expert')
    expect(keyName(axis, ['Legal', null])).toBe('Legal, Not recorded')
    expect(keyName(axis, ['Legal'])).toBe('Legal, All levels')
    expect(keyName(axis, [])).toBe('All occupations')
  })

  it('is all sessions where there are no dimensions', () => {
    expect(keyName({ dimensions: [] }, [])).toBe('All sessions')
  })
})
