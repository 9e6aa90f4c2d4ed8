import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportNotes } from '#core/export/export-notes'
import { pivotFile } from '#core/export/pivot-file'
import { pivotTabs } from '#core/export/pivot-html'
import { pivotSheet } from '#core/export/pivot-sheet'
import { pivotText } from '#core/export/pivot-text'
import { formatCount, formatInterval, formatValue } from '#core/format/number'
import { writeFile } from '#engine/write-file'
import { sessionsTable, tableColumn } from '../../support/sessions-table'
import { alike, cellsOf, specOf } from '../cells/cells-of'

// One pivot with subtotals, withheld and empty cells, means, rates and counts, through every way out of the program: the same
// cells in the same order, with the same numbers and marks.
const TABLE = sessionsTable(['session_id', 'user_id', 'work_mode', 'outcome', 'task_value_usd', tableColumn('team')])
const TEAMS = ['=1+2', '-3', '@x', '\tTab', 'a"b,c\nd', '😀 שלום\u0001', null, `long ${'x'.repeat(9_995)}`]
const SESSIONS = TEAMS.flatMap((team, i) => [
  ...alike(20 + i, { team, work_mode: 'Fix', outcome: i % 2 ? 'succeeded' : 'failed', task_value_usd: 100 * i - 50 }),
  ...alike(i === 3 ? 4 : 18, { team, work_mode: 'Build', outcome: 'succeeded', task_value_usd: 12.5 }),
  ...alike(i === 5 ? 0 : 16, { team, work_mode: 'Test', outcome: 'no_clear_goal' }),
])
const on = (...dimensions: readonly string[]) => dimensions.map((dimension) => ({ dimension }))
const SPEC = specOf({
  rows: on('team', 'work_mode'),
  measures: ['sessions', 'judged_success', 'task_value_mean'],
  filters: [{ dimension: 'team', values: ['=cmd'], isNegated: true }],
})
const cells = cellsOf(TABLE, SESSIONS, SPEC)
const origin = { fingerprint: 'abc123', writtenAt: '2026-04-30T12:00:00.000Z' }
const taken = { cells, table: TABLE, spec: SPEC, origin, name: 'A [view]: of/teams?' }

/** What is to be seen: the four numbers of a cell, or its mark, in the order shown. */
type Seen = readonly (number | string | null)[]
const seen: Seen[] = cells.rows.keys.flatMap((_, r) =>
  cells.columns.keys.flatMap((_, c) =>
    cells.measures.map((_, m): Seen => {
      const cell = cells.at(r, c, m)
      if (cell.kind !== 'estimate') return [cell.kind === 'withheld' ? 'withheld' : null, null, null, null]
      const { value, n, interval } = cell.estimate
      return [value, interval?.low ?? null, interval?.high ?? null, n]
    }),
  ),
)
const inFours = (values: Seen): Seen[] =>
  Array.from({ length: values.length / 4 }, (_, i) => values.slice(4 * i, 4 * i + 4))
const textFile = (format: 'csv' | 'json' | 'html'): string => pivotFile(format, taken) as string

it('the pivot has something of everything', () => {
  const kinds = (kind: (seen: Seen) => boolean) => seen.filter(kind).length
  expect(kinds(([value]) => value === 'withheld')).toBeGreaterThan(3)
  expect(kinds(([value]) => value === null)).toBeGreaterThan(3)
  expect(kinds(([value]) => typeof value === 'number')).toBeGreaterThan(40)
})

