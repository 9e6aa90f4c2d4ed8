import type { FieldKind } from '../dataset/field'
import { allOf, binary, call, caseOf, cast, column, isKnown, item, select, table, value } from './build'
import type { Expression, SelectNode } from './node'

/** A column of the sessions table on its way out. */
export interface ExportColumn {
  readonly column: string
  readonly kind: FieldKind
}

/** A column that is made on its way out. */
export interface ComputedColumn {
  readonly column: string
  readonly of: Expression
}

/** The forms sessions are exported in. CSV has no times of its own, so they are written as ISO 8601 in UTC. */
export type ExportFormat = 'parquet' | 'csv'

/** The columns that are in the table: free text was left in the file. */
export const exportColumns = (columns: readonly ExportColumn[]): ExportColumn[] =>
  columns.filter(({ kind }) => kind !== 'text')

/** The last row of the table, counted as the engine counts; rows between may be gone. */
export const lastRow = (tableName: string): SelectNode =>
  select([item(call('max', column('rowid')), 'last')], table(tableName))

/** Rows of the table from `start` up to `end`; where there is a condition, those that meet it. */
export interface ExportedRows {
  readonly start: number
  readonly end: number
  readonly where: Expression | null
  /** Columns after those of the table. */
  readonly computed?: readonly ComputedColumn[]
}

/** Sessions as other programs can read them: labels as text, users as pseudonyms. */
export const exportRows = (
  tableName: string,
  columns: readonly ExportColumn[],
  format: ExportFormat,
  { start, end, where, computed = [] }: ExportedRows,
): SelectNode =>
  select(
    [
      ...columns.map((one) => item(exported(one, format), one.column)),
      ...computed.map((one) => item(one.of, one.column)),
    ],
    table(tableName),
    {
      where: allOf([
        binary('>=', column('rowid'), value(start)),
        binary('<', column('rowid'), value(end)),
        ...(where ? [where] : []),
      ]),
      orderBy: [{ of: column('rowid'), isDescending: false }],
    },
  )

/** A value as it is read where there are neither labels nor times: both are text. */
export const exportedText = (of: ExportColumn): Expression => exported(of, 'csv')

function exported({ column: name, kind }: ExportColumn, format: ExportFormat): Expression {
  const of = column(name)
  switch (kind) {
    case 'label':
    case 'category':
    case 'month':
      return cast(of, 'VARCHAR')
    case 'user':
      return caseOf([{ when: isKnown(of), gives: call('concat', value('user_'), cast(of, 'VARCHAR')) }])
    case 'time':
      return format === 'csv' ? call('strftime', of, value('%Y-%m-%dT%H:%M:%S.%fZ')) : of
    default:
      return of
  }
}
