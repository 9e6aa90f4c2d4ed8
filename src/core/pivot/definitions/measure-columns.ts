import type { SessionsTable, TableColumn } from '../../dataset/sessions-table'
import type { Unit } from '../measure'
import type { ColumnStatistic } from './definition'

/** Whether a column holds numbers that can be averaged. */
export const isNumeric = ({ kind }: Pick<TableColumn, 'kind'>): boolean =>
  kind === 'count' || kind === 'share' || kind === 'number' || kind === 'money' || kind === 'signal'

/** Whether a column can have this statistic: numbers any, other columns of few values the number of those. */
export const canMeasure = (column: Pick<TableColumn, 'kind'>, statistic: ColumnStatistic): boolean =>
  isNumeric(column) ||
  (statistic === 'distinct' &&
    column.kind !== 'session' &&
    column.kind !== 'user' &&
    column.kind !== 'time' &&
    column.kind !== 'text')

/** The columns that can have this statistic. */
export const columnsFor = (statistic: ColumnStatistic, table: SessionsTable): TableColumn[] =>
  table.columns.filter((column) => canMeasure(column, statistic))

/** What a statistic of a column is written as. */
export function unitOf({ kind }: Pick<TableColumn, 'kind'>, statistic: ColumnStatistic): Unit {
  if (statistic === 'distinct') return 'count'
  if (kind === 'money') return 'dollars'
  if (statistic === 'sum') return kind === 'count' ? 'count' : 'number'
  return kind === 'share' ? 'rate' : 'number'
}
