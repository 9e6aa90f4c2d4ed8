import { MOST_SPELLINGS } from '../dataset/column-profile'
import type { SourceColumn } from '../dataset/source-column'
import { call, cast, column, distinct, isKnown, item, select, star, value } from './build'
import { type LoadTables, stagedRows } from './compile-load'
import { STAGED } from './encode-column'
import type { Expression, SelectNode } from './node'

/** Names of the answers for the column at a position. */
export const profileNames = (i: number) => ({ written: `written_${i}`, distinct: `distinct_${i}`, text: `text_${i}` })

/** A value as the export writes it; empty text is no value. */
const text = ({ name, type }: SourceColumn): Expression => {
  const staged = column(name, STAGED)
  return type === 'text' ? call('nullif', staged, value('')) : cast(staged, 'VARCHAR')
}

/** Per column, the values of the batch and how many of them differ. */
export const countValues = (columns: readonly SourceColumn[], tables: LoadTables): SelectNode =>
  select(
    columns.flatMap((source, i) => [
      item(call('count', text(source)), profileNames(i).written),
      item(distinct(call('count', text(source))), profileNames(i).distinct),
    ]),
    stagedRows(tables),
  )

/** The most frequent spellings of a column in the batch. */
export const spellingCounts = (source: SourceColumn, tables: LoadTables): SelectNode =>
  select([item(text(source), 'text'), item(call('count', star), 'rows')], stagedRows(tables), {
    where: isKnown(text(source)),
    groupingSets: [[text(source)]],
    orderBy: [
      { of: call('count', star), isDescending: true },
      { of: text(source), isDescending: false },
    ],
    limit: MOST_SPELLINGS,
  })

/** The first rows of the batch, every value as it is written. */
export const firstRows = (columns: readonly SourceColumn[], tables: LoadTables, rows: number): SelectNode =>
  select(
    columns.map((source, i) => item(text(source), profileNames(i).text)),
    stagedRows(tables),
    { limit: rows },
  )
