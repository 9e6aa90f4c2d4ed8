import { column, item, select, table } from './build'
import { type ExportColumn, exportedText } from './compile-export'
import type { SelectNode } from './node'

/** Some columns of every session, in the order of the table, labels as text. */
export const sessionFacts = (tableName: string, columns: readonly ExportColumn[]): SelectNode =>
  select(
    columns.map((one) => item(exportedText(one), one.column)),
    table(tableName),
    { orderBy: [{ of: column('rowid'), isDescending: false }] },
  )
