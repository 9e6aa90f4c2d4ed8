import { DuckDBInstance } from '@duckdb/node-api'
import type { Loaded } from './load-ours'

/** Opens a Parquet file with native DuckDB, as it is, into a table in memory. */
export async function loadNative(file: string, threads: number): Promise<Loaded> {
  const database = await DuckDBInstance.create(':memory:', { threads: String(threads) })
  const connection = await database.connect()
  const before = process.cpuUsage()
  const start = performance.now()
  await connection.run(`create table sessions as select * from '${file.replaceAll("'", "''")}'`)
  const readyMs = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  const count = await connection.runAndReadAll('select count(*) from sessions')
  return {
    readyMs,
    cpuMs: (user + system) / 1000,
    rows: Number(count.getRows()[0]![0]),
    peakRss: process.resourceUsage().maxRSS * 1024,
    held: 0,
    longestGapMs: 0,
    cancelMs: 0,
  }
}
