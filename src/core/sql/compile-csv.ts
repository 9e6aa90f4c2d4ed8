import { cast, column, item, select, table } from './build'
import type { CsvDialect, SelectNode, StatementNode } from './node'

/** Reads a piece of a CSV file, every column as text. */
export const readCsv = (csv: {
  readonly file: string
  readonly columns: readonly string[]
  readonly dialect: CsvDialect
}): SelectNode =>
  select(
    csv.columns.map((name) => item(column(name), name)),
    { kind: 'csv', ...csv },
  )

/** Where in a piece the rows begin that its reader set aside, counted from 1, and why; then they are forgotten. */
export const rejectedRows = (): SelectNode => ({
  ...select(
    [item(column('line_byte_position'), 'place'), item(cast(column('error_type'), 'VARCHAR'), 'why')],
    table('reject_errors'),
  ),
  orderBy: [{ of: column('line_byte_position'), isDescending: false }],
})
export const forgetRejected = (): StatementNode[] => [
  { kind: 'drop-table', name: 'reject_errors' },
  { kind: 'drop-table', name: 'reject_scans' },
]
