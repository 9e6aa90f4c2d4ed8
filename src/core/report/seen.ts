import type { SessionsTable } from '../dataset/sessions-table'
import type { ReportColumn, ReportContent } from './report'

/** The columns of a table as a report remembers them. */
export const columnsOf = (table: SessionsTable): ReportColumn[] =>
  table.columns.map(({ source, kind }) => ({ name: source, kind }))

// More labels than this are names of things, and a list of what came and went would help nobody.
const MOST_LABELS = 500

/** What a table holds, for the comparison with a later export. */
export function contentOf({ sessions, users, period, columns }: SessionsTable): ReportContent {
  const labelled = columns.filter(
    ({ kind, labels }) => kind === 'category' && labels !== undefined && labels.length <= MOST_LABELS,
  )
  return {
    sessions,
    users,
    period,
    labels: Object.fromEntries(labelled.map(({ column, labels }) => [column, [...labels!].sort()])),
  }
}
