import { type Face, textWidth } from './text-width'

/** A size a text may have, and how many lines there are for it then. */
export interface Step {
  readonly size: number
  readonly lines: number
}

/** A text in lines that fit. */
export interface FittedText {
  readonly size: number
  readonly lines: readonly string[]
  /** The text that stands there; shorter than what was given where that did not fit. */
  readonly text: string
  readonly isCut: boolean
}

// More than this no slide has room for, whatever its size.
const MOST_CHARACTERS = 4_000

/** Breaks a text into lines of at most a width, between words where it can. */
export function wrapText(text: string, width: number, size: number, face: Face): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer, size, face) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = broken(word, width, size, face)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1)!
  }
  return [...lines, line]
}

/** The first step at which a text fits; where it fits at none, the last, with as much of the text as there is room for. */
export function fitText(text: string, width: number, face: Face, steps: readonly Step[]): FittedText {
  const short = text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) : text
  if (short === text) {
    for (const { size, lines: most } of steps) {
      const lines = wrapText(text, width, size, face)
      if (lines.length <= most) return { size, lines, text, isCut: false }
    }
  }
  const { size, lines: most } = steps.at(-1)!
  const all = wrapText(short, width, size, face)
  const kept = all.slice(0, most)
  const last = shorten(`${kept.at(-1)}…`, width, size, face)
  const lines = [...kept.slice(0, -1), last]
  return { size, lines, text: lines.join(' '), isCut: true }
}

/** A text in one line, cut with an ellipsis where it is too wide. */
export function shorten(text: string, width: number, size: number, face: Face): string {
  if (textWidth(text, size, face) <= width) return text
  const letters = [...new Intl.Segmenter('en').segment(text.slice(0, MOST_CHARACTERS).replace(/…$/, ''))].map(
    ({ segment }) => segment,
  )
  let end = letters.length
  while (end > 0 && textWidth(`${letters.slice(0, end).join('')}…`, size, face) > width) end--
  return `${letters.slice(0, end).join('').trimEnd()}…`
}

/** A word in pieces that fit. */
function broken(word: string, width: number, size: number, face: Face): string[] {
  if (textWidth(word, size, face) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of new Intl.Segmenter('en').segment(word)) {
    if (piece !== '' && textWidth(piece + segment, size, face) > width) {
      pieces.push(piece)
      piece = segment
    } else piece += segment
  }
  return [...pieces, piece]
}
