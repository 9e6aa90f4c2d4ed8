import { expect, it } from 'vitest'
import { nodeEngine, openOptions } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { parquetSource } from './support/parquet'
import { storedRows } from './support/questions'

const COLUMNS = [
  { name: 'session_id', type: 'text' },
  { name: 'note', type: 'text' },
  { name: 'whole', type: 'integer' },
  { name: 'real', type: 'number' },
  { name: 'started_at', type: 'time' },
  { name: 'is_new', type: 'flag' },
] as const

it('what is written of every type is read back, missing values too', async () => {
  const rows = [
    {
      session_id: 'a',
      note: '😀 "x",\n',
      whole: 2 ** 53 - 1,
      real: -0.1,
      started_at: Date.UTC(1969, 6, 20),
      is_new: true,
    },
    { session_id: 'b', note: null, whole: null, real: null, started_at: null, is_new: null },
    {
      session_id: 'c',
      note: 'NULL',
      whole: -3,
      real: 1e99,
      started_at: Date.UTC(2026, 1, 28, 23, 59, 59, 999),
      is_new: false,
    },
  ]
  const engine = await nodeEngine()
  const source = await parquetSource('a.parquet', COLUMNS, [rows.slice(0, 1), rows.slice(1)])
  const table = unwrap(await engine.open([source], openOptions()))
  // Labels lose the blanks around them.
  expect(await storedRows(engine, table)).toEqual([
    { ...rows[0], note: '😀 "x",', started_at: '1969-07-20 00:00:00', month: '1969-07' },
    { ...rows[1], month: null },
    { ...rows[2], started_at: '2026-02-28 23:59:59.999', month: '2026-02' },
  ])
  expect(table.columns.map(({ kind }) => kind)).toEqual([
    'session',
    'category',
    'number',
    'number',
    'time',
    'flag',
    'month',
  ])
  expect(table).toMatchObject({ sessions: 3, rowsRead: 3, notices: [{ code: 'no-users' }] })
})
