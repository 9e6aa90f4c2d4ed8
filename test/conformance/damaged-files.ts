import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { tableFromArrays, tableToIPC } from '@uwdata/flechette'
import { SeededRandom } from '../support/seeded-random'

/** One file of the corpus: a good one with one thing wrong. */
export interface DamagedFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The good files that the damaged ones are made of, by ending; each has this many sessions. */
export const GOOD_ROWS = 300

/** Makes the good files: Parquet by native DuckDB, the others by plain code. */
export async function goodFiles(): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const rows = Array.from({ length: GOOD_ROWS }, (_, i) => ({
    session_id: `s${i}`,
    outcome: i % 3 === 0 ? 'failed' : 'succeeded',
    prompts: i % 50,
    note: i % 7 === 0 ? null : `"é" ${i}`,
  }))
  const lines = rows.map((row) => JSON.stringify(row)).join('\n')
  const cell = (value: unknown) => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`)
  const csv = [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row).map(cell))].join('\n')
  const columns = Object.fromEntries(
    (['session_id', 'outcome', 'prompts', 'note'] as const).map((name) => [name, rows.map((row) => row[name])]),
  )
  const arrow = (format: 'file' | 'stream') => new Uint8Array(tableToIPC(tableFromArrays(columns), { format })!)
  return new Map<string, Uint8Array<ArrayBuffer>>([
    ['zstd.parquet', await parquet('zstd')],
    ['snappy.parquet', await parquet('snappy')],
    ['plain.parquet', await parquet('uncompressed')],
    ['arrow', arrow('file')],
    ['arrows', arrow('stream')],
    ['csv', utf8(csv)],
    ['csv.gz', new Uint8Array(gzipSync(csv))],
    ['jsonl', utf8(lines)],
    ['json', utf8(JSON.stringify(rows, null, 1))],
    ['json.gz', new Uint8Array(gzipSync(JSON.stringify(rows)))],
  ])
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text))

async function parquet(compression: string): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'damaged-'))
  const file = path.join(folder, 'good.parquet')
  const connection = await (await DuckDBInstance.create()).connect()
  const columns = `'s' || i AS session_id, CASE WHEN i % 3 = 0 THEN 'failed' ELSE 'succeeded' END AS outcome, i % 50 AS prompts,
    CASE WHEN i % 7 <> 0 THEN 'é ' || i END AS note, i * 0.5 AS real, [i, i + 1] AS list, {'a': i, 'b': 'x'} AS pair`
  await connection.run(
    `COPY (SELECT ${columns} FROM range(${GOOD_ROWS}) t(i)) TO '${file}' (FORMAT parquet, COMPRESSION ${compression}, ROW_GROUP_SIZE 2048)`,
  )
  connection.closeSync()
  const bytes = new Uint8Array(await readFile(file))
  await rm(folder, { recursive: true })
  return bytes
}

/** The corpus, the same in every run. */
export function damagedFiles(good: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): DamagedFile[] {
  const random = new SeededRandom(11)
  const files: DamagedFile[] = []
  for (const [ending, bytes] of good) {
    const add = (what: string, damaged: Uint8Array) => {
      files.push({ name: `${what}.${ending}`, bytes: new Uint8Array(damaged) })
    }
    add('empty', new Uint8Array())
    add('one-byte', bytes.slice(0, 1))
    for (let i = 1; i <= 6; i++) add(`cut-${i}`, bytes.slice(0, random.whole(2, bytes.length - 1)))
    add('cut-last', bytes.slice(0, -1))
    add('no-start', bytes.slice(random.whole(8, 100)))
    add('zeros-in-place', new Uint8Array(bytes.length))
    add('noise', noise(random, 2_000))
    for (let i = 1; i <= 6; i++) add(`flip-${i}`, flipped(random, bytes, 0, bytes.length))
    for (let i = 1; i <= 2; i++) add(`zeros-${i}`, filled(random, bytes, 0))
    for (let i = 1; i <= 2; i++) add(`ones-${i}`, filled(random, bytes, 0xff))
    add('twice', joined([bytes, bytes]))
    add('more-after', joined([bytes, noise(random, 500)]))
    if (ending.endsWith('parquet')) for (const [what, damaged] of parquetDamage(random, bytes)) add(what, damaged)
  }
  return [...files, ...textDamage(good)]
}

function* parquetDamage(random: SeededRandom, bytes: Uint8Array): Generator<[string, Uint8Array]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const footer = view.getUint32(bytes.length - 8, true)
  const footerStart = bytes.length - 8 - footer
  for (let i = 1; i <= 25; i++) yield [`flip-footer-${i}`, flipped(random, bytes, footerStart, bytes.length - 8)]
  for (let i = 1; i <= 25; i++) yield [`flip-page-${i}`, flipped(random, bytes, 4, footerStart)]
  const lengths = [0, 1, footer - 1, footer + 1, bytes.length, 0x7fffffff, 0xffffffff]
  for (const length of lengths) {
    const damaged = bytes.slice()
    new DataView(damaged.buffer).setUint32(bytes.length - 8, length, true)
    yield [`footer-length-${length}`, damaged]
  }
  for (const [what, at] of [
    ['magic-start', 0],
    ['magic-end', bytes.length - 4],
  ] as const) {
    const damaged = bytes.slice()
    damaged.set([0x50, 0x41, 0x52, 0x45], at)
    yield [what, damaged]
  }
  // Counts are varints of twice the number; wherever the number of rows is written, another one is.
  const rows = [((2 * GOOD_ROWS) & 0x7f) | 0x80, (2 * GOOD_ROWS) >> 7]
  for (let i = footerStart, k = 1; i < bytes.length - 9; i++) {
    if (bytes[i] !== rows[0] || bytes[i + 1] !== rows[1]) continue
    for (const lie of [
      [rows[0]! + 2, rows[1]!],
      [0x80, 0x00],
      [0xff, 0x7f],
    ]) {
      const damaged = bytes.slice()
      damaged.set(lie, i)
      yield [`lying-count-${k++}`, damaged]
    }
  }
}

function textDamage(good: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): DamagedFile[] {
  const lines = new TextDecoder().decode(good.get('jsonl'))
  // Beyond every piece a file is read in: a header may have 16 MB.
  const long = 'x'.repeat(20 << 20)
  const gz = new Uint8Array(good.get('csv.gz')!)
  const wrongSum = gz.slice()
  wrongSum.set([1, 2, 3, 4], gz.length - 8)
  const half = gunzipSync(gz).subarray(0, 5_000)
  return [
    { name: 'nested.jsonl', bytes: utf8(`${lines}\n{"session_id":"d","a":${'['.repeat(1e6)}${']'.repeat(1e6)}}\n`) },
    { name: 'nested-open.jsonl', bytes: utf8(`${lines}\n{"session_id":"d","a":${'{"a":'.repeat(1e5)}\n`) },
    { name: 'nested.json', bytes: utf8(`[{"session_id":"a"},${'['.repeat(1e6)}`) },
    { name: 'long-line.jsonl', bytes: utf8(`{"session_id":"l","note":"${long}"}\n${lines}`) },
    { name: 'long-line-open.jsonl', bytes: utf8(`${lines}\n{"session_id":"l","note":"${long}`) },
    { name: 'long-line.csv', bytes: utf8(`session_id,note\na,${long}\nb,x\n`) },
    { name: 'long-quote.csv', bytes: utf8(`session_id,note\na,"${long}\nb,x\n`) },
    { name: 'long-header.csv', bytes: utf8(`session_id,${long}\na,b\n`) },
    {
      name: 'invalid-utf8.jsonl',
      bytes: joined([utf8('{"session_id":"é"}\n{"session_id":"'), [0xff, 0xc3], utf8('"}\n')]),
    },
    { name: 'nul.csv', bytes: utf8('session_id,a\ns\0,b\0\nt,c\n') },
    { name: 'gz-sum.csv.gz', bytes: wrongSum },
    { name: 'gz-of-gz.csv.gz', bytes: new Uint8Array(gzipSync(gz)) },
    { name: 'gz-in-front.csv', bytes: joined([gz, half]) },
  ]
}

function noise(random: SeededRandom, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, () => random.whole(0, 255))
}

function flipped(random: SeededRandom, bytes: Uint8Array, start: number, end: number): Uint8Array {
  const damaged = bytes.slice()
  damaged[random.whole(start, end - 1)]! ^= 1 << random.whole(0, 7)
  return damaged
}

function filled(random: SeededRandom, bytes: Uint8Array, value: number): Uint8Array {
  const at = random.whole(0, Math.max(0, bytes.length - 65))
  return bytes.slice().fill(value, at, at + 64)
}

function joined(parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
