import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import * as arrow from '@uwdata/flechette'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blobSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { storedRows } from '../engine/support/questions'
import { nodeEngine, openOptions } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'

// Files of other writers; the values expected are those the writer was given.
let engine: Engine
let duckdb: Awaited<ReturnType<DuckDBInstance['connect']>>
let folder: string

beforeAll(async () => {
  engine = await nodeEngine()
  duckdb = await (await DuckDBInstance.create()).connect()
  folder = await mkdtemp(path.join(os.tmpdir(), 'writers-'))
})
afterAll(async () => {
  duckdb.closeSync()
  await rm(folder, { recursive: true })
})

async function open(name: string, bytes: Uint8Array) {
  return unwrap(await engine.open([blobSource(name, new Blob([new Uint8Array(bytes)]))], openOptions()))
}

/** Columns of three rows by native DuckDB, `i` being 0, 1 and 2. */
async function duckdbParquet(columns: string, options = ''): Promise<Uint8Array> {
  const file = path.join(folder, 'duckdb.parquet')
  await rm(file, { force: true })
  await duckdb.run(
    `COPY (SELECT 's' || i AS session_id, ${columns} FROM range(3) t(i)) TO '${file}' (FORMAT parquet ${options})`,
  )
  return await readFile(file)
}

/** What is read of one column, null where it is missing. */
async function valuesOf(name: string, bytes: Uint8Array): Promise<unknown[]> {
  const rows = await storedRows(engine, await open(name, bytes))
  return rows.map((row) => ('v' in row ? row.v : row.started_at))
}

