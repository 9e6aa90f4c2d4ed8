import { describe, expect, it } from 'vitest'
import { CODEBASE_RELATIONS } from '#core/dataset/codebase-relation'
import { EXPERTISE } from '#core/dataset/expertise'
import { foldLabel, labelName, parseLabel, type Taxonomy } from '#core/dataset/label'
import { OUTCOMES, SIGNALS } from '#core/dataset/outcome'
import { SURFACES } from '#core/dataset/surface'
import { WORK_MODES } from '#core/dataset/work-mode'

// Spellings as docs and study publish them; the numbers are the study's sections.
const SPELLINGS: readonly (readonly [name: string, taxonomy: Taxonomy, labels: Record<string, readonly string[]>])[] = [
  [
    'work mode (2: label of the prompt, name in Figure 1, and as others store it)',
    WORK_MODES,
    {
      Fix: ['Fix', 'fixing something broken', 'fixing_something_broken'],
      Build: ['Build', 'building something new', 'building_something_new'],
      Operate: ['Operate', 'operating software', 'operating_software'],
      Communicate: ['Communicate', 'writing docs and presentations', 'writing_docs_and_presentations'],
      Understand: ['Understand', 'understanding a system', 'understanding_a_system'],
      Plan: ['Plan', 'planning a change', 'planning_a_change'],
      Orchestrate: ['Orchestrate', 'orchestrating agents and pipelines', 'orchestrating_agents_and_pipelines'],
      Analyze: ['Analyze', 'analyzing data', 'analyzing_data'],
      Test: ['Test', 'testing code', 'testing_code'],
    },
  ],
  [
    'expertise (5)',
    EXPERTISE,
    {
      '1': ['1', '1 Novice', 'Novice', '1.0'],
      '2': ['2', '2 Beginner', 'Beginner', '2.0'],
      '3': ['3', '3 Intermediate', 'Intermediate', '3.0'],
      '4': ['4', '4 Advanced', 'Advanced', '4.0'],
      '5': ['5', '5 Expert', 'Expert', '5.0'],
      Unclear: ['Unclear', 'unclear'],
    },
  ],
  [
    'codebase relation (3)',
    CODEBASE_RELATIONS,
    {
      modify: ['modify', 'modify existing code'],
      explore: ['explore', 'explore code'],
      create: ['create', 'create new code'],
      none: ['none', 'Not in a codebase', 'No codebase'],
    },
  ],
  [
    'outcome (7.1)',
    OUTCOMES,
    {
      succeeded: ['Succeeded', 'succeeded'],
      partially_succeeded: ['Partially Succeeded', 'partially_succeeded', 'PARTIALLY-SUCCEEDED'],
      failed: ['Failed', 'failed'],
      no_clear_goal: ['No clear goal', 'no_clear_goal', 'NO CLEAR GOAL'],
    },
  ],
  [
    'signals (7.2, 7.3)',
    SIGNALS,
    {
      '0': ['NONE', 'None', '0'],
      '1': ['1', 'very weak', '1 very weak'],
      '2': ['2', 'soft', '2 soft'],
      '3': ['3', 'moderate', '3 moderate'],
      '4': ['4', 'strong', '4 strong'],
      '5': ['5', 'very strong', '5 very strong'],
    },
  ],
  [
    'surface (1)',
    SURFACES,
    {
      cli: ['cli', 'command line', 'Command line'],
      desktop: ['desktop', 'desktop app'],
      web: ['web', 'claude.ai'],
      other: ['other'],
    },
  ],
]

describe.each(SPELLINGS)('%s', (_, taxonomy, labels) => {
  it('is read in every published spelling', () => {
    for (const [label, spellings] of Object.entries(labels)) {
      for (const text of spellings) expect(parseLabel(taxonomy, text), text).toBe(label)
    }
  })

  it('has these labels and no others', () => {
    // Numbers come first among the keys of an object; the order of a scale is tested with the cells.
    expect(taxonomy.labels.map(({ value }) => value).sort()).toEqual(Object.keys(labels).sort())
  })

  it('spells no two labels alike', () => {
    const spellings = taxonomy.labels.flatMap(({ value, name, aliases = [] }) =>
      [...new Set([value, name, ...aliases].map(foldLabel))].map((text) => [text, value]),
    )
    expect(new Map(spellings as [string, string][]).size).toBe(spellings.length)
  })
})

describe('a label', () => {
  it('is not read from text that is none', () => {
    for (const text of ['', ' ', 'Dance', 'Fixed', 'Fix Build', 'null'])
      expect(parseLabel(WORK_MODES, text), text).toBeNull()
    for (const text of ['6', '2.5', '15', 'none at all']) expect(parseLabel(SIGNALS, text), text).toBeNull()
  })

  it('is not read from a number below zero, as exports write what is missing', () => {
    for (const text of ['-1', ' -1', '-1.0', '−1']) {
      expect(parseLabel(SIGNALS, text), text).toBeNull()
      expect(parseLabel(EXPERTISE, text), text).toBeNull()
    }
  })

  it('has a name, and what is none is its own', () => {
    expect(labelName(OUTCOMES, 'partially_succeeded')).toBe('Partially succeeded')
    expect(labelName(OUTCOMES, 'Partially Succeeded')).toBe('Partially Succeeded')
    expect(labelName(SIGNALS, '0')).toBe('None')
  })
})

describe('foldLabel', () => {
  it.each([
    ['  Arts, Design,  Media ', 'arts design media'],
    ['Business & finance', 'business and finance'],
    ['no_clear-goal', 'no clear goal'],
    ['ＦＩＸ', 'fix'],
    ['Élan vital', 'élan vital'],
    ['15-0000', '15 0000'],
  ])('of %j is %j', (text, folded) => expect(foldLabel(text)).toBe(folded))
})
