import { beforeAll, expect, it } from 'vitest'
import type { ByteSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { parquetSource } from './support/parquet'
import { ask, thingsMade } from './support/questions'

const COLUMNS = [
  { name: 'session_id', type: 'text' },
  { name: 'work_mode', type: 'text' },
] as const
const rows = (of: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ session_id: `${of} ${i}`, work_mode: i % 2 ? 'Fix' : 'Build' }))

let engine: Engine
let own: ByteSource
beforeAll(async () => {
  engine = await nodeEngine()
  own = await parquetSource('own.parquet', COLUMNS, [rows('own', 10)])
})

/** Bytes, and how often they were read. */
function watched(source: ByteSource) {
  const reads = { count: 0 }
  const slice: ByteSource['slice'] = (start, end) => {
    reads.count++
    return source.slice(start, end)
  }
  return { source: { ...source, slice }, reads }
}

it('a rehearsal reads its file to the end and leaves nothing', async () => {
  const before = await thingsMade(engine)
  const { source, reads } = watched(await parquetSource('sample.parquet', COLUMNS, [rows('sample', 50)]))
  await engine.rehearse([source])
  expect(reads.count).toBeGreaterThan(0)
  expect(await thingsMade(engine)).toEqual(before)
})

it('an opening asked for meanwhile puts an end to it, and has its own sessions', async () => {
  const { source, reads } = watched(await parquetSource('sample.parquet', COLUMNS, [rows('sample', 200_000)]))
  const rehearsal = engine.rehearse([source])
  // Once it is in the middle of its file.
  while (reads.count < 4) await new Promise((resolve) => setTimeout(resolve))
  const opened = engine.open([own], openOptions())
  await rehearsal
  const readByThen = reads.count
  const table = unwrap(await opened)
  expect(table.sessions).toBe(10)
  const counted = unwrap(await ask(engine, `SELECT count(*) AS n FROM "${table.table}"`))
  expect(counted.columns[0]!.values).toEqual([10])
  // Three rounds of it would have read the file three times.
  expect(readByThen).toBeLessThan(10)
})

it('a dataset that is open stays open, and nothing is rehearsed beside it', async () => {
  const table = unwrap(await engine.open([own], openOptions()))
  const { source, reads } = watched(await parquetSource('sample.parquet', COLUMNS, [rows('sample', 50)]))
  await engine.rehearse([source])
  expect(reads.count).toBe(0)
  const counted = unwrap(await ask(engine, `SELECT count(*) AS n FROM "${table.table}"`))
  expect(counted.columns[0]!.values).toEqual([10])
})

it('a sample that cannot be read is no one’s trouble', async () => {
  const fresh = await nodeEngine()
  await fresh.rehearse([{ name: 'gone', size: 0, slice: () => Promise.reject(new Error('gone')) }])
  expect(unwrap(await fresh.open([own], openOptions())).sessions).toBe(10)
})