describe('Parquet of native DuckDB', () => {
  it.each([
    ['tiny whole numbers', '(i - 1)::TINYINT', [-1, 0, 1]],
    ['unsigned whole numbers', '(i + 4294967293)::UINTEGER', [4294967293, 4294967294, 4294967295]],
    ['128-bit whole numbers', 'i::HUGEINT * 1000000000000000000000', [0, 1e21, 2e21]],
    ['decimals', '(i + 0.25)::DECIMAL(9, 2)', [0.25, 1.25, 2.25]],
    ['decimals of 38 digits', '(i - 0.5)::DECIMAL(38, 4)', [-0.5, 0.5, 1.5]],
    ['single precision', '(i * 0.5)::FLOAT', [0, 0.5, 1]],
    ['flags', 'i = 1', [false, true, false]],
    ['enums', "(CASE i WHEN 1 THEN 'b' ELSE 'a' END)::ENUM ('a', 'b')", ['a', 'b', 'a']],
    [
      'UUIDs',
      "('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1' || i)::UUID",
      [0, 1, 2].map((i) => `a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1${i}`),
    ],
    ['bytes that are text', "encode('é' || i)", ['é0', 'é1', 'é2']],
    ['bytes that are none', "unhex('ff0' || i)", ['ff00', 'ff01', 'ff02']],
    [
      'dates before 1970',
      "DATE '1969-12-30' + i::INTEGER",
      ['1969-12-30', '1969-12-31', '1970-01-01'].map((d) => `${d} 00:00:00`),
    ],
    ['times of the day', "TIME '12:34:56.5' + INTERVAL 1 HOUR * i", ['12:34:56.5', '13:34:56.5', '14:34:56.5']],
    ['JSON', `'{"a":' || i || '}'`, ['{"a":0}', '{"a":1}', '{"a":2}']],
    ['lists', '[i, i + 1]', ['[0,1]', '[1,2]', '[2,3]']],
    ['lists of structs', "[{'a': i, 'b': 'é'}]", [0, 1, 2].map((i) => `[{"a":${i},"b":"é"}]`)],
    ['maps', "MAP {'k': i}", ['{"k":0}', '{"k":1}', '{"k":2}']],
    ['missing values', 'CASE i WHEN 1 THEN 5 END', [null, 5, null]],
    ['a column of missing values', 'NULL::INTEGER', [null, null, null]],
  ])('%s', async (_, column, expected) => {
    expect(await valuesOf('a.parquet', await duckdbParquet(`${column} AS v`))).toEqual(expected)
  })

  it.each([
    ['', '1969-12-31 23:59:58', ['1969-12-31 23:59:58', '1969-12-31 23:59:59', '1970-01-01 00:00:00']],
    ['_S', '1969-12-31 23:59:58', ['1969-12-31 23:59:58', '1969-12-31 23:59:59', '1970-01-01 00:00:00']],
    [
      '_MS',
      '2026-03-01 00:00:00.123',
      ['2026-03-01 00:00:00.123', '2026-03-01 00:00:01.123', '2026-03-01 00:00:02.123'],
    ],
    ['_NS', '2026-03-01 00:00:00', ['2026-03-01 00:00:00', '2026-03-01 00:00:01', '2026-03-01 00:00:02']],
    ['TZ', '2026-03-01 00:00:00+02', ['2026-02-28 22:00:00', '2026-02-28 22:00:01', '2026-02-28 22:00:02']],
  ])('TIMESTAMP%s', async (unit, start, expected) => {
    const type = unit === 'TZ' ? 'TIMESTAMPTZ' : `TIMESTAMP${unit}`
    const plain = unit === 'TZ' ? 'TIMESTAMPTZ' : 'TIMESTAMP'
    const column = `(${plain} '${start}' + INTERVAL 1 SECOND * i)::${type} AS v`
    expect(await valuesOf('a.parquet', await duckdbParquet(column))).toEqual(expected)
  })

  it.each([['uncompressed'], ['snappy'], ['gzip'], ['zstd'], ['brotli'], ['lz4_raw']])(
    'compressed with %s',
    async (how) => {
      const bytes = await duckdbParquet("repeat('é', i::INTEGER + 1) AS v", `, COMPRESSION ${how}`)
      expect(await valuesOf('a.parquet', bytes)).toEqual(['é', 'éé', 'ééé'])
    },
  )

  it('structs are flattened by one level, and missing where the struct is', async () => {
    const column = "CASE WHEN i < 2 THEN {'a': i, 'b': {'c': [i]}} END AS v"
    const rows = await storedRows(engine, await open('a.parquet', await duckdbParquet(column)))
    expect(rows.map((row) => [row['v.a'], row['v.b']])).toEqual([
      [0, '{"c":[0]}'],
      [1, '{"c":[1]}'],
      [null, null],
    ])
  })

  it('NaN and infinities are missing, and counted', async () => {
    const column = "CASE i WHEN 0 THEN 'nan'::DOUBLE WHEN 1 THEN '-inf'::DOUBLE ELSE 1.5 END AS v"
    const table = await open('a.parquet', await duckdbParquet(column))
    expect((await storedRows(engine, table)).map(({ v }) => v)).toEqual([null, null, 1.5])
    expect(table.notices).toContainEqual(
      expect.objectContaining({ code: 'values-out-of-range', column: 'v', count: 2 }),
    )
  })

  it('intervals are left out, and named', async () => {
    const table = await open('a.parquet', await duckdbParquet('INTERVAL 3 MONTH AS v, i AS n'))
    expect(table.columns.map(({ source }) => source)).toEqual(['session_id', 'n'])
    expect(table.notices).toContainEqual({ code: 'intervals-left-out', columns: ['v'] })
  })

  it('names may hold quotes, line ends, emoji and 64 kB, and differ in case alone', async () => {
    const long = 'n'.repeat(65_536)
    const bytes = await duckdbParquet(
      `i AS "q""uote", i AS "new\nline", i AS "😀", i AS "${long}", i AS "A", i AS "a b"`,
    )
    const table = await open('a.parquet', bytes)
    expect(table.columns.map(({ source }) => source)).toEqual([
      'session_id',
      'q"uote',
      'new\nline',
      '😀',
      long,
      'A',
      'a b',
    ])
    expect((await storedRows(engine, table))[2]).toMatchObject({ 'q"uote': 2, 'new line': 2, '😀': 2 })
  })

  it('has 2,000 columns', async () => {
    const columns = Array.from({ length: 2_000 }, (_, k) => `i + ${k} AS c${k}`).join()
    const table = await open('a.parquet', await duckdbParquet(columns))
    expect(table.columns).toHaveLength(2_001)
    expect((await storedRows(engine, table))[1]).toMatchObject({ c0: 1, c1999: 2000 })
  })

  it('whole numbers in one file and other numbers in the next are one column', async () => {
    const sources = [
      blobSource('a.parquet', new Blob([new Uint8Array(await duckdbParquet('i AS v'))])),
      blobSource('b.parquet', new Blob([new Uint8Array(await duckdbParquet('i + 0.5::DOUBLE AS v'))])),
    ]
    const both = unwrap(await engine.open(sources, openOptions()))
    // The sessions of the second file have the ids of the first.
    expect(both.rowsRead).toBe(6)
    expect((await storedRows(engine, both)).map(({ v }) => v)).toEqual([0, 1, 2])
  })
})

