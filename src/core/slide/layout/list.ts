import type { Block, Box } from '../slide-model'
import { cleanText } from '../text/clean-text'
import { fitText } from '../text/fit-text'
import { LEADING, type Page } from './page'

const STEPS = [
  { size: 16, gap: 13 },
  { size: 14.5, gap: 11 },
  { size: 13, gap: 9 },
  { size: 11.5, gap: 7 },
  { size: 10.5, gap: 5 },
] as const
const COLUMN_GAP = 56
const INDENT = 18
const MOST_LINES = 40

/** Sentences as one list in two columns, as large as fits; what does not fit is said in the proof and kept for the notes. */
export function listIn(page: Page, items: readonly string[], body: Box, called: string): Block[] {
  if (items.length === 0) return []
  const width = (body.width - COLUMN_GAP) / 2 - INDENT
  const sets = STEPS.map(({ size, gap }) => {
    const texts = items.map((item) => fitText(cleanText(item), width, 'body', [{ size, lines: MOST_LINES }]))
    const heights = texts.map(({ lines }) => Math.ceil(lines.length * size * LEADING.sans))
    return { size, gap, texts, heights, ...inColumns(heights, gap, body.height) }
  })
  const { size, gap, texts, heights, first, shown } = sets.find(({ shown }) => shown === items.length) ?? sets.at(-1)!
  if (shown < items.length)
    page.proof.push(`${items.length - shown} of ${items.length} points of ${called} do not fit; the notes have them.`)
  return [
    {
      kind: 'list',
      box: { ...body, height: heightOf(heights.slice(0, first), gap) },
      items: texts.slice(0, shown).map(({ text }) => text),
      first,
      columnGap: COLUMN_GAP,
      size,
      indent: INDENT,
      gap,
    },
  ]
}

const heightOf = (heights: readonly number[], gap: number): number =>
  heights.reduce((sum, height) => sum + height + gap, 0) - (heights.length > 0 ? gap : 0)

/**
 * How many of the items there is room for, and how many of those the first column has: as few as make it the higher one, since a
 * presentation fills a column before it begins the next.
 */
function inColumns(heights: readonly number[], gap: number, room: number) {
  for (let shown = heights.length; shown > 0; shown--) {
    const own = heights.slice(0, shown)
    for (let first = 1; first <= shown; first++) {
      const height = heightOf(own.slice(0, first), gap)
      if (height > room) break
      if (height >= heightOf(own.slice(first), gap)) return { first, shown }
    }
  }
  return { first: 0, shown: 0 }
}
