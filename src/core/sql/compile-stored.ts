import { column, item, select, value } from './build'
import type { SelectNode, StatementNode } from './node'

/** A table that holds some columns of the sessions, a row a session, in the order of all the others. */
export interface StoredColumns {
  readonly name: string
  readonly columns: readonly string[]
}

/** The statements that make the table of the sessions' numbers, which is there before any of their columns. */
export const numberedRows = (name: string, sessions: number): StatementNode[] => [
  { kind: 'create-table', name, columns: [{ name: 'present', type: 'BOOLEAN' }] },
  { kind: 'insert', into: name, of: select([item(value(true), 'present')], { kind: 'numbers', rows: sessions }) },
]

/**
 * The sessions as one table: their numbers as `rowid`, and the columns that are stored so far.
 *
 * @param numbers name of the table of `numberedRows`
 */
export function viewOfStored(name: string, numbers: string, stored: readonly StoredColumns[]): StatementNode {
  const items = [
    item(column('rowid', numbers), 'rowid'),
    ...stored.flatMap((one) => one.columns.map((of) => item(column(of, one.name), of))),
  ]
  const tables = [numbers, ...stored.map((one) => one.name)].map((of) => ({ kind: 'table' as const, name: of }))
  const of: SelectNode = select(items, { kind: 'side-by-side', of: tables })
  return { kind: 'create-view', name, of }
}

/** Every name that a query may mean, quoted or not. Some of them are no names; none that is one is left out. */
export function wordsOf(query: string): { has(name: string): boolean } {
  const words = new Set(query.match(/[\p{L}\p{N}_]+/gu))
  // A name of several words, or with signs in it, can only be written in quotes.
  return { has: (name) => (IS_WORD.test(name) ? words.has(name) : query.includes(`"${name.replaceAll('"', '""')}"`)) }
}

const IS_WORD = /^[\p{L}\p{N}_]+$/u
