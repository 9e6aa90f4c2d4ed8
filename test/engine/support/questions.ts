import type { SessionsTable } from '#core/dataset/sessions-table'
import { compiled } from '#core/sql/compiled-query'
import { quoteName } from '#core/sql/quote'
import type { Engine } from '#engine/engine'
import type { PlainTable } from '#engine/plain-table'
import { unwrap } from '../../support/sessions-table'

/** Asks the engine in SQL, as nothing but a test may. */
export const ask = (engine: Engine, sql: string, signal?: AbortSignal) => engine.run(compiled([sql], []), signal)

type PlainRow = Readonly<Record<string, unknown>>

function plainRows({ rowCount, columns }: PlainTable): PlainRow[] {
  return Array.from({ length: rowCount }, (_, i) => Object.fromEntries(columns.map((c) => [c.name, c.values[i]])))
}

/** The sessions as they are stored, in the order they were read; labels and times as text. */
export async function storedRows(engine: Engine, { table, columns }: SessionsTable): Promise<PlainRow[]> {
  const items = columns
    .filter(({ kind }) => kind !== 'text')
    .map(({ column, kind, labels }) => {
      const name = quoteName(column)
      return labels || kind === 'time' ? `CAST(${name} AS VARCHAR) AS ${name}` : name
    })
  return plainRows(unwrap(await ask(engine, `SELECT ${items.join(', ')} FROM ${quoteName(table)}`)))
}

/** Names of everything made in the engine: tables, views, enum types and sequences. */
export async function thingsMade(engine: Engine): Promise<unknown[]> {
  const names = [
    'SELECT table_name AS name FROM duckdb_tables()',
    'SELECT view_name FROM duckdb_views() WHERE NOT internal',
    // The engine makes the one named here itself.
    "SELECT type_name FROM duckdb_types() WHERE NOT internal AND type_name <> 'CSV_ERROR_TYPE'",
    'SELECT sequence_name FROM duckdb_sequences()',
  ]
  return plainRows(unwrap(await ask(engine, names.join(' UNION ALL ')))).map(({ name }) => name)
}
