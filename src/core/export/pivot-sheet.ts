import type { Key } from '../cells/key'
import { type Axis, type Cell, isTotal, type PivotCells } from '../cells/pivot-cells'
import { emptyWords } from '../format/empty'
import { formatKey, formatTotal } from '../format/key'
import type { CellFormats } from '../pivot/cell-format'
import type { Unit } from '../pivot/measure'

/** What a column of a sheet has of a cell: each number of it in a column of its own. */
export const SHEET_PARTS = ['value', 'low', 'high', 'n'] as const
export type SheetPart = (typeof SHEET_PARTS)[number]

/** A name over some columns. */
export interface SheetHead {
  readonly text: string
  readonly span: number
}

/** One column of numbers. */
export interface SheetColumn {
  readonly part: SheetPart
  readonly unit: Unit
  /** Digits after the point, where they were chosen. */
  readonly decimals?: number | undefined
  readonly isTotal: boolean
}

/** A number, or why there is none. */
export type SheetCell =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'withheld' }
  /** Some words where there are sessions but no such number. */
  | { readonly kind: 'empty'; readonly words?: string }

/** What stands in the place of a number. */
export const cellWords = (cell: Exclude<SheetCell, { kind: 'number' }>): string =>
  cell.kind === 'withheld' ? 'withheld' : (cell.words ?? '')

export interface SheetRow {
  /** One for every row dimension; empty where a total leaves it out. */
  readonly keys: readonly string[]
  readonly isTotal: boolean
  readonly cells: readonly SheetCell[]
}

/** A pivot as a sheet of a workbook or a table of a document: the same rows and columns, in the order shown. */
export interface PivotSheet {
  /** Names of the row dimensions. */
  readonly keyNames: readonly string[]
  /** Rows of names over the columns, the outermost first; the last has the parts. */
  readonly heads: readonly (readonly SheetHead[])[]
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
}

/** @param formats how measures look on the screen, for the digits of their numbers */
export function pivotSheet(cells: PivotCells, formats: CellFormats = {}): PivotSheet {
  const { rows, columns, measures } = cells
  const width = measures.length * SHEET_PARTS.length
  return {
    keyNames: rows.dimensions.length > 0 ? rows.dimensions.map(({ dimension }) => dimension.name) : [''],
    heads: [
      ...columns.dimensions.map((_, level) => columnHeads(columns, level, width)),
      columns.keys.flatMap(() => measures.map(({ name }) => ({ text: name, span: SHEET_PARTS.length }))),
      columns.keys.flatMap(() => measures.flatMap(({ unit }) => partNames(unit, cells.level))),
    ],
    columns: columns.keys.flatMap((key) =>
      measures.flatMap(({ id, unit }) =>
        SHEET_PARTS.map((part) => ({ part, unit, decimals: formats[id]?.decimals, isTotal: isTotal(columns, key) })),
      ),
    ),
    rows: rows.keys.map((key, r) => ({
      keys: keyTexts(rows, key),
      isTotal: isTotal(rows, key),
      cells: columns.keys.flatMap((_, c) =>
        measures.flatMap((_, m) => SHEET_PARTS.map((part) => sheetCell(cells.at(r, c, m), part))),
      ),
    })),
  }
}

function sheetCell(cell: Cell, part: SheetPart): SheetCell {
  // The mark stands once, where the value would.
  if (cell.kind !== 'estimate' && part !== 'value') return { kind: 'empty' }
  if (cell.kind === 'withheld') return cell
  if (cell.kind === 'empty') return { kind: 'empty', words: emptyWords(cell) }
  const { value, n, interval } = cell.estimate
  const number = { value, n, low: interval?.low, high: interval?.high }[part]
  return number === undefined ? { kind: 'empty' } : { kind: 'number', value: number }
}

function partNames(unit: Unit, level: number): SheetHead[] {
  const interval = `${Number((level * 100).toFixed(2))} %`
  const value = unit === 'rate' ? 'Rate' : unit === 'count' ? 'Count' : 'Value'
  return [value, `${interval} from`, `${interval} to`, 'n'].map((text) => ({ text, span: 1 }))
}

function keyTexts(axis: Axis, key: Key): string[] {
  if (axis.dimensions.length === 0) return ['All sessions']
  return axis.dimensions.map(({ dimension }, i) => {
    if (i < key.length) return formatKey(dimension, key[i]!)
    return i === key.length ? formatTotal(dimension) : ''
  })
}

/** Names at one level over neighbours that share them, and all outer ones. */
function columnHeads(axis: Axis, level: number, width: number): SheetHead[] {
  const heads: { text: string; span: number; of: Key }[] = []
  for (const key of axis.keys) {
    const last = heads.at(-1)
    const isSame = last !== undefined && key.length > level && startsAlike(last.of, key, level)
    if (isSame) last.span += width
    else heads.push({ text: keyTexts(axis, key)[level]!, span: width, of: key })
  }
  return heads.map(({ text, span }) => ({ text, span }))
}

const startsAlike = (a: Key, b: Key, level: number): boolean =>
  a.length > level && b.slice(0, level + 1).every((value, i) => value === a[i])
