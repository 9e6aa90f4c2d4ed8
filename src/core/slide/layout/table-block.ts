import type { Box, TableBlock } from '../slide-model'
import type { SlideTable } from '../slide-table'
import { cleanText } from '../text/clean-text'
import { fitText, shorten, wrapText } from '../text/fit-text'
import { type Face, textWidth } from '../text/text-width'
import type { Page } from './page'

const SIZES = [15, 14, 13, 12, 11] as const
const GAP = 14
/** Pixels above and below the text of a line, where there is room and where there is not. */
const LOOSE = 17
const TIGHT = 5

/** A table as large as fits its place: the numbers as wide as they are, names in what is left, wrapped or shortened. */
export function tableBlock(page: Page, table: SlideTable, box: Box): TableBlock {
  const isCross = table.rows.some(({ counts }) => counts.length > 0)
  const fits = (size: number) => heightAt(table, size, TIGHT, isCross) <= box.height
  const size =
    SIZES.find((candidate) => fits(candidate) && naturalWidth(table, candidate) <= box.width) ??
    SIZES.slice(2).find(fits) ??
    SIZES.at(-1)!
  const numbers = numberWidths(table, size)
  const used = numbers.reduce((sum, width) => sum + width, 0)
  const nameRoom = Math.max(box.width * 0.22, box.width - used)
  const factor = used > box.width - nameRoom ? (box.width - nameRoom) / used : 1
  const widths = [nameRoom, ...numbers.map((width) => width * factor)]
  let shortened = 0
  const rows = table.rows.map((row) => {
    const name = cleanText(row.cells[0] ?? '')
    const indent = row.kind === 'part' && table.rows.some(({ kind }) => kind === 'group') ? 14 : 0
    const short = nameIn(name, nameRoom - 6 - indent, size, row.kind === 'part' ? 'body' : 'bold', isCross)
    if (short !== name) shortened++
    return { kind: row.kind, cells: [short, ...row.cells.slice(1)], counts: [...row.counts] }
  })
  if (shortened > 0)
    page.proof.push(
      `${shortened} ${shortened === 1 ? 'name is' : 'names are'} shortened in the table; the description has them in full.`,
    )
  // A long word in a narrow column makes all heads smaller, down to what can still be read.
  const narrowest = table.header.slice(1).map((head, c) => {
    const longest = Math.max(
      ...cleanText(head)
        .split(' ')
        .map((word) => textWidth(word, 1, 'body')),
    )
    return longest === 0 ? size : (widths[c + 1]! - 9) / longest
  })
  const headFontSize = Math.max(8.5, Math.min(size - 1.5, ...narrowest))
  const headOf = (head: string, c: number) =>
    wrapText(cleanText(head), Math.max(24, widths[c]! - 8), headFontSize, 'body')
  const headLines = Math.min(2, Math.max(...table.header.map((head, c) => headOf(head, c).length)))
  const headerHeight = Math.round(headLines * headFontSize * 1.25 + 10)
  const lineHeight = lineOf(size, isCross)
  const room = (box.height - headerHeight) / Math.max(1, rows.length)
  const rowHeight = Math.max(lineHeight + TIGHT - 2, Math.min(room, lineHeight + LOOSE))
  const header = table.header.map((head, c) => {
    const lines = headOf(head, c)
    const width = widths[c]! - 8
    return lines.length <= 2
      ? lines.join(' ')
      : `${lines[0]} ${shorten(lines.slice(1).join(' '), width, headFontSize, 'body')}`
  })
  return {
    kind: 'table',
    box: { ...box, height: Math.round(headerHeight + rowHeight * rows.length) },
    header,
    rows,
    widths,
    rowHeight,
    headerHeight,
    fontSize: size,
    headFontSize,
    isQuiet: !isCross,
    alt: inWords(table),
  }
}

/** A name in its column: beside a number with its n there is room for two lines. */
function nameIn(name: string, width: number, size: number, face: Face, isCross: boolean): string {
  return isCross ? fitText(name, width, face, [{ size, lines: 2 }]).text : shorten(name, width, size, face)
}

/** Pixels each column of numbers takes. */
function numberWidths({ header, rows }: SlideTable, size: number): number[] {
  return header.slice(1).map((head, c) => {
    const cells = rows.map(({ cells, counts }) =>
      Math.max(textWidth(cells[c + 1] ?? '', size, 'bold'), textWidth(counts[c] ?? '', size * 0.75, 'body')),
    )
    const words = head.split(' ').map((word) => textWidth(word, size - 1.5, 'body'))
    return Math.ceil(Math.max(0, ...cells, Math.min(110, Math.max(...words)))) + GAP
  })
}

/** Pixels a table takes at a size with its names in full. */
export function naturalWidth(table: SlideTable, size: number = SIZES[1]): number {
  const isCross = table.rows.some(({ counts }) => counts.length > 0)
  const names = table.rows.map(({ cells }) => {
    const name = cleanText(cells[0] ?? '')
    const whole = textWidth(name, size, 'body')
    return isCross ? Math.max(whole * 0.6, ...name.split(' ').map((word) => textWidth(word, size, 'body'))) : whole
  })
  return Math.max(...names, 90) + 16 + numberWidths(table, size).reduce((sum, width) => sum + width, 0)
}

const lineOf = (size: number, isCross: boolean): number => size * (isCross ? 2.05 : 1.3)

const heightAt = ({ rows }: SlideTable, size: number, gap: number, isCross: boolean): number =>
  size * 1.25 * 2 + 10 + rows.length * (lineOf(size, isCross) + gap)

const MOST_WORDS = 1_500

/** Every line of a table for those who do not see it, names in full. */
function inWords({ header, rows }: SlideTable): string {
  const lines = rows.map(({ cells }) =>
    cells
      .map((cell) => cleanText(cell))
      .filter((cell) => cell !== '')
      .join(', '),
  )
  const text = `Table of ${header.map((head) => cleanText(head)).join(', ')}. ${lines.join('; ')}.`
  return text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS)}…` : text
}
