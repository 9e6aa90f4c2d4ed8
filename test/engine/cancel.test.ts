import { beforeAll, describe, expect, it } from 'vitest'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { ByteSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { parquetSource } from './support/parquet'
import { ask, thingsMade } from './support/questions'

const cancelled = { ok: false, failure: { code: 'cancelled' } }

let engine: Engine
let open: SessionsTable
let made: readonly unknown[]

beforeAll(async () => {
  engine = await nodeEngine()
  open = unwrap(await engine.open([textSource('first.csv', 'session_id,team\na,x\nb,y\n')], openOptions()))
  made = await thingsMade(engine)
})

/** What was open is open, answers, and nothing else is there. */
async function expectAsBefore() {
  expect(await thingsMade(engine)).toEqual(made)
  const answer = unwrap(await ask(engine, `SELECT count(*) AS counted FROM ${open.table}`))
  expect(answer.columns[0]?.values).toEqual([2])
}

/** A signal that aborts by itself the next time it is looked at, once it was looked at so often. */
function abortsAfter(looks: number): AbortSignal {
  let left = looks
  return {
    get aborted() {
      return left-- <= 0
    },
  } as AbortSignal
}

// Labels and users that come up in later files only, so that enums grow and repeated rows are deleted.
const rows = (from: number) =>
  Array.from({ length: 30 }, (_, i) => ({ session_id: `s${from + i}`, user_id: `u${i}`, team: `t${from + i}`, n: i }))
const csv = (from: number): ByteSource => {
  const lines = rows(from).map(({ session_id, user_id, team, n }) => `${session_id},${user_id},${team},${n}`)
  return textSource(`${from}.csv`, `session_id,user_id,team,n\n${lines.join('\n')}\nbroken\n`)
}
const COLUMNS = [
  { name: 'session_id', type: 'text' },
  { name: 'user_id', type: 'text' },
  { name: 'team', type: 'text' },
  { name: 'n', type: 'integer' },
] as const

describe('an opening that is cancelled', () => {
  it.each([
    ['CSV', () => [csv(0), csv(20)]],
    ['Parquet', () => Promise.all([0, 20].map((from) => parquetSource(`${from}.parquet`, COLUMNS, [rows(from)])))],
  ])('at many points leaves what was open and nothing else: %s', async (_, files) => {
    const sources = await files()
    for (let looks = 0; ; looks += 3) {
      const result = await engine.open(sources, openOptions({ signal: abortsAfter(looks) }))
      if (result.ok) {
        expect(result.value).toMatchObject({ sessions: 50, users: 30 })
        expect(looks).toBeGreaterThan(10)
        break
      }
      expect(result).toEqual(cancelled)
      await expectAsBefore()
    }
    open = unwrap(await engine.open([textSource('first.csv', 'session_id,team\na,x\nb,y\n')], openOptions()))
    expect((await thingsMade(engine)).length).toBe(made.length)
    made = await thingsMade(engine)
  })

  it('leaves no broken lines to be counted to the next', async () => {
    for (let looks = 0; looks < 12; looks++) {
      await engine.open([csv(0)], openOptions({ signal: abortsAfter(looks) }))
      const next = unwrap(await engine.open([textSource('next.csv', 'session_id,n\na,1\nb,2\n')], openOptions()))
      expect(next).toMatchObject({ rowsRead: 2, unreadable: [], notices: [{ code: 'no-users' }] })
      open = next
      made = await thingsMade(engine)
    }
  })

  it('in the middle of the reading of a piece, which the engine never lets go of', async () => {
    // A piece of a file takes the engine several steps, between which a cancellation is heard.
    const lines = Array.from({ length: 1_500_000 }, (_, i) => `s${i},u${i % 40},${i % 2 ? 'Build' : 'Fix'},${i % 6}\n`)
    const long = textSource('long.csv', `session_id,user_id,work_mode,success_signal\n${lines.join('')}`)
    for (let looks = 2; looks < 6; looks++) {
      expect(await engine.open([long], openOptions({ signal: abortsAfter(looks) }))).toEqual(cancelled)
      await expectAsBefore()
    }
  })

  it('while it reads', async () => {
    const controller = new AbortController()
    const line = `${'x'.repeat(100)}\n`
    const long = textSource('long.csv', `session_id\n${line.repeat(300_000)}`)
    const onProgress = () => controller.abort()
    expect(await engine.open([long], openOptions({ signal: controller.signal, onProgress }))).toEqual(cancelled)
    await expectAsBefore()
  })
})

describe('a question that is cancelled', () => {
  const forever = 'SELECT sum(a.i * b.i) AS counted FROM range(10000000) a(i), range(10000000) b(i)'

  it('stops in the middle, and the next is answered', async () => {
    const controller = new AbortController()
    const asked = ask(engine, forever, controller.signal)
    setTimeout(() => controller.abort(), 100)
    expect(await asked).toEqual(cancelled)
    await expectAsBefore()
  })

  it('is not begun when it was cancelled before its turn', async () => {
    const first = new AbortController()
    const second = new AbortController()
    const asked = [ask(engine, forever, first.signal), ask(engine, 'CREATE TABLE never (i INTEGER)', second.signal)]
    second.abort()
    setTimeout(() => first.abort(), 100)
    expect(await Promise.all(asked)).toEqual([cancelled, cancelled])
    await expectAsBefore()
  })
})

describe('at once', () => {
  const slow = (n: number) => `SELECT ${n} + 0 * sum(i % 7) AS n FROM range(60000000) t(i)`

  it('two questions each get their own answer', async () => {
    const answers = await Promise.all([ask(engine, slow(1)), ask(engine, slow(2)), ask(engine, 'SELECT 3 AS n')])
    expect(answers.map((answer) => unwrap(answer).columns[0]?.values)).toEqual([[1], [2], [3]])
  })

  it('a question is answered while a file is opened', async () => {
    const source = await parquetSource('a.parquet', COLUMNS, [rows(0)])
    const [answer, table] = await Promise.all([ask(engine, slow(1)), engine.open([source], openOptions())])
    expect(unwrap(answer).columns[0]?.values).toEqual([1])
    open = unwrap(table)
    expect(open.sessions).toBe(30)
  })

  it('of two files the one asked for last is open in the end, alone', async () => {
    const [first, second] = await Promise.all([
      engine.open([csv(0)], openOptions()),
      engine.open([csv(20)], openOptions()),
    ])
    expect([unwrap(first).rowsRead, unwrap(second).rowsRead]).toEqual([31, 31])
    const tables = (await thingsMade(engine)).filter((name) => !String(name).includes(' '))
    expect(tables).toEqual([unwrap(second).table])
  })
})
