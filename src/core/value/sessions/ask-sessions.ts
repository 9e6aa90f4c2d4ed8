import type { SessionsTable, TableColumn } from '../../dataset/sessions-table'
import { cast, column, item, select, table } from '../../sql/build'
import type { SelectNode } from '../../sql/node'
import { SIZE_FIELDS, type SizeField } from '../estimator'

/** What the column is called where another value took the place of what the export said. */
export const TOLD_COLUMN = 'task_value_before'

/** Seconds a session was at work, without long gaps; what our reader of transcripts writes. */
export const ACTIVE_COLUMN = 'active_s'

/** Columns of the answer, by what they hold. */
export interface SessionsAsked {
  readonly query: SelectNode
  readonly has: ReadonlySet<string>
}

const columnNamed = ({ columns }: SessionsTable, name: string): TableColumn | undefined =>
  columns.find((one) => one.column === name && one.kind !== 'text')

/** Asks for what the value of sessions is made of, in the order of the rows. Absent columns are not in the answer. */
export function askSessions(sessions: SessionsTable): SessionsAsked {
  const told = columnNamed(sessions, TOLD_COLUMN) ?? columnNamed(sessions, 'task_value_usd')
  const labels = ['work_mode', 'work_occupation', 'month'].flatMap((name) => columnNamed(sessions, name) ?? [])
  const sizes = SIZE_FIELDS.flatMap((field) => {
    const found = columnNamed(sessions, columnOfSize(field))
    return found ? [{ field, found }] : []
  })
  const items = [
    item(column(columnNamed(sessions, 'session_id')!.column), 'session'),
    ...labels.map((one) => item(cast(column(one.column), 'VARCHAR'), one.column)),
    ...sizes.map(({ field, found }) => item(cast(column(found.column), 'DOUBLE'), field)),
    ...(told ? [item(cast(column(told.column), 'DOUBLE'), 'told')] : []),
  ]
  return {
    query: select(items, table(sessions.table), { orderBy: [{ of: column('rowid'), isDescending: false }] }),
    has: new Set(items.map(({ as }) => as)),
  }
}

const columnOfSize = (field: SizeField): string => (field === 'active_seconds' ? ACTIVE_COLUMN : field)
