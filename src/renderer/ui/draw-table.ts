import { isTotal, type PivotCells } from '#core/cells/pivot-cells'
import { pivotSheet, SHEET_PARTS } from '#core/export/pivot-sheet'
import { formatCount, formatInterval, formatWithUnit } from '#core/format/number'
import type { CellFormats } from '#core/pivot/cell-format'

// As on paper, whatever the theme: a picture goes where the page is white.
const INK = {
  text: '#1b1d1f',
  muted: '#686d72',
  line: '#e3e3df',
  strong: '#8f9498',
  paper: '#ffffff',
  hatch: '#dcdcd8',
}
const FONT = '"Inter Variable", system-ui, sans-serif'
const PLAIN = `13px ${FONT}`
const BOLD = `600 13px ${FONT}`
const SMALL = `11px ${FONT}`
const ITALIC = `italic 12px ${FONT}`

const HEAD_HEIGHT = 24
const ROW_HEIGHT = 40
const NOTE_HEIGHT = 16
const SPACE = 12
const EDGE = 16
/** Pixels of a side of a canvas, in every browser. */
const MOST_PIXELS = 16_000

/**
 * Draws the table of a pivot with its notes under it: values with their intervals and n, totals bold, what is withheld marked.
 *
 * @returns a PNG; null where it would be larger than a picture can be
 */
export async function tableImage(
  cells: PivotCells,
  notes: readonly string[],
  formats: CellFormats,
): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) return null
  const widthOf = (text: string, font: string): number => {
    pen.font = font
    return pen.measureText(text).width
  }
  const { keyNames, heads, rows } = pivotSheet(cells)
  const keyWidths = keyNames.map((name, i) =>
    Math.ceil(Math.max(widthOf(name, BOLD), ...rows.map(({ keys }) => widthOf(keys[i]!, BOLD))) + 2 * SPACE),
  )
  const texts = cells.rows.keys.map((_, r) =>
    cells.columns.keys.flatMap((_, c) =>
      cells.measures.map(({ id }, m) => cellTexts(cells, r, c, m, formats[id]?.decimals)),
    ),
  )
  const names = heads[heads.length - 2]!
  const widths = names.map(({ text }, c) => {
    const inside = texts.map((row) => Math.max(widthOf(row[c]!.value, BOLD), widthOf(row[c]!.under, SMALL)))
    return Math.ceil(Math.max(widthOf(text, BOLD), ...inside) + 2 * SPACE)
  })
  const left = keyWidths.reduce((sum, one) => sum + one, EDGE)
  const width = widths.reduce((sum, one) => sum + one, left) + EDGE
  const shownHeads = heads.slice(0, -1)
  const top = EDGE + shownHeads.length * HEAD_HEIGHT
  const lines = notes.flatMap((note) => wrapped(note, Math.max(width, 480) - 2 * EDGE, (text) => widthOf(text, SMALL)))
  const height = top + rows.length * ROW_HEIGHT + SPACE + lines.length * NOTE_HEIGHT + EDGE
  const size = { width: Math.max(width, 480), height }
  const scale = Math.min(2, MOST_PIXELS / Math.max(size.width, size.height))
  if (scale < 1) return null
  canvas.width = Math.floor(size.width * scale)
  canvas.height = Math.floor(size.height * scale)
  pen.scale(scale, scale)
  pen.fillStyle = INK.paper
  pen.fillRect(0, 0, size.width, size.height)
  pen.textBaseline = 'middle'

  const write = (text: string, x: number, y: number, font: string, colour: string, align: CanvasTextAlign = 'left') => {
    pen.font = font
    pen.fillStyle = colour
    pen.textAlign = align
    pen.fillText(text, x, y)
  }
  const rule = (y: number, colour: string) => {
    pen.fillStyle = colour
    pen.fillRect(EDGE, y - 0.5, width - 2 * EDGE, 1)
  }
  const rights = widths.map((_, c) => left + widths.slice(0, c + 1).reduce((sum, one) => sum + one, 0))

  shownHeads.forEach((head, level) => {
    const y = EDGE + level * HEAD_HEIGHT + HEAD_HEIGHT / 2
    const isLast = level === shownHeads.length - 1
    if (isLast) for (const [i, name] of keyNames.entries()) write(name, edgeOf(keyWidths, i), y, BOLD, INK.muted)
    let column = 0
    for (const { text, span } of head) {
      const end = column + span / SHEET_PARTS.length - 1
      const start = column === 0 ? left : rights[column - 1]!
      if (isLast) write(text, rights[end]! - SPACE, y, BOLD, INK.muted, 'right')
      else write(text, (start + rights[end]!) / 2, y, BOLD, INK.muted, 'center')
      column = end + 1
    }
  })
  rule(top, INK.strong)
  rows.forEach((row, r) => {
    const y = top + r * ROW_HEIGHT
    const font = row.isTotal ? BOLD : PLAIN
    for (const [i, key] of row.keys.entries()) write(key, edgeOf(keyWidths, i), y + ROW_HEIGHT / 2, font, INK.text)
    texts[r]!.forEach(({ kind, value, under, isTotal }, c) => {
      const right = rights[c]!
      if (kind === 'withheld') {
        hatch(pen, right - widths[c]! + 2, y + 3, widths[c]! - 4, ROW_HEIGHT - 6)
        write(value, right - SPACE, y + ROW_HEIGHT / 2, ITALIC, INK.muted, 'right')
        return
      }
      write(value, right - SPACE, y + 14, isTotal ? BOLD : PLAIN, INK.text, 'right')
      write(under, right - SPACE, y + 29, SMALL, INK.muted, 'right')
    })
    rule(y + ROW_HEIGHT, r === rows.length - 1 ? INK.strong : INK.line)
  })
  lines.forEach((line, i) => {
    const y = top + rows.length * ROW_HEIGHT + SPACE + i * NOTE_HEIGHT + NOTE_HEIGHT / 2
    write(line, EDGE, y, SMALL, INK.muted)
  })
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

const edgeOf = (widths: readonly number[], i: number): number =>
  EDGE + widths.slice(0, i).reduce((sum, one) => sum + one, 0)

function cellTexts(cells: PivotCells, r: number, c: number, m: number, decimals: number | undefined) {
  const cell = cells.at(r, c, m)
  const { unit } = cells.measures[m]!
  const isBold = isTotal(cells.rows, cells.rows.keys[r]!) || isTotal(cells.columns, cells.columns.keys[c]!)
  if (cell.kind !== 'estimate') {
    return { kind: cell.kind, value: cell.kind === 'withheld' ? 'withheld' : '·', under: '', isTotal: isBold }
  }
  const { value, n, interval } = cell.estimate
  const bounds = interval ? formatInterval(interval, unit, decimals) : 'no interval'
  const under = unit === 'count' ? bounds : `${bounds} · n ${formatCount(n)}`
  return { kind: cell.kind, value: formatWithUnit(value, unit, decimals), under, isTotal: isBold }
}

function hatch(pen: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  pen.save()
  pen.beginPath()
  pen.rect(x, y, width, height)
  pen.clip()
  pen.strokeStyle = INK.hatch
  pen.lineWidth = 1
  pen.beginPath()
  for (let at = -height; at < width; at += 7) {
    pen.moveTo(x + at, y + height)
    pen.lineTo(x + at + height, y)
  }
  pen.stroke()
  pen.restore()
}

function wrapped(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}
