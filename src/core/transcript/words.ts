// Scripts written without spaces between words, or, for Hangul, with endings that belong to the word.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu
const HAS_UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
// Most characters segmented together. The time goes with the square, and text has a mark or a space long before.
const LONGEST_RUN = 500
const HAS_LETTER = /[\p{L}\p{N}]/u

// The locale is fixed so that a count does not depend on the machine; dictionary breaks are the same for all.
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/**
 * Words of a text as people count them (transcript-format.md 8, "Output words"): pieces between whitespace. Runs of Han,
 * kana and Hangul are cut into words by the Unicode segmenter instead, because Chinese and Japanese have no spaces;
 * what stands beside such a run counts as a word when it has a letter or digit.
 */
export function countWords(text: string): number {
  if (!HAS_UNSPACED.test(text)) return countSpaced(text)
  let words = 0
  for (const piece of text.split(/\s+/)) {
    if (piece === '') continue
    words += HAS_UNSPACED.test(piece) ? countMixed(piece) : 1
  }
  return words
}

function countMixed(piece: string): number {
  let words = 0
  for (const run of piece.match(UNSPACED) ?? []) {
    for (let at = 0; at < run.length; at += LONGEST_RUN) {
      for (const { isWordLike } of segmenter.segment(run.slice(at, at + LONGEST_RUN))) if (isWordLike) words++
    }
  }
  for (const rest of piece.split(UNSPACED)) if (HAS_LETTER.test(rest)) words++
  return words
}

function countSpaced(text: string): number {
  let words = 0
  let inWord = false
  for (let i = 0; i < text.length; i++) {
    const isSpace = isWhitespace(text.charCodeAt(i))
    if (!isSpace && !inWord) words++
    inWord = !isSpace
  }
  return words
}

// The characters of `\s`, tested one by one because splitting a long text makes an array of its words.
function isWhitespace(c: number): boolean {
  if (c <= 0x20) return c === 0x20 || (c >= 0x09 && c <= 0x0d)
  if (c < 0xa0) return false
  return (
    c === 0xa0 ||
    c === 0x1680 ||
    (c >= 0x2000 && c <= 0x200a) ||
    c === 0x2028 ||
    c === 0x2029 ||
    c === 0x202f ||
    c === 0x205f ||
    c === 0x3000 ||
    c === 0xfeff
  )
}
