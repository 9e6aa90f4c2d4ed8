import { MOST_SPELLINGS } from '../dataset/column-profile'
import type { MappedColumn } from '../dataset/mapping'
import {
  allOf,
  binary,
  call,
  column,
  distinct,
  isKnown,
  isNull,
  item,
  onlyWhere,
  select,
  star,
  table,
  value,
} from './build'
import { type LoadTables, sessionOf, stagedRows } from './compile-load'
import { encodedValue, isSpelled, isWritten, type LoadColumn, numberOf, spelling, written } from './encode-column'
import type { Expression, SelectNode } from './node'

/** Names of the counts of the column at a position. */
export const countName = (i: number): string => `count_${i}`

/** Counts the rows of the batch, and those with a session id. */
export const countRows = (session: LoadColumn, tables: LoadTables): SelectNode =>
  select([item(call('count', star), 'rows'), item(call('count', written(session.mapped)), 'named')], stagedRows(tables))

/** Counts per column the values the export holds in rows with a session id. */
export function countWritten(columns: readonly LoadColumn[], tables: LoadTables): SelectNode {
  const session = sessionOf(columns)
  // One condition for all of them: a filter on each takes memory with the square of the columns.
  return select(
    columns.map(({ mapped }, i) => item(call('count', written(mapped)), countName(i))),
    stagedRows(tables),
    { where: isWritten(session.mapped) },
  )
}

/** Counts the values of each column that were encoded. */
export const countEncoded = (columns: readonly LoadColumn[], tables: LoadTables): SelectNode =>
  select(
    columns.map(({ mapped }, i) => item(call('count', column(mapped.column)), countName(i))),
    table(tables.encoded),
  )

/** Of a column, the values that are written but were not encoded, and of those the numbers outside its range. */
export function countMisfits(load: LoadColumn, tables: LoadTables): SelectNode {
  const lost = binary('AND', isBlankless(load.mapped), isNull(encodedValue(load)))
  const isNumber = !isSpelled(load.mapped) && load.mapped.kind !== 'time' && load.mapped.kind !== 'flag'
  const outside = isNumber ? allOf([lost, isKnown(numberOf(load.mapped))]) : value(false)
  return select(
    [item(onlyWhere(call('count', star), lost), 'lost'), item(onlyWhere(call('count', star), outside), 'outside')],
    stagedRows(tables),
  )
}

/** The most frequent values of a column that are written but were not encoded, with their rows. */
export function misfitSpellings(load: LoadColumn, tables: LoadTables): SelectNode {
  const lost = binary('AND', isBlankless(load.mapped), isNull(encodedValue(load)))
  return select([item(spelling(load.mapped), 'spelling'), item(call('count', star), 'rows')], stagedRows(tables), {
    where: lost,
    groupingSets: [[spelling(load.mapped)]],
    orderBy: [{ of: call('count', star), isDescending: true }],
    limit: MOST_SPELLINGS,
  })
}

/** Text of nothing but blanks is a missing value, not one that could not be read. */
const isBlankless = (mapped: MappedColumn): Expression =>
  mapped.source.type === 'text'
    ? binary('AND', isWritten(mapped), binary('<>', call('trim', spelling(mapped)), value('')))
    : isWritten(mapped)

export const countSessions = (tables: LoadTables): SelectNode =>
  select(
    [item(call('count', star), 'sessions'), item(distinct(call('count', column('session_id'))), 'distinct')],
    table(tables.sessions),
  )
