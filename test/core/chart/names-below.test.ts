import { describe, expect, it } from 'vitest'
import { type Letters, namesBelow } from '#core/chart/names-below'

/** Every letter is 7 pixels wide; a line breaks before the word that does not fit. */
const LETTERS: Letters = {
  width: (text) => text.length * 7,
  wrap: (text, width, mostLines) => {
    const lines = ['']
    for (const word of text.split(' ')) {
      const longer = `${lines.at(-1)} ${word}`.trim()
      if (longer.length * 7 <= width || lines.at(-1) === '') lines[lines.length - 1] = longer
      else lines.push(word)
    }
    return lines.length <= mostLines ? lines : [`${lines[0]}…`]
  },
}
const months = (count: number) => Array.from({ length: count }, (_, i) => `M${10 + (i % 90)} 2025`)
const below = (count: number, band: number) => namesBelow(months(count), band, 12, LETTERS)

describe('names under a scale', () => {
  it('stand in one line where they fit, and break between words where they do not', () => {
    expect([...below(6, 80).lines.values()][0]).toEqual(['M10 2025'])
    const narrow = below(12, 40)
    expect([...narrow.lines.values()][0]).toEqual(['M10', '2025'])
    expect(narrow).toMatchObject({ isTurned: false, every: 1 })
    expect(narrow.height).toBeGreaterThan(below(6, 80).height)
  })

  it('break alike, and never within a word', () => {
    const namesIn = (names: readonly string[], band: number) => [...namesBelow(names, band, 12, LETTERS).lines.values()]
    // 8 letters are 56 pixels: the first fits, its neighbour does not, and both break.
    expect(namesIn(['Jul 2025', 'June 2025'], 62)).toEqual([
      ['Jul', '2025'],
      ['June', '2025'],
    ])
    expect(namesIn(['Not recorded', 'Intermediate'], 89)).toEqual([['Not recorded'], ['Intermediate']])
    expect(namesIn(['Not so recorded', 'Intermediate'], 89)).toEqual([['Not so', 'recorded'], ['Intermediate']])
    expect(namesBelow(['June 2025'], 32, 12, LETTERS)).toMatchObject({ isTurned: true })
  })

  it('are turned where a word is wider than its band, and left out where turned they would touch', () => {
    expect(below(20, 28)).toMatchObject({ isTurned: true, every: 1 })
    // Lines 30 degrees apart from the scale are half a band apart from each other: 12 pixels of type need 27 pixels.
    expect(below(30, 20)).toMatchObject({ isTurned: true, every: 2 })
    expect(below(40, 9)).toMatchObject({ isTurned: true, every: 3 })
  })
})
