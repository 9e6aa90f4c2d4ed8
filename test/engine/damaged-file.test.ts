import { Table, writeParquet } from 'parquet-wasm/esm'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ByteSource, blobSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { writeArrow } from '#engine/write-arrow'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { parquetBytes } from './support/parquet'
import { ask, thingsMade } from './support/questions'

const COLUMNS = [
  { name: 'session_id', type: 'text' },
  { name: 'team', type: 'text' },
  { name: 'n', type: 'integer' },
] as const
const ROWS = 500

let engine: Engine
let whole: Buffer

beforeAll(async () => {
  engine = await nodeEngine()
  const rows = Array.from({ length: ROWS }, (_, i) => ({ session_id: `s${i}`, team: `t${i % 5}`, n: i }))
  whole = await parquetBytes(COLUMNS, [rows])
})

const open = (bytes: Uint8Array, name = 'a.parquet') =>
  engine.open([blobSource(name, new Blob([new Uint8Array(bytes)]))], openOptions())

/** The engine opens another file and answers, and holds nothing else. */
async function expectAlive() {
  const table = unwrap(await engine.open([textSource('b.csv', 'session_id,n\na,x\nb,y\n')], openOptions()))
  const answer = unwrap(await ask(engine, `SELECT count(*) AS counted FROM ${table.table}`))
  expect(answer.columns[0]?.values).toEqual([2])
  expect(await thingsMade(engine)).toHaveLength(2)
}

describe('a damaged Parquet file', () => {
  it('whole, it opens', async () => {
    expect(unwrap(await open(whole))).toMatchObject({ sessions: ROWS, rowsRead: ROWS })
  })

  it('cut short, or not begun as one, is unreadable', async () => {
    const unreadable = { failure: { code: 'file-unreadable', file: 'a.parquet' } }
    for (const length of [4, 8, 12, 100, whole.length - 8, whole.length - 1]) {
      expect(await open(whole.subarray(0, length))).toMatchObject(unreadable)
    }
    expect(await open(new TextEncoder().encode('session_id\na\n'))).toMatchObject(unreadable)
    await expectAlive()
  })

  it('without bytes, and without rows, are two failures', async () => {
    expect(await open(new Uint8Array())).toEqual({ ok: false, failure: { code: 'file-empty', file: 'a.parquet' } })
    const rowless = writeParquet(Table.fromIPCStream(writeArrow(COLUMNS, [])))
    const failure = { code: 'no-sessions', file: 'a.parquet', setAside: 0 }
    expect(await open(rowless)).toEqual({ ok: false, failure })
    await expectAlive()
  })
})

describe('a file that cannot be read', () => {
  /** Breaks on the reading with this number. */
  function breaking(source: ByteSource, reading: number): ByteSource {
    let readings = 0
    const slice: ByteSource['slice'] = async (start, end) => {
      if (readings++ === reading) throw new Error('it was taken away')
      return source.slice(start, end)
    }
    return { name: source.name, size: source.size, slice }
  }

  it.each([
    ['a.csv', () => new TextEncoder().encode('session_id\na\n')],
    ['a.parquet', () => whole],
  ])('%s is a failure of its own, whenever it breaks', async (name, bytes) => {
    const source = blobSource(name, new Blob([new Uint8Array(bytes())]))
    for (let reading = 0; ; reading++) {
      let isBroken = false
      const broken = breaking(source, reading)
      const watched: ByteSource = {
        ...broken,
        slice: (start, end) =>
          broken.slice(start, end).catch((error: unknown) => {
            isBroken = true
            throw error
          }),
      }
      const result = await engine.open([watched], openOptions())
      if (!isBroken) {
        expect(reading).toBeGreaterThan(2)
        break
      }
      expect(result).toMatchObject({ failure: { code: 'file-unreadable', file: name } })
    }
    await expectAlive()
  })
})
