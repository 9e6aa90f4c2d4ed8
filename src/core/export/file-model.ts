import type { TypedRows } from './pivot-rows'
import type { Workbook } from './workbook'

/** A file as data, of a kind that is packed: what is to be in it, and notes beside it. */
export type FileModel =
  | { readonly format: 'xlsx'; readonly workbook: Workbook }
  | { readonly format: 'parquet'; readonly table: TypedRows; readonly notes: Readonly<Record<string, string>> }
