import { expect, it } from 'vitest'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { parquetSource } from './support/parquet'
import { ask, storedRows, thingsMade } from './support/questions'

const ROWS = 20_000
const source = (reversed = false) => {
  const ids = Array.from({ length: ROWS }, (_, i) => `s${reversed ? ROWS - 1 - i : i}`)
  return textSource('export.csv', `session_id,user_id\n${ids.map((id, i) => `${id},u${i % 50}`).join('\n')}\n`)
}

it('a sample is the same sessions in any order of the file, and every row is accounted for', async () => {
  const engine = await nodeEngine()
  const idsOf = async (reversed: boolean) => {
    const table = unwrap(await engine.open([source(reversed)], openOptions({ oneIn: 10 })))
    const left = table.notices.find((notice) => notice.code === 'rows-set-aside')
    expect(table.notices).toContainEqual({ code: 'sampled', oneIn: 10 })
    expect(left).toEqual({ code: 'rows-set-aside', reason: 'not-sampled', count: ROWS - table.sessions })
    expect(table.rowsRead).toBe(ROWS)
    // Binomial with a mean of 2,000 and a standard deviation of 42.
    expect(Math.abs(table.sessions - 2000)).toBeLessThan(4 * 42)
    return (await storedRows(engine, table)).map(({ session_id }) => session_id).sort()
  }
  expect(await idsOf(true)).toEqual(await idsOf(false))
})

it('without a sample nothing is said of one', async () => {
  const engine = await nodeEngine()
  const table = unwrap(await engine.open([source()], openOptions()))
  expect(table).toMatchObject({ sessions: ROWS, notices: [] })
})

it('what does not fit into memory says how many rows do, leaves nothing behind, and opens as a sample', async () => {
  const engine = await nodeEngine()
  const open = unwrap(await engine.open([source()], openOptions()))
  const made = await thingsMade(engine)
  unwrap(await ask(engine, "SET memory_limit = '60MB'"))
  const session = (i: number) => ({ session_id: `${'x'.repeat(200)}${i}` })
  const batches = Array.from({ length: 8 }, (_, b) => Array.from({ length: 50_000 }, (_, i) => session(b * 50_000 + i)))
  const wide = [await parquetSource('large.parquet', [{ name: 'session_id', type: 'text' }], batches)]
  const result = await engine.open(wide, openOptions())
  expect(result).toMatchObject({
    ok: false,
    failure: { code: 'dataset-too-large', file: 'large.parquet', totalRows: 400_000 },
  })
  if (!result.ok && result.failure.code === 'dataset-too-large') {
    // 216 bytes and more a row of the limit.
    expect(result.failure.fits).toBeGreaterThan(30_000)
    expect(result.failure.fits).toBeLessThan(280_000)
  }
  expect((await thingsMade(engine)).length).toBe(made.length)
  expect(open.sessions).toBe(ROWS)
  expect(unwrap(await engine.open(wide, openOptions({ oneIn: 50 }))).sessions).toBeGreaterThan(5_000)
})
