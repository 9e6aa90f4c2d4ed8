import { describe, expect, it } from 'vitest'
import { cleanLines, cleanText } from '#core/slide/text/clean-text'
import { fitText, shorten, wrapText } from '#core/slide/text/fit-text'
import { textWidth } from '#core/slide/text/text-width'

describe('text of a slide', () => {
  it('is in one line, without control characters, turned directions or halves of characters', () => {
    expect(cleanText('a\u0000b\tc\nd\u202Ee\u2066f')).toBe('a b c def')
    expect(cleanText('x\uD800y\uDC00z')).toBe('x\uFFFDy\uFFFDz')
    expect(cleanText('😀 ok')).toBe('😀 ok')
  })

  it('keeps markup and formulas as the text they are', () => {
    expect(cleanText('<b onload="x">=1+1</b>')).toBe('<b onload="x">=1+1</b>')
  })

  it('keeps no more than two accents on a letter', () => {
    expect(cleanText(`a${'\u0301'.repeat(50)}b`)).toBe('a\u0301\u0301b')
  })

  it('keeps paragraphs where there are some', () => {
    expect(cleanLines('a\r\n\n\nb\u0007')).toEqual(['a', '', 'b'])
  })
})

describe('fitting', () => {
  it('measures as Chromium does', () => {
    // Canvas of Chromium 156, Inter 400 at 1000 px: W is 990 and i is 240 wide; and a little spare.
    const width = textWidth('Wi', 100, 'body')
    expect(width).toBeGreaterThanOrEqual(123)
    expect(width).toBeLessThan(123 * 1.03)
  })

  it('breaks between words, and within one that is wider than its line', () => {
    const lines = wrapText(`one two ${'w'.repeat(60)}`, 100, 10, 'body')
    expect(lines.every((line) => textWidth(line, 10, 'body') <= 100)).toBe(true)
    expect(lines.join('').replaceAll(' ', '')).toBe(`onetwo${'w'.repeat(60)}`)
  })

  it('takes the first size that fits', () => {
    const steps = [
      { size: 30, lines: 1 },
      { size: 15, lines: 1 },
    ]
    expect(fitText('A few words', 400, 'body', steps).size).toBe(30)
    expect(fitText('A few words more than that', 300, 'body', steps).size).toBe(15)
  })

  it('cuts ten thousand characters, and says so', () => {
    const { lines, isCut, text } = fitText('word '.repeat(2000), 300, 'body', [{ size: 20, lines: 2 }])
    expect([lines.length, isCut, text.endsWith('…')]).toEqual([2, true, true])
    expect(lines.every((line) => textWidth(line, 20, 'body') <= 300)).toBe(true)
  })

  it('cuts no emoji in two', () => {
    expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 60, 20, 'body')).toMatch(/^(👩‍👩‍👧‍👦)*…$/)
  })
})
