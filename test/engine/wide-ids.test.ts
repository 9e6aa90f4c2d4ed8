import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, expect, it } from 'vitest'
import { blobSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { ask } from './support/questions'

const ROWS = 300

let engine: Engine
let duckdb: Awaited<ReturnType<DuckDBInstance['connect']>>
beforeAll(async () => {
  engine = await nodeEngine()
  duckdb = await (await DuckDBInstance.create()).connect()
})

/** A Parquet file as native DuckDB writes it. */
async function written(columns: string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wide-ids-'))
  const file = path.join(folder, 'a.parquet')
  await duckdb.run(`COPY (SELECT ${columns} FROM range(${ROWS}) t(i)) TO '${file}' (FORMAT parquet)`)
  const bytes = new Uint8Array(await readFile(file))
  await rm(folder, { recursive: true })
  return blobSource('a.parquet', new Blob([bytes]))
}

const from = (first: bigint) => Array.from({ length: ROWS }, (_, i) => String(first + BigInt(i)))

// Each is one more than the one before, and doubles are further apart than that.
it.each([
  ['whole numbers of 64 bits', 'BIGINT', 1_500_000_000_000_000_000n],
  ['negative ones', 'BIGINT', -1_500_000_000_000_000_000n],
  ['ones without a sign', 'UBIGINT', 18_446_744_073_709_551_000n],
  ['decimals of 38 digits', 'DECIMAL(38,0)', 12_345_678_901_234_567_890_123_456n],
  ['negative decimals', 'DECIMAL(38,0)', -12_345_678_901_234_567_890_123_456n],
])('ids that are %s are told apart and kept as they are', async (_, type, first) => {
  const id = `(${first}::HUGEINT + i)::${type}`
  for (const beside of ['', ", TIME '12:00:00' AS clock"]) {
    const source = await written(`${id} AS session_id, ${id} AS user_id, ${id} AS ticket${beside}`)
    const table = unwrap(await engine.open([source], openOptions()))
    expect(table).toMatchObject({ rowsRead: ROWS, sessions: ROWS, users: ROWS })
    const ids = unwrap(await ask(engine, `SELECT session_id FROM "${table.table}" ORDER BY 1`))
    expect(ids.columns[0]!.values).toEqual(from(first).sort())
  }
})

it('labels that are wide numbers are told apart', async () => {
  const source = await written("'s' || i AS session_id, 1500000000000000000 + i % 3 AS model")
  const table = unwrap(await engine.open([source], openOptions()))
  const { labels } = table.columns.find(({ column }) => column === 'model')!
  expect([...labels!].sort()).toEqual(from(1_500_000_000_000_000_000n).slice(0, 3))
})

it('decimals are numbers', async () => {
  const source = await written(
    "'s' || i AS session_id, (i / 4)::DECIMAL(9,2) AS task_value_usd, (-i / 8)::DECIMAL(38,10) AS d",
  )
  const table = unwrap(await engine.open([source], openOptions()))
  const sums = unwrap(await ask(engine, `SELECT sum(task_value_usd) AS a, sum(d) AS b FROM "${table.table}"`))
  // 0 + 1 + … + 299 is 44,850.
  expect(sums.columns.map(({ values }) => values[0])).toEqual([44_850 / 4, -44_850 / 8])
})
