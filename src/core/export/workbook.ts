/** A workbook as data: what `workbookParts` writes and an engine packs. */
export interface Workbook {
  readonly sheets: readonly Sheet[]
}

export interface Sheet {
  readonly name: string
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[]
  /** Rows and columns that stay when the sheet is scrolled. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  readonly rows: readonly (readonly (SheetValue | null)[])[]
  /** Cells drawn as one, counted from 0. */
  readonly merges: readonly { readonly row: number; readonly column: number; readonly columns: number }[]
}

export interface SheetValue {
  /** Text is written as text whatever it begins with, so that nothing in it is a formula. */
  readonly value: string | number
  readonly look?: CellLook
}

export interface CellLook {
  /** Excel's format code of a number. */
  readonly format?: string
  readonly isBold?: boolean
  readonly isMuted?: boolean
  readonly isHead?: boolean
  readonly isWrapped?: boolean
  readonly align?: 'center' | 'right'
}
