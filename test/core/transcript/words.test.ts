import { describe, expect, test } from 'vitest'
import { countWords } from '#core/transcript/words'

describe('words of a text', () => {
  test('are the pieces between whitespace', () => {
    expect(countWords('Fixed the bug.')).toBe(3)
    expect(countWords('  two\twords\n\n')).toBe(2)
    expect(countWords('')).toBe(0)
    expect(countWords(' \n ')).toBe(0)
  })

  test('a dash standing alone is a piece like any other', () => {
    expect(countWords('one — two')).toBe(3)
  })

  test('no-break and ideographic spaces separate too', () => {
    expect(countWords('a\u00a0b\u3000c')).toBe(3)
  })

  test('Chinese is cut by the segmenter and its punctuation is no word', () => {
    // 你好 + 世界; the comma and the full stop have no letter.
    expect(countWords('你好，世界。')).toBe(2)
  })

  test('Japanese is cut by the segmenter', () => {
    // 日本語 + の + テキスト
    expect(countWords('日本語のテキスト')).toBe(3)
  })

  test('Korean words are the runs of Hangul, and Latin beside them counts apart', () => {
    expect(countWords('안녕하세요 여러분')).toBe(2)
    // React + 를, then 설치
    expect(countWords('React를 설치')).toBe(3)
  })

  test('a character of these scripts that is no letter is no word', () => {
    // U+2E80 is a radical, a symbol by category.
    expect(countWords('⺀')).toBe(0)
  })

  test('digits beside ideographs count, brackets do not', () => {
    // 第 + 3 + 章 between brackets
    expect(countWords('「第3章」')).toBe(3)
  })
})
