import type { ExportNote } from './export-notes'
import { numberFormat } from './number-format'
import { cellWords, type PivotSheet, type SheetCell, type SheetColumn } from './pivot-sheet'
import type { CellLook, SheetValue, Workbook } from './workbook'

const HEAD: CellLook = { isHead: true, isBold: true }
const OVER: CellLook = { ...HEAD, align: 'center' }
const PART: CellLook = { isHead: true, isMuted: true, align: 'right' }

/** A pivot as a workbook: its table with frozen names, and a sheet of notes. */
export function pivotWorkbook(sheet: PivotSheet, name: string, notes: readonly ExportNote[]): Workbook {
  const { keyNames, heads, columns, rows } = sheet
  const depth = keyNames.length
  const lastHead = heads.length - 1
  return {
    sheets: [
      {
        name,
        widths: [...keyNames.map(() => 28), ...columns.map(({ part }) => (part === 'n' ? 9 : 12))],
        frozen: { rows: heads.length, columns: depth },
        rows: [
          ...heads.map((head, level) => [
            ...keyNames.map((text) => ({ value: level === lastHead ? text : '', look: HEAD })),
            ...head.flatMap(({ text, span }) => spread(text, span, level === lastHead ? PART : OVER)),
          ]),
          ...rows.map(({ keys, isTotal, cells }) => [
            ...keys.map((value) => ({ value, look: { isBold: isTotal } })),
            ...cells.map((cell, c) => sheetValue(cell, columns[c]!, isTotal)),
          ]),
        ],
        merges: heads.flatMap((head, row) => {
          let column = depth
          return head.flatMap(({ span }) => {
            const merge = { row, column, columns: span }
            column += span
            return span > 1 ? [merge] : []
          })
        }),
      },
      {
        name: 'Notes',
        widths: [24, 100],
        frozen: { rows: 0, columns: 0 },
        rows: notes.map(({ name, text }) => [
          { value: name, look: { isBold: true } },
          { value: text, look: { isWrapped: true } },
        ]),
        merges: [],
      },
    ],
  }
}

const spread = (text: string, span: number, look: CellLook): SheetValue[] =>
  Array.from({ length: span }, (_, i) => ({ value: i === 0 ? text : '', look }))

function sheetValue(
  cell: SheetCell,
  { part, unit, decimals, isTotal }: SheetColumn,
  isTotalRow: boolean,
): SheetValue | null {
  if (cell.kind !== 'number') {
    const words = cellWords(cell)
    return words === '' ? null : { value: words, look: { isMuted: true, align: 'right' } }
  }
  const format = numberFormat(part === 'n' ? 'count' : unit, decimals)
  const isBold = part === 'value' && (isTotal || isTotalRow)
  return { value: cell.value, look: { format, isBold, isMuted: part !== 'value' } }
}
