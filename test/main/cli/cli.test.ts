import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonCell, JsonPivot } from '#core/export/pivot-json'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'

// The built command line in a process of its own, as `npm run cli` starts it.
const program = path.resolve(import.meta.dirname, '../../../out/main/cli.js')
let folder: string
const at = (name: string): string => path.join(folder, name)

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' })
  return { status, stdout, stderr }
}

function pivot(...args: readonly string[]): JsonPivot {
  const { status, stdout, stderr } = run('pivot', ...args, '--format', 'json')
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as JsonPivot
}

const find = (cells: readonly JsonCell[], row: readonly unknown[], column: readonly unknown[] = []) =>
  cells.find((cell) => JSON.stringify([cell.row, cell.column]) === JSON.stringify([row, column]))

beforeAll(async () => {
  await buildIfNeeded()
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-cli-'))
  // 60 sessions of 20 users: every third is Plan, of the others half succeed with signal 4, half fail with signal 0.
  const rows = Array.from({ length: 60 }, (_, i) => {
    const isSuccess = i % 2 === 0
    return [
      `s${i}`,
      `u${i % 20}`,
      `2026-0${1 + (i % 2)}-15T12:00:00Z`,
      ['Plan', 'Build', 'Fix'][i % 3],
      isSuccess ? 'succeeded' : 'failed',
      isSuccess ? 4 : 0,
      i < 3 ? '' : 'tool, "x"',
    ]
      .map((value) => `"${String(value).replaceAll('"', '""')}"`)
      .join(',')
  })
  const header = 'session_id,user_id,started_at,work_mode,outcome,success_signal,team'
  writeFileSync(at('export.csv'), `${header}\n${rows.join('\n')}\n`)
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('pivot', () => {
  it('ends by itself after a file that its second thread has no part in', () => {
    // Killed after the limit it would have no status.
    const options = { cwd: folder, encoding: 'utf8', timeout: 60_000 } as const
    expect(spawnSync(process.execPath, [program, 'pivot', 'export.csv'], options)).toMatchObject({ status: 0 })
  }, 120_000)

  it('prints the form other tools rely on', () => {
    const { dataset, rows, columns, cells } = pivot(
      'export.csv',
      '--rows',
      'work_mode',
      '--columns',
      'month',
      '--measures',
      'verified_success',
      '--interval',
      'simple',
    )
    expect(dataset).toMatchObject({ name: 'export.csv', sessions: 60, users: 20, notices: [] })
    expect(rows).toEqual(['work_mode'])
    expect(columns).toEqual(['month'])
    // 30 of the 60 sessions succeeded with signal 4. Wilson by SciPy 1.17.1: binomtest(30, 60).proportion_ci(method='wilson').
    expect(find(cells, [])).toEqual({
      row: [],
      column: [],
      measure: 'verified_success',
      suppressed: false,
      value: 0.5,
      n: 60,
      users: 20,
      low: expect.closeTo(0.37734, 4),
      high: expect.closeTo(0.62266, 4),
    })
    // January has the even sessions, all of them successes; every third of those 30 is Plan: 10, under the threshold.
    expect(find(cells, ['Plan'], ['2026-01'])).toEqual({
      row: ['Plan'],
      column: ['2026-01'],
      measure: 'verified_success',
      suppressed: true,
    })
  })

  it('shows what thresholds of one allow', () => {
    const { cells } = pivot('export.csv', '--rows', 'work_mode', '--min-users', '1', '--min-sessions', '1')
    expect(cells.every(({ suppressed }) => !suppressed)).toBe(true)
    expect(find(cells, ['Fix'])).toMatchObject({ value: 20, n: 20 })
  })

  it('tells a missing value from a total and names it in a filter', () => {
    const args = ['export.csv', '--rows', 'team', '--min-users', '1', '--min-sessions', '1']
    const { cells } = pivot(...args)
    expect(find(cells, [null])).toMatchObject({ value: 3 })
    expect(find(cells, [])).toMatchObject({ value: 60 })
    expect(find(pivot(...args, '--where', 'team=Not recorded').cells, [])).toMatchObject({ value: 3 })
    expect(find(pivot(...args, '--where', 'team="tool, ""x"""').cells, [])).toMatchObject({ value: 57 })
    expect(find(pivot(...args, '--where', 'team!=Not recorded').cells, [])).toMatchObject({ value: 57 })
  })

  it('reads labels of a filter in any published spelling', () => {
    const { cells, filters } = pivot('export.csv', '--where', 'work_mode=fixing something broken, BUILD')
    expect(filters).toEqual([{ dimension: 'work_mode', values: ['Fix', 'Build'], isNegated: false }])
    expect(find(cells, [])).toMatchObject({ value: 40 })
  })

  it('narrows the interval with the level and nothing else', () => {
    const at = (level: string) =>
      find(pivot('export.csv', '--measures', 'verified_success', '--level', level).cells, [])
    const [narrow, wide] = [at('0.8'), at('0.99')]
    if (!narrow || narrow.suppressed || !wide || wide.suppressed) throw new Error('both are shown')
    expect(narrow.value).toBe(wide.value)
    expect(narrow.low).toBeGreaterThan(wide.low ?? 0)
    expect(narrow.high).toBeLessThan(wide.high ?? 0)
  })

  it('prints CSV and a table with the same numbers', () => {
    const csv = run('pivot', 'export.csv', '--rows', 'work_mode', '--format', 'csv').stdout
    expect(csv).toMatch(/^work_mode,measure,value,n,users,low,high,suppressed,dataset,fingerprint,/)
    expect(csv).toMatch(/^Build,sessions,20,20,20,/m)
    const table = run('pivot', 'export.csv', '--rows', 'work_mode').stdout
    expect(table).toMatch(/Build\s+20 \[\d+ to \d+\] n=20/)
  })

  it('writes a file in the form of its name, and says which forms there are', () => {
    const asked = ['pivot', 'export.csv', '--rows', 'work_mode', '-o']
    expect(run(...asked, 'out.xlsx').stderr).toContain('Wrote the pivot to out.xlsx.')
    const parts = unzipSync(readFileSync(path.join(folder, 'out.xlsx')))
    expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toMatch(/>Build<.*<v>20<\/v>/)
    run(...asked, 'out.html')
    expect(readFileSync(path.join(folder, 'out.html'), 'utf8')).toMatch(/>Build<\/th><td x:num="20"/)
    expect(run(...asked, 'out.doc')).toMatchObject({ status: 2, stderr: expect.stringContaining('xlsx, csv, parquet') })
    expect(run('pivot', 'export.csv', '--format', 'xlsx')).toMatchObject({ status: 2 })
  })
})

describe('made dimensions', () => {
  it('are what findings and figures are filtered by, too', () => {
    const args = ['--group', 'kind=work_mode:A=Fix+Build', '--where', 'kind=A', '--format', 'json'] as const
    const { status, stdout, stderr } = run('figures', 'export.csv', '--only', 'f1', ...args)
    expect({ status, stderr }).toMatchObject({ status: 0 })
    expect(stdout).toContain('"row":"Fix"')
    expect(stdout).not.toContain('"row":"Plan"')
    expect(run('findings', 'export.csv', ...args).status).toBe(0)
    expect(run('findings', 'export.csv', '--where', 'kind=A').stderr).toMatch(/no dimension kind/)
  })

  it('are columns a measure is held against', () => {
    const args = ['export.csv', '--rows', 'work_mode', '--columns', 'kind', '--group', 'kind=surface:A=cli'] as const
    writeFileSync(
      at('surfaces.csv'),
      `session_id,work_mode,surface\n${Array.from({ length: 80 }, (_, i) => `s${i},Fix,${i % 4 ? 'cli' : 'web'}`).join('\n')}\n`,
    )
    const { cells } = pivot('surfaces.csv', ...args.slice(1), '--show-as', 'sessions=difference:A')
    // 60 in the group and 20 on the web.
    expect(find(cells, ['Fix'], ['web'])).toMatchObject({ value: -40 })
  })
})

describe('pivot --compare', () => {
  const compare = (...args: readonly string[]) => run('pivot', 'export.csv', '--interval', 'simple', ...args)
  const RATES = ['--rows', 'work_mode', '--columns', 'month', '--measures', 'verified_success'] as const

  it('prints the difference of two cells with its interval and p', () => {
    // Of 20 sessions in each mode those with an even number succeed: 10 of 20 in each. Newcombe's interval from two Wilson
    // intervals, R 4.5 by hand: prop.test(c(10, 10), c(20, 20), correct = FALSE) has p 1; 0.5 by Wilson is 0.2993 to 0.7007,
    // and the difference of two such sqrt(2) * 0.2007 = 0.2838 about 0.
    const { status, stdout } = compare(...RATES, '--compare', 'Fix', '--compare', 'Build')
    expect(status).toBe(0)
    expect(stdout).toContain('50.0\u202F% (n=20) and 50.0\u202F% (n=20)')
    expect(stdout).toMatch(/difference 0\.0.* \[\u221228\.4 to 28\.4\], 95.% interval/)
    expect(stdout).toMatch(/^ {2}p 1\.000$/m)
  })

  it('takes the values of rows before the bar and those of columns after it, none for a total', () => {
    // In January are the sessions with an even number, which all succeed, and in February the others.
    const { stdout } = compare(...RATES, '--compare', '|2026-01', '--compare', '|February 2026')
    expect(stdout).toContain('100.0\u202F% (n=30) and 0.0\u202F% (n=30)')
  })

  it('tells nothing of a cell that is withheld', () => {
    // 10 sessions of each mode in each month.
    const { status, stdout } = compare(...RATES, '--compare', 'Fix|2026-01', '--compare', 'Build|2026-01')
    expect(status).toBe(0)
    expect(stdout).toMatch(/withheld/)
    expect(stdout.split('\n').slice(2).join()).not.toMatch(/\d/)
  })

  it.each([
    [['--compare', 'Fix'], /given twice|two cells/],
    [['--compare', 'Fix|2026-01|x', '--compare', 'Dance'], /no value Dance/],
    [['--compare', 'Fix,Fix', '--compare', 'Build'], /more values than dimensions/],
    [['--compare', 'Not recorded', '--compare', 'Build'], /has no such cell/],
  ])('%j is refused', (args, words) => {
    const { status, stderr, stdout } = compare(...RATES, ...args)
    expect(status).not.toBe(0)
    expect(stdout).toBe('')
    expect(stderr).toMatch(words)
  })
})

describe('import and sample', () => {
  const line = (more: object) => `${JSON.stringify({ sessionId: 'one', cwd: '/x', version: '2.1.0', ...more })}\n`
  const prompt = line({
    type: 'user',
    uuid: 'a',
    timestamp: '2026-03-01T10:00:00.000Z',
    message: { role: 'user', content: 'Do it' },
  })
  const answer = line({
    type: 'assistant',
    uuid: 'b',
    timestamp: '2026-03-01T10:05:00.000Z',
    message: {
      id: 'm',
      role: 'assistant',
      model: 'claude-opus-4-6',
      content: [{ type: 'text', text: 'three words here' }],
      usage: { input_tokens: 1, output_tokens: 7, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
    },
  })

  it('turns a folder into one row a session, and lists what could not be read', () => {
    mkdirSync(at('transcripts/deep'), { recursive: true })
    writeFileSync(at('transcripts/deep/one.jsonl.gz'), gzipSync(`${prompt}${answer}not a record\n`))
    for (const file of ['sessions.csv', 'sessions.parquet']) {
      const { status, stderr } = run('import', 'transcripts', '-o', file)
      expect(status).toBe(0)
      expect(stderr).toContain('deep/one.jsonl.gz:3: not JSON')
      expect(stderr).toContain('Wrote 1 sessions')
    }
    const [header, row] = readFileSync(at('sessions.csv'), 'utf8')
      .split('\r\n')
      .map((text) => text.split(','))
    const session = Object.fromEntries(header?.map((name, i) => [name, row?.[i]]) ?? [])
    expect(session).toMatchObject({
      session_id: 'one',
      started_at: '2026-03-01T10:00:00.000Z',
      model: 'claude-opus-4-6',
      prompts: '1',
      model_calls: '1',
      output_words: '3',
      output_tokens: '7',
      duration_s: '300',
    })
    const one = ['--min-users', '1', '--min-sessions', '1']
    for (const file of ['sessions.csv', 'sessions.parquet', 'transcripts']) {
      const { cells, dataset } = pivot(file, '--rows', 'month', '--columns', 'model', ...one)
      expect(find(cells, ['2026-03'], ['claude-opus-4-6'])).toMatchObject({ value: 1, users: null })
      expect(dataset.notices.map(({ code }) => code)).toContain('no-users')
    }
  })

  it('names the first 20 lines that could not be read, and counts the rest', () => {
    writeFileSync(at('many.jsonl'), `${prompt}${answer}${'not a record\n'.repeat(250)}`)
    const { stderr } = run('import', 'many.jsonl', '-o', 'many.csv')
    expect(stderr.match(/not JSON/g)).toHaveLength(20)
    expect(stderr).toContain('many.jsonl:22: not JSON\nand 230 more\n')
  })

  it('makes the same sample from the same seed, and it says what it is', () => {
    const make = (seed: string, file: string) => {
      expect(run('sample', '--sessions', '500', '--seed', seed, '-o', file).stderr).toContain('500 synthetic sessions')
      return readFileSync(at(file))
    }
    expect(make('7', 'a.parquet').equals(make('7', 'b.parquet'))).toBe(true)
    expect(make('7', 'a.csv').equals(make('8', 'b.csv'))).toBe(false)
    expect(pivot('a.parquet').dataset).toMatchObject({ sessions: 500, synthetic: true })
    expect(pivot('a.csv').dataset).toMatchObject({ sessions: 500, synthetic: true })
  })
})

describe('exit codes', () => {
  it.each([
    [['pivot'], 2, /needs a file/],
    [['frobnicate'], 2, /There is no command frobnicate/],
    [['pivot', 'export.csv', '--measures', 'nope'], 2, /There is no measure nope/],
    [['pivot', 'export.csv', '--level', '95'], 2, /between 0 and 1/],
    [['pivot', 'export.csv', '--min-users', '-1'], 2, /min-users/],
    [['pivot', 'export.csv', '--interval', 'robust'], 2, /--interval is one of simple, clustered/],
    [['pivot', 'export.csv', '--nope'], 2, /Unknown option/],
    [['import', 'transcripts'], 2, /-o FILE/],
    [['sample', '-o', 'x.txt'], 2, /\.parquet or \.csv/],
    [['import', 'export.csv', '-o', 'x.xlsx'], 2, /\.parquet or \.csv/],
    [['export', 'export.csv', '-o', 'x.xlsx'], 2, /\.parquet or \.csv/],
    [['pivot', 'export.csv', '--where', 'team='], 2, /team= names no value/],
    [['pivot', 'export.csv', '--where', 'work_mode=Fix,'], 2, /work_mode=Fix, has a comma that no value follows/],
    [['pivot', 'nothing.parquet'], 1, /nothing\.parquet is not there/],
    [['pivot', 'export.csv', '--rows', 'nope'], 1, /no dimension nope.*work_mode/],
    [['pivot', 'export.csv', '--where', 'work_mode=Dance'], 1, /no value Dance.*Build/],
    [['pivot', 'export.csv', '--measures', 'task_value_mean'], 1, /needs the column task_value_usd/],
    [['sample', '--sessions', '10', '-o', 'export.csv/below-a-file.csv'], 1, /could not be written/],
  ])('%j ends with %i and one line', (args, status, words) => {
    const ended = run(...args)
    expect(ended.stderr).toMatch(words)
    expect(ended.stderr.trim().split('\n')).toHaveLength(1)
    expect(ended).toMatchObject({ status, stdout: '' })
  })

  it.skipIf(!existsSync('/dev/full'))('is 1 with one line where the output cannot be written', () => {
    for (const args of [['pivot', 'export.csv'], ['check', 'export.csv'], ['--help']]) {
      const full = openSync('/dev/full', 'w')
      const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', full, 'pipe'],
      })
      closeSync(full)
      expect(stderr).toMatch(/^Standard output could not be written: ENOSPC\. .*\n$/)
      expect(status).toBe(1)
    }
  })

  it('is 1 with one line for a bug, which is told in full where that is asked for', () => {
    writeFileSync(at('bug.mjs'), "Object.hasOwn = () => { throw new WebAssembly.RuntimeError('unreachable\\nmore') }")
    const failing = (more: Readonly<Record<string, string>>) =>
      spawnSync(process.execPath, ['--import', pathToFileURL(at('bug.mjs')).href, program, 'check', 'export.csv'], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, ...more },
      })
    const short = failing({ SESSION_EXPLORER_DEBUG: '' })
    expect(short).toMatchObject({ status: 1, stdout: '' })
    expect(short.stderr).toMatch(/^A fault of the program stopped it: RuntimeError: unreachable\. .*\n$/)
    expect(failing({ SESSION_EXPLORER_DEBUG: '1' }).stderr).toMatch(/^ +at /m)
  })

  it('is 0 where no session passes the filters, and says so', () => {
    const { status, stderr } = run('pivot', 'export.csv', '--where', 'work_mode=Understand')
    expect(status).toBe(0)
    expect(stderr).toBe('No session passes the filters.\n')
  })

  it('is 0 with the usage for --help', () => {
    expect(run('--help')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('pivot FILE') })
  })
})
