import type { SessionsTable, TableColumn } from '../../dataset/sessions-table'

/** What is known of a dataset once columns were put into it: each in place of the one of its name, or beside the others. */
export function withColumns(table: SessionsTable, columns: readonly TableColumn[]): SessionsTable {
  const put = new Map(columns.map((one) => [one.column, one]))
  const kept = table.columns.map((one) => put.get(one.column) ?? one)
  const isThere = new Set(table.columns.map(({ column }) => column))
  return { ...table, columns: [...kept, ...columns.filter(({ column }) => !isThere.has(column))] }
}