describe('what is on the screen is in', () => {
  it('JSON, but for positions no session fell into', () => {
    const { cells: written } = JSON.parse(textFile('json'))
    const found = written.map((cell: Record<string, unknown>) =>
      cell.suppressed ? ['withheld', null, null, null] : [cell.value, cell.low, cell.high, cell.n],
    )
    expect(found).toEqual(seen.filter(([value]) => value !== null))
  })

  it('CSV, the same positions left out', () => {
    const [head, ...rows] = parseCsv(textFile('csv'))
    const at = (row: readonly string[], name: string): number | null =>
      row[head!.indexOf(name)] === '' ? null : Number(row[head!.indexOf(name)])
    const found = rows.map((row) =>
      row[head!.indexOf('suppressed')] === 'true'
        ? ['withheld', null, null, null]
        : [at(row, 'value'), at(row, 'low'), at(row, 'high'), at(row, 'n')],
    )
    expect(found).toEqual(seen.filter(([value]) => value !== null))
  })

  it('HTML, whole numbers beside the rounded ones, totals bold', () => {
    const body = textFile('html').split('<tbody>')[1]!
    const found = [...body.matchAll(/<td(?: x:num="([^"]+)")?[^>]*>([^<]*)<\/td>/g)].map(([, number, text]) =>
      number === undefined ? text || null : Number(number),
    )
    expect(inFours(found)).toEqual(seen)
    const lines = body.split('</tr>').filter((line) => line.includes('<td'))
    const isBold = lines.map((line) => line.includes('font-weight:bold'))
    expect(isBold).toEqual(cells.rows.keys.map((key) => key.length < 2))
  })

  it('text with tabs', () => {
    const lines = pivotTabs(pivotSheet(cells)).trimEnd().split('\n').slice(2)
    const found = lines.flatMap((line) =>
      line
        .split('\t')
        .slice(2)
        .map((text) => (text === '' ? null : text === 'withheld' ? text : Number(text))),
    )
    expect(inFours(found)).toEqual(seen)
  })

  it('the text of the grid', () => {
    const text = pivotText(cells)
    const shown = cells.measures.flatMap((measure, m) =>
      cells.rows.keys.flatMap((_, r) => {
        const cell = cells.at(r, 0, m)
        if (cell.kind === 'empty') return []
        if (cell.kind === 'withheld') return ['withheld']
        const { value, n, interval } = cell.estimate
        const bounds = interval ? formatInterval(interval, measure.unit) : 'no interval'
        return [`${formatValue(value, measure.unit)} [${bounds}] n=${formatCount(n)}`]
      }),
    )
    expect(text.match(/withheld|[\u2212$\d.\u202F]+ \[[^\]]+\] n=[\d\u202F]+/g)).toEqual(shown)
  })
})

describe('a workbook', () => {
  let parts: Record<string, string>
  beforeAll(async () => {
    const file = pivotFile('xlsx', taken)
    if (typeof file === 'string') throw new Error('a workbook is packed')
    const unzipped = unzipSync(await writeFile(file))
    parts = Object.fromEntries(Object.entries(unzipped).map(([path, bytes]) => [path, strFromU8(bytes)]))
  })

  /** The cells of a sheet by row and column, read back as a reader of XLSX does. */
  const sheet = (name: string): Map<string, number | string> =>
    new Map(
      [...parts[name]!.matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, at, inside]) => [
        at!,
        inside!.startsWith('<v>')
          ? Number(inside!.slice(3, -4))
          : textIn(inside!.replace(/^<is><t [^>]*>|<\/t><\/is>$/g, '')),
      ]),
    )
  const textIn = (xml: string): string =>
    xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

  it('has the same numbers and marks, each in its column, under frozen names', () => {
    const found = sheet('xl/worksheets/sheet1.xml')
    const letters = [...'CDEFGHIJKLMN']
    const values = cells.rows.keys.flatMap((_, r) => letters.map((letter) => found.get(`${letter}${r + 3}`) ?? null))
    expect(inFours(values)).toEqual(seen)
    expect(['A2', 'B2', 'C1', 'C2', 'D2', 'E2', 'F2', 'G1'].map((at) => found.get(at))).toEqual([
      'team',
      'Work mode',
      'Sessions',
      'Count',
      '95 % from',
      '95 % to',
      'n',
      'Judged success',
    ])
    expect(parts['xl/worksheets/sheet1.xml']).toContain(
      '<pane xSplit="2" ySplit="2" topLeftCell="C3" activePane="bottomRight" state="frozen"/>',
    )
  })

  it('has no formula, and hostile text as it was but for what XML cannot hold', () => {
    const names = [...sheet('xl/worksheets/sheet1.xml')].filter(([at]) => /^A\d+$/.test(at)).map(([, text]) => text)
    for (const team of TEAMS) expect(names).toContain((team ?? 'Not recorded').replace('\u0001', ''))
    for (const xml of Object.values(parts)) {
      expect(xml).not.toMatch(/<f[ >]/)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML forbids
      expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/)
    }
  })

  it('has notes on what stands behind the numbers', () => {
    const notes = [...sheet('xl/worksheets/sheet2.xml').values()]
    const told = exportNotes(cells, TABLE, SPEC, origin)
    expect(notes).toEqual(told.flatMap(({ name, text }) => [name, text]))
    expect(told.map(({ name }) => name)).toEqual([
      'Dataset',
      'Fingerprint',
      'Period',
      'Sessions in view',
      'Filters',
      'Thresholds',
      'Withheld cells',
      'Intervals',
      'Sessions',
      'Judged success',
      'Mean task value',
      'Written',
    ])
    expect(told[7]!.text).toBe('95\u202F%, sessions taken as independent')
  })

  it('names its sheets as Excel takes them', () => {
    expect(parts['xl/workbook.xml']).toContain('<sheet name="A  view   of teams"')
  })
})

/** A CSV file by RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain!)
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
