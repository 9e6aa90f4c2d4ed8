import { DuckDBInstance } from '@duckdb/node-api'
import type { SessionsTable } from '#core/dataset/sessions-table'

/** Native DuckDB with the sessions of a Parquet file in memory, stored as ours are. */
export interface NativePivots {
  /** Milliseconds from the statement to its rows. */
  time(sql: string, threads: number): Promise<number>
}

/** @param like the table as our engine has it, so that both store the same types under the same names */
export async function nativePivots(file: string, like: SessionsTable): Promise<NativePivots> {
  const database = await DuckDBInstance.create(':memory:')
  const connection = await database.connect()
  const from = `'${file.replaceAll("'", "''")}'`
  const items: string[] = []
  for (const { column, source, kind } of like.columns) {
    const of = kind === 'month' ? `strftime(${quoted('started_at')}, '%Y-%m')` : quoted(source)
    if (kind === 'label' || kind === 'category' || kind === 'month') {
      await connection.run(
        `CREATE TYPE ${quoted(`of ${column}`)} AS ENUM (SELECT DISTINCT ${of}::VARCHAR FROM ${from} WHERE ${of} IS NOT NULL)`,
      )
      items.push(`${of}::VARCHAR::${quoted(`of ${column}`)} AS ${quoted(column)}`)
    } else if (kind === 'user') items.push(`(dense_rank() OVER (ORDER BY ${of}) - 1)::UINTEGER AS ${quoted(column)}`)
    else if (kind === 'count') items.push(`${of}::UINTEGER AS ${quoted(column)}`)
    else if (kind === 'signal') items.push(`${of}::UTINYINT AS ${quoted(column)}`)
    else if (kind === 'share' || kind === 'number' || kind === 'money') items.push(`${of}::DOUBLE AS ${quoted(column)}`)
  }
  await connection.run(`CREATE TABLE ${quoted(like.table)} AS SELECT ${items.join(', ')} FROM ${from}`)
  let threadsNow = 0
  return {
    async time(sql, threads) {
      if (threads !== threadsNow) await connection.run(`SET threads = ${threads}`)
      threadsNow = threads
      const start = performance.now()
      const read = await connection.runAndReadAll(sql)
      if (read.currentRowCount === 0) throw new Error(`native DuckDB found nothing: ${sql}`)
      return performance.now() - start
    },
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
