import { describe, expect, it } from 'vitest'
import type { ColumnProfile } from '#core/dataset/column-profile'
import { FIELDS } from '#core/dataset/field'
import { FIELD_ALIASES, foldName } from '#core/dataset/field-aliases'
import type { MappingChoice } from '#core/dataset/mapping-choice'
import { proposeFields } from '#core/dataset/propose-fields'
import type { SourceType } from '#core/dataset/source-column'

/** A column of text, or of another type, that holds these values once each; a number repeats the value before it. */
function profile(name: string, texts: readonly string[], type: SourceType = 'text'): ColumnProfile {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return {
    source: { name, type },
    written: texts.length,
    distinct: counts.size,
    spellings: [...counts].map(([text, count]) => ({ text, count })),
  }
}

function propose(profiles: readonly ColumnProfile[], choice: MappingChoice['columns'] = {}) {
  const byName = new Map(profiles.map((p) => [p.source.name, p]))
  return proposeFields(
    profiles.map(({ source }) => source),
    byName,
    choice,
  )
}

const fieldOfOnly = (p: ColumnProfile) => propose([p]).get(p.source.name)

describe('values tell the field whatever the column is called', () => {
  it.each<[string, readonly string[], string]>([
    ['work modes', ['building something new', 'Fix', 'testing code'], 'work_mode'],
    ['work modes in the short form', ['Orchestrate', 'Plan', 'Analyze'], 'work_mode'],
    ['outcomes', ['Succeeded', 'Partially Succeeded', 'No clear goal'], 'outcome'],
    ['expertise', ['3 Intermediate', '5 Expert', 'Unclear'], 'expertise'],
    ['occupations by title', ['Legal', 'Computer and Mathematical Occupations'], 'occupation'],
    ['occupations by code', ['15-0000', '23-0000', '15-0000'], 'occupation'],
    ['relations to the codebase', ['modify', 'explore', 'none'], 'codebase_relation'],
    ['surfaces', ['cli', 'desktop', 'web'], 'surface'],
    ['models', ['claude-opus-4-6', 'claude-sonnet-4-5'], 'model'],
    ['ids', ['c-0001-aa', 'c-0002-aa', 'c-0003-aa'], 'session_id'],
  ])('%s', (_, texts, field) => {
    expect(fieldOfOnly(profile('x', texts))).toEqual({ field, by: 'content', fit: 1 })
  })

  it('only where nearly all of them do', () => {
    const four = ['Fix', 'Build', 'Plan', 'Test']
    expect(fieldOfOnly(profile('x', [...four, 'Chill']))).toMatchObject({ field: 'work_mode', fit: 0.8 })
    expect(fieldOfOnly(profile('x', [...four, 'Chill', 'Rest']))).toBeUndefined()
  })

  it('and not by one label alone, nor by digits that could be any scale', () => {
    expect(fieldOfOnly(profile('x', ['Test', 'Test']))).toBeUndefined()
    expect(fieldOfOnly(profile('x', ['1', '2', '5', '5']))).toBeUndefined()
    // A count of something is no scale, whatever its name reminds of.
    for (const name of ['expert_reviews', 'successful_builds', 'failed_tests', 'actions_failed']) {
      expect(fieldOfOnly(profile(name, ['0', '1', '2', '5'], 'integer')), name).toBeUndefined()
    }
  })

  it('the two signals by the name, since they share their words', () => {
    const words = ['NONE', '4 Strong', '2 Soft']
    expect(fieldOfOnly(profile('evidence of success', words))).toMatchObject({ field: 'success_signal' })
    expect(fieldOfOnly(profile('signs of failing', words))).toMatchObject({ field: 'failure_signal' })
    expect(fieldOfOnly(profile('evidence', words))).toBeUndefined()
  })

  it('a start and a month only where the name speaks of the session', () => {
    const instants = ['2025-10-04T09:00:00Z', '2025-10-05 10:00']
    expect(fieldOfOnly(profile('first seen', instants))).toMatchObject({ field: 'started_at' })
    expect(fieldOfOnly(profile('last_synced_at', instants))).toBeUndefined()
    expect(fieldOfOnly(profile('months', ['2025-10', 'October 2025']))).toMatchObject({ field: 'month' })
    expect(fieldOfOnly(profile('birth_month', ['1960-01', '1961-02']))).toBeUndefined()
  })

  it('the occupation of the work by the name, and of two columns each its own', () => {
    const soc = ['Legal', 'Sales and Related']
    const proposed = propose([profile('soc of task', soc), profile('soc of author', soc)])
    expect(proposed.get('soc of task')).toMatchObject({ field: 'work_occupation' })
    expect(proposed.get('soc of author')).toMatchObject({ field: 'occupation' })
  })

  it('not an id that repeats or reads like prose', () => {
    expect(fieldOfOnly(profile('x', ['c-0001-aa', 'c-0001-aa', 'c-0002-aa']))).toBeUndefined()
    expect(fieldOfOnly(profile('x', ['he said hello 1', 'she left at 10']))).toBeUndefined()
  })
})

describe('names known from other exports', () => {
  it('are taken where the values do not speak against them', () => {
    expect(fieldOfOnly(profile('Tool calls', ['3', '5'], 'integer'))).toEqual({ field: 'actions', by: 'alias', fit: 1 })
    expect(fieldOfOnly(profile('Tool calls', ['few', 'many']))).toBeUndefined()
    expect(fieldOfOnly(profile('result', ['true', 'false'], 'boolean'))).toBeUndefined()
  })

  it('stand behind names of the schema, and in the order of the list', () => {
    const count = (name: string) => profile(name, ['1', '2'], 'integer')
    expect(propose([count('turns'), count('prompts')]).get('turns')).toBeUndefined()
    expect(propose([count('turns'), count('user turns')]).get('user turns')).toMatchObject({ field: 'prompts' })
  })

  it('are no field of the schema and name one field each', () => {
    const names = Object.values(FIELD_ALIASES).flat().map(foldName)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    const own = FIELDS.map(({ id }) => foldName(id))
    expect(names.filter((name) => own.includes(name as (typeof own)[number]))).toEqual([])
  })
})

describe('what someone chose', () => {
  const mode = profile('kind', ['Fix', 'Build', 'Plan'])

  it('comes before everything else', () => {
    const proposed = propose([mode, profile('work_mode', ['a', 'b'])], { kind: 'work_mode' })
    expect(proposed.get('kind')).toEqual({ field: 'work_mode', by: 'choice', fit: null })
    expect(proposed.get('work_mode')).toBeUndefined()
  })

  it('can be that a column holds no field', () => {
    expect(propose([mode], { kind: null }).get('kind')).toBeUndefined()
  })
})
