import { describe, expect, it } from 'vitest'
import { OUTCOMES } from '#core/dataset/outcome'
import { MOST_LABELS, Vocabulary } from '#core/dataset/vocabulary'

const OUTCOME_VALUES = ['succeeded', 'partially_succeeded', 'failed', 'no_clear_goal']

describe('the vocabulary of a closed taxonomy', () => {
  it('knows its labels from the start and takes no others', () => {
    const vocabulary = new Vocabulary('label', OUTCOMES)
    expect(vocabulary.labels).toEqual(OUTCOME_VALUES)
    expect(vocabulary.codeOf('abandoned')).toBeNull()
    expect(vocabulary.labels).toEqual(OUTCOME_VALUES)
  })

  it('knows the label of any published spelling', () => {
    const vocabulary = new Vocabulary('label', OUTCOMES)
    expect(['succeeded', 'Partial success', 'FAILED'].map((text) => vocabulary.codeOf(text))).toEqual([0, 1, 2])
  })

  it('takes what was decided before what a spelling says', () => {
    const vocabulary = new Vocabulary('label', OUTCOMES, { won: 'succeeded', failed: null })
    expect(['won', 'failed', 'FAILED'].map((text) => vocabulary.codeOf(text))).toEqual([0, null, 2])
  })
})

describe('an open vocabulary', () => {
  it('takes what comes, in the order it is met', () => {
    const vocabulary = new Vocabulary('category', undefined)
    expect(['red', 'blue', 'red', 'green'].map((text) => vocabulary.codeOf(text))).toEqual([0, 1, 0, 2])
    expect(vocabulary.labels).toEqual(['red', 'blue', 'green'])
    expect(vocabulary.size).toBe(3)
  })

  it('leaves blanks off, takes nothing but blanks for nothing, and holds no NUL', () => {
    const vocabulary = new Vocabulary('category', undefined)
    expect([' red ', 'red', '  ', 'a\0b'].map((text) => vocabulary.codeOf(text))).toEqual([0, 0, null, 1])
    expect(vocabulary.labels).toEqual(['red', 'a\uFFFDb'])
  })

  it('of months reads them', () => {
    const vocabulary = new Vocabulary('month', undefined)
    expect(['October 2025', '2025-11', 'later', '2025-10'].map((text) => vocabulary.codeOf(text))).toEqual([
      0,
      1,
      null,
      0,
    ])
    expect(vocabulary.labels).toEqual(['2025-10', '2025-11'])
  })

  it('is too large beyond its limit', () => {
    const vocabulary = new Vocabulary('category', undefined)
    for (let i = 0; i < MOST_LABELS; i++) vocabulary.codeOf(`t${i}`)
    expect(vocabulary.isTooLarge).toBe(false)
    vocabulary.codeOf('one more')
    expect(vocabulary.isTooLarge).toBe(true)
  })
})
