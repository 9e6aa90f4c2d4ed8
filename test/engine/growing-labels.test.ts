import { beforeAll, describe, expect, it } from 'vitest'
import { MOST_LABELS } from '#core/dataset/vocabulary'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { parquetSource } from './support/parquet'
import { storedRows, thingsMade } from './support/questions'

let engine: Engine

beforeAll(async () => {
  engine = await nodeEngine()
})

const columns = [
  { name: 'session_id', type: 'text' },
  { name: 'team', type: 'text' },
] as const

/** Sessions, each with a team of its own. */
const teams = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({ session_id: `s${from + i}`, team: `t${from + i}` }))

describe('labels that come up after the first batch', () => {
  it('are kept beside those that were there before', async () => {
    const files = ['s1,x,Build\ns2,y,\n', 's3,z,Fix\ns4,x,Build\n', 's5,,building something new\ns6,w,Dance\n']
    const sources = files.map((rows, i) => textSource(`${i}.csv`, `session_id,team,work_mode\n${rows}`))
    const table = unwrap(await engine.open(sources, openOptions()))
    const rows = await storedRows(engine, table)
    expect(rows.map(({ team }) => team)).toEqual(['x', 'y', 'z', 'x', null, 'w'])
    expect(rows.map(({ work_mode }) => work_mode)).toEqual(['Build', null, 'Fix', 'Build', 'Build', null])
    expect(table.columns[1]?.labels).toEqual(['x', 'y', 'z', 'w'])
    expect(table.notices).toContainEqual({
      code: 'labels-unknown',
      column: 'work_mode',
      count: 1,
      examples: ['Dance'],
    })
  })

  it('come batch by batch within one file', async () => {
    // Batches of the Parquet reader have 65,536 rows: the last team comes up in the second.
    const rows = Array.from({ length: 70_000 }, (_, i) => ({ session_id: `s${i}`, team: i < 69_999 ? 'a' : 'b' }))
    const source = await parquetSource('long.parquet', columns, [rows])
    const table = unwrap(await engine.open([source], openOptions()))
    expect(table.columns[1]).toMatchObject({ labels: ['a', 'b'], distinct: 2, missing: 0 })
    expect((await storedRows(engine, table)).at(-1)).toEqual({ session_id: 's69999', team: 'b' })
  })

  it('leave with the dataset', async () => {
    const table = unwrap(await engine.open([textSource('a.csv', 'session_id\ns1\n')], openOptions()))
    expect(await thingsMade(engine)).toEqual([`${table.table} rows`, table.table])
  })
})

describe('a column with too many labels is free text and is left out', () => {
  it('at the limit it is not', async () => {
    const source = await parquetSource('a.parquet', columns, [teams(0, MOST_LABELS)])
    const table = unwrap(await engine.open([source], openOptions()))
    expect(table.columns[1]).toMatchObject({ kind: 'category', distinct: MOST_LABELS })
    expect(Object.keys((await storedRows(engine, table))[0] ?? {})).toEqual(['session_id', 'team'])
  })

  it.each([
    ['found in the first batch', [teams(0, MOST_LABELS + 1)]],
    ['found in a later one', [teams(0, 100), teams(100, MOST_LABELS + 1)]],
  ])('%s', async (_, files) => {
    const sources = await Promise.all(files.map((rows, i) => parquetSource(`${i}.parquet`, columns, [rows])))
    const table = unwrap(await engine.open(sources, openOptions()))
    expect(table.columns[1]).toMatchObject({ column: 'team', kind: 'text', missing: 0 })
    expect(table.notices).toContainEqual({ code: 'too-many-values', column: 'team', values: MOST_LABELS + 1 })
    const rows = await storedRows(engine, table)
    expect([rows.length, rows.at(-1)]).toEqual([MOST_LABELS + 1, { session_id: `s${MOST_LABELS}` }])
  })

  it('a transcript is left out by its name', async () => {
    const table = unwrap(await engine.open([textSource('a.csv', 'session_id,Transcript\ns1,hello\n')], openOptions()))
    expect(table.columns.map(({ column }) => column)).toEqual(['session_id'])
    expect(await storedRows(engine, table)).toEqual([{ session_id: 's1' }])
  })
})
