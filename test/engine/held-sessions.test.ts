import { beforeAll, expect, it } from 'vitest'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { parquetSource } from './support/parquet'
import { ask, storedRows, thingsMade } from './support/questions'

const COLUMNS = [
  { name: 'session_id', type: 'text' },
  { name: 'team', type: 'text' },
  { name: 'score', type: 'number' },
  { name: 'a "quoted" name', type: 'integer' },
] as const

/** Labels come up in the second batch that the first did not have; some values are missing. */
const row = (i: number) => ({
  session_id: `session ${i}`,
  team: i % 7 === 0 ? null : `team ${i < 70_000 ? i % 3 : i % 5}`,
  score: i % 11 === 0 ? null : i / 4,
  'a "quoted" name': i % 100,
})
const ROWS = Array.from({ length: 80_000 }, (_, i) => row(i))

let engine: Engine
let table: SessionsTable
beforeAll(async () => {
  engine = await nodeEngine()
  const source = await parquetSource('held.parquet', COLUMNS, [ROWS.slice(0, 66_000), ROWS.slice(66_000)])
  table = unwrap(await engine.open([source], openOptions()))
})

const shown = () => [`${table.table} rows`, table.table]
const stored = async () => (await thingsMade(engine)).filter((name) => !shown().includes(String(name)))
const sum = (of: string, as = 'total') => `SELECT sum(${of}) AS ${as}, count(*) AS counted FROM "${table.table}"`

it('an opened dataset has its sessions in the database, and none of their columns', async () => {
  expect(await stored()).toEqual([])
  const counted = unwrap(await ask(engine, `SELECT count(*) AS counted FROM "${table.table}"`))
  expect(counted.columns[0]!.values).toEqual([ROWS.length])
  expect(await stored()).toEqual([])
})

/** A signal that aborts by itself once it was looked at so often. */
function abortsAfter(looks: number): AbortSignal {
  let left = looks
  return {
    get aborted() {
      return left-- <= 0
    },
  } as AbortSignal
}

it('a question that is cancelled while its columns are stored leaves nothing of them, and can be asked again', async () => {
  let cancelled = 0
  for (let looks = 0; ; looks++) {
    const answer = await ask(engine, `SELECT count(team) AS counted FROM "${table.table}"`, abortsAfter(looks))
    if (answer.ok) {
      expect(answer.value.columns[0]!.values).toEqual([ROWS.filter(({ team }) => team !== null).length])
      break
    }
    expect(answer.failure).toEqual({ code: 'cancelled' })
    cancelled++
    // The last looks are at the question itself, with everything stored.
    if (looks < 4) expect(await stored()).toEqual([])
  }
  expect(cancelled).toBeGreaterThan(4)
  expect(await stored()).toEqual([`${table.table} 1`, `${table.table} team`])
})

it('a column that does not fit is named, and the others still answer', async () => {
  const used = unwrap(await ask(engine, 'SELECT sum(memory_usage_bytes) AS bytes FROM duckdb_memory()'))
  // The scores take eight bytes a session.
  const limit = Math.round((Number(used.columns[0]!.values[0]) + 4 * ROWS.length) / 1000)
  unwrap(await ask(engine, `SET memory_limit = '${limit}KB'`))
  const answer = await ask(engine, sum('score'))
  unwrap(await ask(engine, "SET memory_limit = '3GB'"))
  expect(answer).toEqual({ ok: false, failure: { code: 'columns-too-large', columns: ['score'] } })
  expect(await stored()).toEqual([`${table.table} 1`, `${table.table} team`])
})

it('questions at once over the same columns each get their answer, and a column is stored once', async () => {
  const scores = ROWS.reduce((total, { score }) => total + (score ?? 0), 0)
  const quoted = ROWS.reduce((total, of) => total + of['a "quoted" name'], 0)
  const answers = await Promise.all([
    ask(engine, sum('score')),
    ask(engine, `SELECT sum(score + "a ""quoted"" name") AS total FROM "${table.table}" WHERE score IS NOT NULL`),
    ask(engine, sum('"a ""quoted"" name"')),
  ])
  expect(unwrap(answers[0]!).columns[0]!.values).toEqual([scores])
  const together = ROWS.reduce((total, of) => total + (of.score === null ? 0 : of.score + of['a "quoted" name']), 0)
  expect(unwrap(answers[1]!).columns[0]!.values).toEqual([together])
  expect(unwrap(answers[2]!).columns[0]!.values).toEqual([quoted])
  expect(await stored()).toHaveLength(4)
})

it('in the end every value is there, each in the row of its session', async () => {
  expect(await storedRows(engine, table)).toEqual(ROWS)
  unwrap(await engine.open([await parquetSource('next.parquet', COLUMNS, [[row(0)]])], openOptions()))
  expect(await thingsMade(engine)).toHaveLength(2)
})
