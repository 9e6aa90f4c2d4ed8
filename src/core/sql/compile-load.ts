import type { MappedColumn } from '../dataset/mapping'
import { binary, call, column, item, not, select, table, value } from './build'
import { encodedValue, isWritten, type LoadColumn, STAGED, spelling, storedType } from './encode-column'
import type { Relation, SelectNode, StatementNode } from './node'

/**
 * The tables of a load. A batch of the export lies in `staging` as it was read; `sessions` holds what has been encoded:
 * labels as enums, users as dense numbers, every number in the narrowest type that holds it exactly.
 */
export interface LoadTables {
  readonly staging: string
  /** The batch encoded. */
  readonly encoded: string
  readonly sessions: string
  /** Users met so far, `id` with its `number`, and the sequence that gives the numbers out. */
  readonly users: string
  readonly userNumbers: string
}

export const createSessions = (tables: LoadTables, columns: readonly LoadColumn[]): StatementNode => ({
  kind: 'create-table',
  name: tables.sessions,
  columns: columns.map((load) => ({ name: load.mapped.column, type: storedType(load) })),
})

export const createUsers = (tables: LoadTables): StatementNode[] => [
  { kind: 'create-sequence', name: tables.userNumbers },
  {
    kind: 'create-table',
    name: tables.users,
    columns: [
      { name: 'id', type: 'VARCHAR' },
      { name: 'number', type: 'UINTEGER' },
    ],
  },
]

export const dropLoad = (tables: LoadTables): StatementNode[] => [
  { kind: 'drop-table', name: tables.staging },
  { kind: 'drop-table', name: tables.encoded },
  { kind: 'drop-table', name: tables.users },
  { kind: 'drop-sequence', name: tables.userNumbers },
]

/** The batch as it was read. */
export const stagedRows = (tables: LoadTables): Relation => table(tables.staging, STAGED)

/** The column with the session id, which every table has. */
export const sessionOf = (columns: readonly LoadColumn[]): LoadColumn =>
  columns.find(({ mapped }) => mapped.kind === 'session')!

/** The distinct spellings of a column in the batch. */
export function distinctSpellings(mapped: MappedColumn, tables: LoadTables): SelectNode {
  const items = [item(spelling(mapped), 'spelling')]
  return { ...select(items, stagedRows(tables), { where: isWritten(mapped) }), isDistinct: true }
}

/** Numbers the users of the batch that were not met before. */
export function numberUsers(mapped: MappedColumn, tables: LoadTables): StatementNode {
  const ids: SelectNode = {
    ...select([item(spelling(mapped), 'id')], stagedRows(tables), { where: isWritten(mapped) }),
    isDistinct: true,
  }
  const unmet: Relation = {
    kind: 'join',
    how: 'anti',
    left: { kind: 'subquery', of: ids, as: 'd' },
    right: table(tables.users, 'u'),
    on: binary('=', column('id', 'd'), column('id', 'u')),
  }
  const items = [item(column('id', 'd'), 'id'), item(call('nextval', value(tables.userNumbers)), 'number')]
  return { kind: 'insert', into: tables.users, of: select(items, unmet) }
}

/** Encodes the batch; rows without a session id stay behind. */
export function encodeBatch(columns: readonly LoadColumn[], tables: LoadTables): StatementNode {
  const session = sessionOf(columns)
  const user = columns.find(({ mapped }) => mapped.kind === 'user')
  const from: Relation = user
    ? {
        kind: 'join',
        how: 'left',
        left: stagedRows(tables),
        right: table(tables.users, 'u'),
        on: binary('=', spelling(user.mapped), column('id', 'u')),
      }
    : stagedRows(tables)
  const items = columns.map((load) =>
    item(load.mapped.kind === 'user' ? column('number', 'u') : encodedValue(load), load.mapped.column),
  )
  const of = select(items, from, { where: isWritten(session.mapped) })
  return { kind: 'create-table-as', name: tables.encoded, of }
}

/** Appends the encoded batch to the sessions. */
export const keepBatch = (columns: readonly LoadColumn[], tables: LoadTables): StatementNode => ({
  kind: 'insert',
  into: tables.sessions,
  of: select(
    columns.map(({ mapped }) => item(column(mapped.column), mapped.column)),
    table(tables.encoded),
  ),
})

/** Sessions whose id came up before; the first of each is kept. */
export function deleteRepeated(tables: LoadTables): StatementNode {
  const first = select([item(call('min', column('rowid')), 'row')], table(tables.sessions), {
    groupingSets: [[column('session_id')]],
  })
  return { kind: 'delete', from: tables.sessions, where: not({ kind: 'in-query', of: column('rowid'), query: first }) }
}
