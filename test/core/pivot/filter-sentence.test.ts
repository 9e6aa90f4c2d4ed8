import { describe, expect, it } from 'vitest'
import type { Filter, MembershipFilter } from '#core/pivot/filter'
import { filterPhrases, filterSentence } from '#core/pivot/filter-sentence'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

const TABLE = sessionsTable(['work_mode', 'month', 'expertise', 'synthetic', 'prompts', tableColumn('Team')])
const filter = (dimension: string, values: MembershipFilter['values'], isNegated = false): Filter => ({
  dimension,
  values,
  isNegated,
})
const sentence = (...filters: readonly Filter[]) =>
  filterSentence({ filters: [...filters], dimensions: [], definitions: [] }, TABLE)

describe('the filter sentence', () => {
  it('is empty without filters', () => expect(sentence()).toBe(''))

  it.each<[Filter, string]>([
    [filter('work_mode', ['Build']), 'work mode is Build'],
    [filter('work_mode', ['Build', 'Fix', 'Test']), 'work mode is Build, Fix or Test'],
    [filter('expertise', ['1', 'Unclear'], true), 'expertise is not Novice or Unclear'],
    [filter('month', ['2025-10']), 'month is Oct 2025'],
    [filter('Team', ['null', null]), 'team is null or Not recorded'],
    [filter('synthetic', [true]), 'synthetic is Yes'],
    [filter('prompts', [1000, 2]), 'prompts is 1\u202F000 or 2'],
  ])('says %j as %s', (asked, words) => expect(sentence(asked)).toBe(words))

  it('lists up to six values, and of more the first five', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f']
    expect(sentence(filter('Team', six))).toBe('team is a, b, c, d, e or f')
    expect(sentence(filter('Team', [...six, 'g']))).toBe('team is a, b, c, d, e or 2 more')
  })

  it('says that a filter of no value keeps nothing', () => {
    expect(sentence(filter('Team', []))).toBe('team is nothing')
  })

  it('joins filters, and leaves out those the table has no dimension for', () => {
    const filters = [filter('work_mode', ['Fix']), filter('gone', ['x']), filter('month', ['2026-01'], true)]
    expect(sentence(...filters)).toBe('work mode is Fix; month is not Jan 2026')
    expect(filterPhrases({ filters, dimensions: [], definitions: [] }, TABLE)).toEqual([
      { kind: 'leaf', path: [0], dimension: 'work_mode', subject: 'work mode', verb: 'is', values: 'Fix' },
      { kind: 'leaf', path: [2], dimension: 'month', subject: 'month', verb: 'is not', values: 'Jan 2026' },
    ])
  })
})
