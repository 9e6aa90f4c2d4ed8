import { expect, it } from 'vitest'
import { nodeEngine, openOptions } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { parquetSource } from './support/parquet'

const COLUMNS = ['session_id', 'a', 'b', 'c'].map((name) => ({ name, type: 'text' as const }))

it('progress moves within a batch, never back, and ends with all rows', async () => {
  const rows = Array.from({ length: 1000 }, (_, i) => ({ session_id: `s${i}`, a: 'x', b: 'y', c: 'z' }))
  const engine = await nodeEngine()
  const told: number[] = []
  const source = await parquetSource('a.parquet', COLUMNS, [rows])
  unwrap(await engine.open([source], openOptions({ onProgress: (progress) => told.push(progress.rows) })))
  // A report before each of the four columns, and one when the batch is in.
  expect([...new Set(told)]).toEqual([0, 250, 500, 750, 1000])
  expect(told).toEqual([...told].sort((a, b) => a - b))
})
