import { cast, column, item, select, table } from './build'
import type { LoadTables } from './compile-load'
import type { CsvDialect, SelectNode, StatementNode } from './node'

/** Reads a piece of a CSV file into the staging table. */
export const stageCsv = (
  tables: LoadTables,
  csv: { readonly file: string; readonly columns: readonly string[]; readonly dialect: CsvDialect },
): StatementNode => ({
  kind: 'create-table-as',
  name: tables.staging,
  of: select(
    csv.columns.map((name) => item(column(name), name)),
    { kind: 'csv', ...csv },
  ),
})

/** The lines the reader of a piece set aside, counted from 1 within the piece, and why; then they are forgotten. */
export const rejectedLines = (): SelectNode => ({
  ...select([item(column('line'), 'line'), item(cast(column('error_type'), 'VARCHAR'), 'why')], table('reject_errors')),
  orderBy: [{ of: column('line'), isDescending: false }],
})
export const forgetRejected = (): StatementNode[] => [
  { kind: 'drop-table', name: 'reject_errors' },
  { kind: 'drop-table', name: 'reject_scans' },
]
