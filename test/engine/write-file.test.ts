import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { FileModel } from '#core/export/file-model'
import { pivotFile } from '#core/export/pivot-file'
import { jsonCells } from '#core/export/pivot-json'
import { letters, sheetNames, workbookParts } from '#core/export/workbook-parts'
import type { Engine } from '#engine/engine'
import { writeFile } from '#engine/write-file'
import { alike, cellsOf, specOf } from '../core/cells/cells-of'
import { nodeEngine } from '../support/node-engine'
import { sessionsTable, tableColumn } from '../support/sessions-table'

let engine: Engine
let folder: string
beforeAll(async () => {
  engine = await nodeEngine()
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-file-'))
})
afterAll(() => {
  engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const hasOffice = (): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const TABLE = sessionsTable(['session_id', 'user_id', 'work_mode', 'outcome', tableColumn('team')])
const TEAMS = ['=1+2', '+3', '-4', '@x', '"quoted", & <b>', '_x0041_ שלום 😀', null]
const SPEC = specOf({
  rows: [{ dimension: 'team' }],
  columns: [{ dimension: 'work_mode' }],
  measures: ['judged_success', 'sessions'],
})
const cells: PivotCells = cellsOf(
  TABLE,
  TEAMS.flatMap((team, i) => [
    ...alike(20 + i, { team, work_mode: 'Fix', outcome: i % 2 ? 'succeeded' : 'failed' }),
    ...alike(i === 2 ? 3 : 17, { team, work_mode: 'Build', outcome: 'succeeded' }),
  ]),
  SPEC,
)
const model = (format: 'xlsx' | 'parquet'): FileModel => {
  const origin = { fingerprint: 'abc', writtenAt: null }
  const file = pivotFile(format, { cells, table: TABLE, spec: SPEC, origin, name: "'History'" })
  if (typeof file === 'string') throw new Error('it is packed')
  return file
}

describe('a workbook', () => {
  it('is well-formed in every part, and the same file every time', async () => {
    const bytes = await writeFile(model('xlsx'))
    expect(await writeFile(model('xlsx'))).toEqual(bytes)
    const parts = unzipSync(bytes)
    expect(Object.keys(parts)[0]).toBe('[Content_Types].xml')
    for (const [name, part] of Object.entries(parts)) expect(unbalanced(strFromU8(part)), name).toEqual([])
  })

  it.skipIf(!hasOffice())(
    'opens in LibreOffice with its text as text and its numbers as numbers',
    async () => {
      writeFileSync(path.join(folder, 'pivot.xlsx'), await writeFile(model('xlsx')))
      const profile = `-env:UserInstallation=file://${folder}/profile`
      // Comma, quote, UTF-8, from the first line on; cells as they are shown, and as formulas where they are.
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true'
      execFileSync(
        'soffice',
        [profile, '--headless', '--convert-to', filter, '--outdir', folder, path.join(folder, 'pivot.xlsx')],
        { stdio: 'ignore' },
      )
      const lines = readFileSync(path.join(folder, 'pivot.csv'), 'utf8').trimEnd().split('\n')
      const names = lines
        .slice(3, -1)
        .map((line) => line.replace(/^(?:"((?:[^"]|"")*)"|([^,]*)).*$/, '$1$2').replaceAll('""', '"'))
      expect(new Set(names)).toEqual(new Set(TEAMS.map((team) => team ?? 'Not recorded')))
      const shown = (r: number, c: number, m: number) => {
        const cell = cells.at(r, c, m)
        if (cell.kind !== 'estimate') return cell.kind === 'withheld' ? 'withheld' : ''
        return m === 0 ? `${(100 * cell.estimate.value).toFixed(1)}%` : String(cell.estimate.value)
      }
      const total = lines
        .at(-1)!
        .replace(/^"[^"]*"/, '')
        .split(',')
      const last = cells.rows.keys.length - 1
      expect([1, 5, 9, 13, 17, 21].map((at) => total[at])).toEqual(
        cells.columns.keys.flatMap((_, c) => [shown(last, c, 0), shown(last, c, 1)]),
      )
      expect(lines.join('\n').match(/withheld/g)).toHaveLength(
        cells.rows.keys.flatMap((_, r) =>
          cells.columns.keys.flatMap((_, c) => [0, 1].filter((m) => cells.at(r, c, m).kind === 'withheld')),
        ).length,
      )
    },
    120_000,
  )

  it('names its sheets and columns as Excel does', () => {
    expect(
      sheetNames(["'History'", 'a/b\\c:d*e?f[g]', '', 'x'.repeat(40), 'X'.repeat(40), "it's", `${'y'.repeat(30)}😀`]),
    ).toEqual(['History 2', 'a b c d e f g', 'Sheet', 'x'.repeat(31), `${'X'.repeat(29)} 2`, "it's", 'y'.repeat(30)])
    expect([0, 25, 26, 51, 52, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })

  it('cuts text that is longer than a cell holds', () => {
    const rows = [[{ value: 'z'.repeat(40_000) }]]
    const sheet = { name: 'a', widths: [], frozen: { rows: 0, columns: 0 }, rows, merges: [] }
    const xml = workbookParts({ sheets: [sheet] })['xl/worksheets/sheet1.xml']!
    expect(/<t [^>]*>(.*)<\/t>/.exec(xml)![1]).toBe(`${'z'.repeat(32_766)}…`)
  })
})

it('a Parquet file has the cells one a row, with their marks, and notes in its metadata', async () => {
  const file = path.join(folder, 'pivot.parquet')
  writeFileSync(file, await writeFile(model('parquet')))
  const native = await (await DuckDBInstance.create()).connect()
  const rows = await native.runAndReadAll(`SELECT * FROM '${file}'`)
  const found = rows.getRowObjects()
  expect(
    found.map(({ value, n, users, low, high, suppressed }) => ({ value, n, users, low, high, suppressed })),
  ).toEqual(
    jsonCells(cells).map((cell) =>
      cell.suppressed
        ? { value: null, n: null, users: null, low: null, high: null, suppressed: true }
        : {
            value: cell.value,
            n: BigInt(cell.n),
            users: BigInt(cell.users!),
            low: cell.low,
            high: cell.high,
            suppressed: false,
          },
    ),
  )
  expect(new Set(found.map(({ team }) => team))).toEqual(
    new Set([...TEAMS.map((team) => team ?? 'Not recorded'), 'All']),
  )
  expect(found[0]).toMatchObject({ fingerprint: 'abc', min_users: 5, min_sessions: 15, interval: 'simple' })
  const notes = await native.runAndReadAll(`SELECT decode(key) k, decode(value) v FROM parquet_kv_metadata('${file}')`)
  const told = new Map(notes.getRows().map(([name, text]) => [name, text]))
  expect([told.get('Fingerprint'), told.get('Filters')]).toEqual(['abc', 'none'])
})

/** Elements that are opened and not closed, or the other way round. */
function unbalanced(xml: string): string[] {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, close, name, , empty] of xml.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (empty) continue
    if (!close) open.push(name!)
    else if (open.pop() !== name) wrong.push(name!)
  }
  const rest = xml.replaceAll(/<\/?[\w:]+(?:\s+[\w:]+="[^"<]*")*\s*\/?>|<\?[^>]*\?>/g, '')
  return [...wrong, ...open, ...(rest.match(/[<>]|&(?!(?:amp|lt|gt|quot);)/g) ?? [])]
}
