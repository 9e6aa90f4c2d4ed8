import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { pivotJson } from '#core/export/pivot-json'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import type { ExportFormat } from '#core/sql/compile-export'
import { askPivot } from '#engine/ask-pivot'
import { blobSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { exportSessions } from '#engine/export-sessions'
import { nodeEngine, openOptions } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'

let engine: Engine

beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

// Foreign spellings, names that are formulas, values that are missing or set aside, and one session twice.
const HOSTILE = ['=1+2', '+1', '-1', '@x', 'plain, "quoted"', 'two\nlines', '', '\u00e9\u{1F600}']
const csvOf = (sessions: number): string =>
  ['session_id,user_id,started_at,work_mode,outcome,success_signal,task_value_usd,team,synthetic']
    .concat(
      Array.from({ length: sessions }, (_, i) => {
        const team = `"${HOSTILE[i % HOSTILE.length]!.replaceAll('"', '""')}"`
        const mode = ['FIX', 'Build', 'nonsense', ''][i % 4]
        const start = `2026-0${1 + (i % 3)}-15T12:00:00.${String(i % 1000).padStart(3, '0')}Z`
        const user = i % 7 === 0 ? '' : `person${i % 40}@example.org`
        return [`-s${i}`, user, start, mode, i % 2 ? 'Succeeded' : 'failed', i % 6, -1.5 + i / 3, team, i % 2 === 0]
      }).map((row) => row.join(',')),
    )
    .concat(['-s0,again,,,,,,,', ',nobody,,,,,,,'])
    .join('\n')

async function open(name: string, bytes: Blob): Promise<SessionsTable> {
  return unwrap(await engine.open([blobSource(name, bytes)], openOptions()))
}

async function exported(table: SessionsTable, format: ExportFormat): Promise<Blob> {
  const parts: BlobPart[] = []
  for await (const part of exportSessions(engine, table, format)) parts.push(part.slice())
  return new Blob(parts)
}

const SPECS: readonly PivotSpec[] = [
  { ...EMPTY_SPEC, rows: [{ dimension: 'team' }], columns: [{ dimension: 'work_mode' }] },
  { ...EMPTY_SPEC, rows: [{ dimension: 'month' }], measures: ['verified_success', 'users', 'task_value_median'] },
  { ...EMPTY_SPEC, rows: [{ dimension: 'synthetic' }], columns: [{ dimension: 'outcome' }] },
]

async function cellsOf(table: SessionsTable) {
  const all = []
  for (const spec of SPECS) {
    const plan = unwrap(normalize({ ...spec, thresholds: { minUsers: 1, minSessions: 1 } }, table))
    all.push(pivotJson(buildCells(unwrap(await askPivot(engine, plan)), plan), table, spec).cells)
  }
  return all
}

/** A guarded label has its apostrophe from then on; nothing else may differ. */
const unguarded = (cells: unknown): unknown =>
  JSON.parse(JSON.stringify(cells, (_, v) => (typeof v === 'string' ? v.replace(/^'(?=[=+\-@])/, '') : v)))

describe.each(['parquet', 'csv'] as const)('sessions exported as %s', (format) => {
  it('give the same pivots when they are read back', async () => {
    const before = await open('export.csv', new Blob([csvOf(2000)]))
    expect(before.sessions).toBe(2000)
    const cells = await cellsOf(before)
    const file = await exported(before, format)
    const after = await open(`again.${format}`, file)
    expect(after).toMatchObject({ sessions: 2000, users: before.users, period: before.period, rowsRead: 2000 })
    expect(after.columns.map(({ column }) => column)).toEqual(before.columns.map(({ column }) => column))
    const again = await cellsOf(after)
    if (format === 'parquet') expect(again).toEqual(cells)
    else expect(unguarded(sorted(again))).toEqual(sorted(cells))
    // What was not understood was set aside the first time.
    expect(after.notices.map(({ code }) => code)).toEqual(['synthetic'])
  })

  it('hold no id of a user', async () => {
    const table = await open('export.csv', new Blob([csvOf(100)]))
    const text = await (await exported(table, format)).text()
    expect(text).not.toContain('example.org')
    if (format === 'csv') expect(text).toMatch(/,user_\d+,/)
  })
})

/** Labels that are guarded sort elsewhere. */
const sorted = (pivots: readonly (readonly unknown[])[]) =>
  pivots.map((cells) => cells.map((cell) => JSON.stringify(unguarded(cell))).sort())

describe('CSV', () => {
  it('guards what a spreadsheet would compute, and no number', async () => {
    const table = await open('export.csv', new Blob([csvOf(16)]))
    const text = await (await exported(table, 'csv')).text()
    const [header, ...lines] = text.split('\r\n')
    expect(header).toBe(
      'session_id,user_id,started_at,work_mode,outcome,success_signal,task_value_usd,team,synthetic,month',
    )
    // The ninth: work mode in the study's spelling, its user a number, its session id guarded, its value as it was.
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^'-s8,user_\d+,2026-03-15T12:00:00\.008000Z,Fix,failed,2,1\.16666\d+,'=1\+2,true,2026-03$/,
      ),
    )
    for (const formula of HOSTILE.slice(0, 4)) expect(text).toContain(`,'${formula},`)
    expect(text).toContain('"plain, ""quoted"""')
  })
})

it('a table of several batches is whole and in order', async () => {
  const n = 150_000
  const rows = Array.from({ length: n }, (_, i) => `s${i},${i % 100}`)
  const table = await open('large.csv', new Blob([`session_id,n\n${rows.join('\n')}\n`]))
  const seen: number[] = []
  let text = ''
  for await (const part of exportSessions(engine, table, 'csv', { onRows: (done) => seen.push(done) })) {
    text += new TextDecoder().decode(part)
  }
  expect(text).toBe(`session_id,n\r\n${rows.join('\r\n')}\r\n`)
  expect(seen).toEqual([65_536, 131_072, n])
})

it.each(['parquet', 'csv'] as const)('%s stops when it is told to', async (format) => {
  const table = await open('export.csv', new Blob([csvOf(100)]))
  const parts = exportSessions(engine, table, format, { signal: AbortSignal.abort() })
  const drain = async () => {
    for await (const _ of parts);
  }
  await expect(drain()).rejects.toMatchObject({ failure: { code: 'cancelled' } })
})
