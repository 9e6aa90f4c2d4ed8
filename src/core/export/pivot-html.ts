import { formatWithUnit } from '../format/number'
import type { ExportNote } from './export-notes'
import { numberFormat } from './number-format'
import { cellWords, type PivotSheet, type SheetCell, type SheetColumn } from './pivot-sheet'
import { xmlText } from './xml-text'

const CELL = 'padding:2px 8px;border-bottom:1px solid #e3e3df;'
const NUMBER = `${CELL}text-align:right;white-space:nowrap;`
const HEAD = 'padding:2px 8px;background:#f4f4f2;font-weight:600;'
const MUTED = 'color:#686d72;'
const BOLD = 'font-weight:bold;'

/**
 * A pivot as an HTML table that Excel, Word and Outlook take over with its formats: they read styles of elements, not
 * sheets of styles. Excel and LibreOffice find the whole number beside the rounded one.
 */
export function pivotHtml(sheet: PivotSheet, title: string, notes: readonly ExportNote[]): string {
  const { keyNames, heads, rows } = sheet
  const last = heads.length - 1
  const headRows = heads.map((head, level) => {
    const corner =
      level === last
        ? keyNames.map((name) => `<th scope="col" style="${HEAD}text-align:left">${xmlText(name)}</th>`)
        : [`<th colspan="${keyNames.length}" style="${HEAD}"></th>`]
    const names = head.map(
      ({ text, span }) =>
        `<th scope="col"${span > 1 ? ` colspan="${span}"` : ''} style="${HEAD}${level === last ? `${MUTED}text-align:right` : ''}">${xmlText(text)}</th>`,
    )
    return `<tr>${[...corner, ...names].join('')}</tr>`
  })
  const lines = rows.map(({ keys, isTotal, cells }) => {
    const names = keys.map(
      (key) =>
        `<th scope="row" style="${CELL}text-align:left;font-weight:${isTotal ? 'bold' : 'normal'}">${xmlText(key)}</th>`,
    )
    const numbers = cells.map((cell, c) => cellHtml(cell, sheet.columns[c]!, isTotal))
    return `<tr>${[...names, ...numbers].join('')}</tr>`
  })
  const said = notes.map(({ name, text }) => `${xmlText(name)}: ${xmlText(text)}`).join('<br>\n')
  return [
    '<!doctype html>',
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel">',
    `<head><meta charset="utf-8"><title>${xmlText(title)}</title></head>`,
    '<body style="font-family:Calibri,Arial,sans-serif;font-size:10pt;color:#1b1d1f">',
    '<table style="border-collapse:collapse">',
    `<thead>${headRows.join('\n')}</thead>`,
    `<tbody>${lines.join('\n')}</tbody>`,
    '</table>',
    `<p style="font-size:8pt;${MUTED}">${said}</p>`,
    '</body></html>\n',
  ].join('\n')
}

function cellHtml(cell: SheetCell, { part, unit, decimals, isTotal }: SheetColumn, isTotalRow: boolean): string {
  const look = part !== 'value' ? MUTED : isTotal || isTotalRow ? BOLD : ''
  if (cell.kind !== 'number') {
    const words = cellWords(cell)
    return words === ''
      ? `<td style="${NUMBER}"></td>`
      : `<td style="${NUMBER}${MUTED}font-style:italic">${xmlText(words)}</td>`
  }
  const shown = part === 'n' ? 'count' : unit
  const format = numberFormat(shown, decimals)
  return `<td x:num="${cell.value}" sdval="${cell.value}" sdnum="1033;0;${xmlText(format)}" style="${NUMBER}${look}mso-number-format:${xmlText(`'${format.replaceAll('"', '\\0022')}'`)}">${xmlText(plain(formatWithUnit(cell.value, shown, decimals)))}</td>`
}

/** As other programs write numbers, so that they read one where they do not look for the whole: no thin spaces, a hyphen for minus. */
const plain = (text: string): string => text.replaceAll('\u202F', '').replaceAll('\u2212', '-')

/** The same table as text with tabs between its cells, for programs that take no HTML. */
export function pivotTabs({ keyNames, heads, rows }: PivotSheet): string {
  const last = heads.length - 1
  const lines = [
    ...heads.map((head, level) => [
      ...keyNames.map((name) => (level === last ? name : '')),
      ...head.flatMap(({ text, span }) => [text, ...Array.from({ length: span - 1 }, () => '')]),
    ]),
    ...rows.map(({ keys, cells }) => [
      ...keys,
      ...cells.map((cell) => (cell.kind === 'number' ? cell.value : cellWords(cell))),
    ]),
  ]
  return lines.map((line) => `${line.map(tabbed).join('\t')}\n`).join('')
}

/** Pasted into a sheet, text must begin no formula either. */
function tabbed(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const oneLine = cell.replaceAll(/[\t\r\n]+/g, ' ')
  return /^[=+\-@＝＋－＠]/.test(oneLine) ? `'${oneLine}` : oneLine
}
