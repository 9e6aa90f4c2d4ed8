import type { SessionsTable, TableColumn } from '../dataset/sessions-table'
import { fieldsOfMeasure } from '../pivot/measure'
import type { Drill } from './drill'

/** Columns a list of sessions may show: what was left in the file, transcripts among it, is not there to be shown. */
export const listableColumns = ({ columns }: SessionsTable): TableColumn[] =>
  columns.filter(({ kind }) => kind !== 'text')

/** What a column of a list is called: a row has one user. */
export const rowColumnName = ({ kind, name }: TableColumn): string => (kind === 'user' ? 'User' : name)

const FEW = 9

/**
 * The columns of a list of sessions, in the order of the table: those chosen, as far as this table has them. Where none
 * are, what tells sessions apart, what the cell was asked by, and the first of the others.
 */
export function rowColumns(table: SessionsTable, drill: Drill, chosen: readonly string[]): TableColumn[] {
  const columns = listableColumns(table)
  const known = columns.filter(({ column }) => chosen.includes(column))
  if (known.length > 0) return known
  const fields = new Set<string | null>(fieldsOfMeasure(drill.measure))
  const asked = new Set([...drill.plan.rows, ...drill.plan.columns].map(({ dimension }) => dimension.column))
  const isWanted = (one: TableColumn): boolean =>
    one.kind === 'session' ||
    one.kind === 'user' ||
    one.kind === 'time' ||
    asked.has(one.column) ||
    fields.has(one.field)
  const others = columns.filter((one) => !isWanted(one)).slice(0, Math.max(0, FEW - columns.filter(isWanted).length))
  return columns.filter((one) => isWanted(one) || others.includes(one))
}