describe('Parquet of hyparquet-writer', () => {
  const ids = { name: 'session_id', data: ['s0', 's1', 's2'], type: 'STRING' } as const

  it.each([
    ['STRING', ['a', null, 'é😀'], ['a', null, 'é😀']],
    ['INT32', [1, null, -3], [1, null, -3]],
    ['INT64', [1n, null, -3n], [1, null, -3]],
    ['DOUBLE', [1.5, null, -3.25], [1.5, null, -3.25]],
    ['FLOAT', [1.5, null, -3.25], [1.5, null, -3.25]],
    ['FLOAT16', [1.5, null, -3.25], [1.5, null, -3.25]],
    ['BOOLEAN', [true, null, false], [true, null, false]],
    ['JSON', [{ a: 1 }, null, [1, 'x']], ['{"a":1}', null, '[1,"x"]']],
    [
      'TIMESTAMP',
      [new Date('1969-07-20T20:17:40Z'), null, new Date(0)],
      ['1969-07-20 20:17:40', null, '1970-01-01 00:00:00'],
    ],
    [
      'UUID',
      ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', null, '00000000-0000-0000-0000-000000000000'],
      ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', null, '00000000-0000-0000-0000-000000000000'],
    ],
  ] as const)('%s', async (type, data, expected) => {
    const columnData = [ids, { name: 'v', data: [...data], type }]
    const bytes = parquetWriteBuffer({ columnData: columnData as never })
    expect(await valuesOf('a.parquet', new Uint8Array(bytes))).toEqual(expected)
  })

  it.each([['PLAIN'], ['DELTA_BINARY_PACKED'], ['BYTE_STREAM_SPLIT']] as const)(
    'whole numbers in %s',
    async (encoding) => {
      const columnData = [ids, { name: 'v', data: [5, 7, 1_000_000], type: 'INT32', encoding }]
      const bytes = parquetWriteBuffer({ columnData: columnData as never })
      expect(await valuesOf('a.parquet', new Uint8Array(bytes))).toEqual([5, 7, 1_000_000])
    },
  )

  it('names that come twice are told apart', async () => {
    const v = (data: number[]) => ({ name: 'v', data, type: 'INT32' })
    const bytes = parquetWriteBuffer({ columnData: [ids, v([1, 2, 3]), v([4, 5, 6])] as never })
    const rows = await storedRows(engine, await open('a.parquet', new Uint8Array(bytes)))
    expect(rows.map((row) => [row.v, row.v_2])).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ])
  })
})

describe('Arrow of flechette', () => {
  const ids = arrow.columnFromArray(['s0', 's1', 's2'], arrow.utf8())
  const day = (text: string) => new Date(`${text}T00:00:00Z`)

  it.each<[string, arrow.DataType, readonly unknown[], readonly unknown[]]>([
    ['text', arrow.utf8(), ['a', null, 'é'], ['a', null, 'é']],
    ['large text', arrow.largeUtf8(), ['a', null, 'é'], ['a', null, 'é']],
    ['a dictionary', arrow.dictionary(arrow.utf8()), ['a', null, 'a'], ['a', null, 'a']],
    ['runs', arrow.runEndEncoded(arrow.int32(), arrow.utf8()), ['a', 'a', 'b'], ['a', 'a', 'b']],
    ['bytes', arrow.binary(), [new Uint8Array([1, 255]), null, new Uint8Array([65])], ['01ff', null, 'A']],
    ['half precision', arrow.float16(), [1.5, null, 2], [1.5, null, 2]],
    ['64-bit whole numbers', arrow.int64(), [1n, null, -2n], [1, null, -2]],
    ['decimals of 256 bits', arrow.decimal(40, 2, 256), [1.5, null, -2.25], [1.5, null, -2.25]],
    [
      'days',
      arrow.dateDay(),
      [day('1969-12-30'), null, day('2026-01-02')],
      ['1969-12-30 00:00:00', null, '2026-01-02 00:00:00'],
    ],
    [
      'times with a zone',
      arrow.timestamp(2, 'Europe/Berlin'),
      [day('1969-12-30'), null, day('2026-01-02')],
      ['1969-12-30 00:00:00', null, '2026-01-02 00:00:00'],
    ],
    [
      'intervals',
      arrow.interval(2),
      [Float64Array.of(1, 2, 3e9), null, Float64Array.of(0, 0, 0)],
      ['1 months 2 days 3 seconds', null, '0 months 0 days 0 seconds'],
    ],
    ['durations', arrow.duration(1), [1000n, null, 90_061_002n], ['00:00:01', null, '25:01:01.002']],
    ['lists', arrow.list(arrow.int64()), [[1, 2], null, []], ['[1,2]', null, '[]']],
    ['nothing', arrow.nullType(), [null, null, null], [null, null, null]],
  ])('%s, as a file and as a stream', async (_, type, values, expected) => {
    const column = arrow.columnFromArray(values as never, type as never)
    const table = arrow.tableFromColumns([
      ['session_id', ids],
      ['v', column],
    ] as never)
    for (const format of ['file', 'stream'] as const) {
      expect(await valuesOf('a.arrow', arrow.tableToIPC(table, { format })!)).toEqual(expected)
    }
  })

  it('several batches', async () => {
    const numbers = Array.from({ length: 10 }, (_, i) => i)
    const inBatches = { maxBatchRows: 4 } as never
    const column = (values: string[]) => arrow.columnFromArray(values, arrow.utf8(), inBatches)
    const table = arrow.tableFromColumns([
      ['session_id', column(numbers.map((i) => `s${i}`))],
      ['v', column(numbers.map((i) => `label ${i}`))],
    ] as never)
    const bytes = arrow.tableToIPC(table, { format: 'file' })!
    expect(await valuesOf('a.feather', bytes)).toEqual(numbers.map((i) => `label ${i}`))
  })
})
