import { describe, expect, it } from 'vitest'
import { OUTCOMES } from '#core/dataset/outcome'
import { MOST_LABELS, Vocabulary } from '#core/dataset/vocabulary'

const OUTCOME_VALUES = ['succeeded', 'partially_succeeded', 'failed', 'no_clear_goal']

describe('the vocabulary of a closed taxonomy', () => {
  it('knows its labels from the start and takes no others', () => {
    const vocabulary = new Vocabulary('label', OUTCOMES)
    expect(vocabulary.labels).toEqual(OUTCOME_VALUES)
    vocabulary.learn(['Succeeded', 'abandoned'])
    expect(vocabulary.labels).toEqual(OUTCOME_VALUES)
  })

  it('notes what stands for something else, and null for what it does not understand', () => {
    const vocabulary = new Vocabulary('label', OUTCOMES)
    vocabulary.learn(['succeeded', 'Partial success', 'abandoned'])
    expect([...vocabulary.respelled]).toEqual([
      ['Partial success', 'partially_succeeded'],
      ['abandoned', null],
    ])
  })
})

describe('an open vocabulary', () => {
  it('takes what comes, in the order it is met', () => {
    const vocabulary = new Vocabulary('category', undefined)
    vocabulary.learn(['red', 'blue'])
    vocabulary.learn(['green', 'red'])
    expect(vocabulary.labels).toEqual(['red', 'blue', 'green'])
  })

  it('leaves blanks off, takes nothing but blanks for nothing, and holds no NUL', () => {
    const vocabulary = new Vocabulary('category', undefined)
    vocabulary.learn([' red ', '  ', 'a\0b'])
    expect(vocabulary.labels).toEqual(['red', 'a\uFFFDb'])
    expect([...vocabulary.respelled]).toEqual([
      [' red ', 'red'],
      ['  ', null],
      ['a\0b', 'a\uFFFDb'],
    ])
  })

  it('of months reads them', () => {
    const vocabulary = new Vocabulary('month', undefined)
    vocabulary.learn(['October 2025', '2025-11', 'later'])
    expect(vocabulary.labels).toEqual(['2025-10', '2025-11'])
    expect(vocabulary.respelled.get('later')).toBeNull()
  })

  it('is too large beyond its limit', () => {
    const vocabulary = new Vocabulary('category', undefined)
    vocabulary.learn(Array.from({ length: MOST_LABELS }, (_, i) => `t${i}`))
    expect(vocabulary.isTooLarge).toBe(false)
    vocabulary.learn(['one more'])
    expect(vocabulary.isTooLarge).toBe(true)
  })
})

describe('learn', () => {
  it('tells whether a spelling was new', () => {
    const vocabulary = new Vocabulary('label', OUTCOMES)
    expect(vocabulary.learn(['Succeeded', 'abandoned'])).toBe(true)
    expect(vocabulary.learn(['abandoned', 'Succeeded'])).toBe(false)
    expect(vocabulary.learn([])).toBe(false)
  })
})
