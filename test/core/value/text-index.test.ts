import { describe, expect, it } from 'vitest'
import { TextIndex } from '#core/value/text/text-index'
import { wordsOf } from '#core/value/text/words'
import { generatePostings } from '../../support/generate-postings.mjs'
import { referenceIndex } from '../../support/reference-index'

const postings = [...generatePostings({ postings: 300, seed: 5, noise: 0.2 })]

describe('the index of postings', () => {
  it('ranks and scores as minisearch does', () => {
    const index = new TextIndex(postings)
    const reference = referenceIndex(postings)
    for (const query of ['simple logo brand', 'python scraper proxy massive', 'kubernetes']) {
      // It multiplies a score by the number of words found.
      const expected = new Map(reference.search(query).map(({ id, score, terms }) => [id, score / terms.length]))
      const found = index.search(wordsOf(query), postings.length)
      expect(found.length).toBe(expected.size)
      for (const { document, score } of found) expect(score).toBeCloseTo(expected.get(document)!, 4)
      expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a))
    }
  })

  it('gives the best ones only, and nothing of the query before', () => {
    const index = new TextIndex(postings)
    const all = index.search(['logo', 'brand'], postings.length)
    index.search(['kubernetes'], 5)
    expect(index.search(['logo', 'brand'], 7)).toEqual(all.slice(0, 7))
    expect(index.search(['nowhere'], 7)).toEqual([])
  })

  it('looks the rarest words up, at most 24 of them, and common ones only where there is no other', () => {
    const texts = Array.from({ length: 40 }, (_, i) => ({
      title: `word${i}`,
      description: i < 20 ? 'half everywhere' : 'everywhere',
      skills: [],
    }))
    const index = new TextIndex(texts)
    const words = texts.map(({ title }) => title)
    expect(index.search(words, 40).map(({ document }) => document)).toEqual([...Array(24).keys()])
    expect(index.search([words[39]!, 'half'], 40).map(({ document }) => document)).toEqual([39])
    expect(index.search(['half'], 40)).toHaveLength(20)
    // No more places than texts: the second common word would be beyond them.
    expect(index.search(['everywhere', 'half'], 40)).toHaveLength(20)
    expect(index.search(['half', 'everywhere'], 40)[0]!.score).toBe(index.search(['half'], 40)[0]!.score)
  })

  it('keeps names of languages whole', () => {
    expect(wordsOf('C++, C# and Node.js. Made for the .NET!')).toEqual(['c++', 'c#', 'node.js', 'made', 'net'])
  })
})
