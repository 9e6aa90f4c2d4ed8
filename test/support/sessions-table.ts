import { fieldOf, isFieldId } from '#core/dataset/field'
import { NO_CHOICE } from '#core/dataset/mapping-choice'
import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'

/** A column as the engine would tell it: a field of the schema by its id, or text of another name. */
export function tableColumn(column: string, more: Partial<TableColumn> = {}): TableColumn {
  const field = isFieldId(column) ? fieldOf(column) : null
  const labels = field?.taxonomy?.labels.map(({ value }) => value)
  return {
    column,
    source: column,
    name: field?.name ?? column,
    field: field ? (field.id as TableColumn['field']) : null,
    kind: field?.kind ?? 'category',
    group: field?.group ?? 'other',
    about: field?.about ?? 'A column of the export outside the session schema.',
    distinct: labels?.length ?? 3,
    missing: 0,
    mappedBy: field ? 'name' : null,
    fit: null,
    examples: [],
    unknown: [],
    ...(labels && field?.kind === 'label' && { labels }),
    ...more,
  }
}

/** A table with these columns; with `user_id` among them its users are known. */
export function sessionsTable(
  columns: readonly (string | TableColumn)[],
  more: Partial<SessionsTable> = {},
): SessionsTable {
  const made = columns.map((column) => (typeof column === 'string' ? tableColumn(column) : column))
  return {
    table: 'sessions_1',
    name: 'export.csv',
    signature: '[]',
    mapping: NO_CHOICE,
    sessions: 1000,
    users: made.some(({ kind }) => kind === 'user') ? 300 : null,
    period: { first: '2025-10', last: '2026-04' },
    isSynthetic: false,
    bytes: 1_000_000,
    columns: made,
    notices: [],
    rowsRead: 1000,
    unreadable: [],
    setAside: [],
    ...more,
  }
}

/** The value of a result, or an error with its failure. */
export function unwrap<T>(result: { ok: true; value: T } | { ok: false; failure: object }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}
