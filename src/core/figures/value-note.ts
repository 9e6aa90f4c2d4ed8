import type { SessionsTable } from '../dataset/sessions-table'
import { formatCount } from '../format/number'
import type { PanelResult } from './figure-result'

/** What is known of the dataset that values are of. */
export type NotedTable = Pick<SessionsTable, 'columns' | 'sessions'>

/** What a reader of values has to know: that they are estimates and of how many sessions; nothing for other panels. */
export function valueNote(result: PanelResult, table: NotedTable): string[] {
  if (result.failure || !result.rows.some(({ measure }) => measure.startsWith('task_value'))) return []
  const column = table.columns.find((one) => one.column === 'task_value_usd')
  if (!column) return []
  const hasRange = result.rows.some(({ cell }) => cell.kind === 'estimate' && cell.estimate.estimation)
  return [
    column.missing > 0
      ? `Values are estimates; ${formatCount(column.missing)} of ${formatCount(table.sessions)} sessions have none: they are counted, and in no mean`
      : 'Values are estimates, of every session',
    ...(hasRange ? ['Intervals of values are of sampling and of the estimates together'] : []),
  ]
}
