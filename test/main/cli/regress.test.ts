import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'
import { regressionCsv } from '../../reference/regression-data.mjs'

const program = path.resolve(import.meta.dirname, '../../../out/main/cli.js')
const expected = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../reference/regression.json'), 'utf8'))
let folder: string

const regress = (...args: readonly string[]) =>
  spawnSync(process.execPath, [program, 'regress', 'export.csv', ...args], { cwd: folder, encoding: 'utf8' })

beforeAll(async () => {
  await buildIfNeeded()
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-regress-'))
  writeFileSync(path.join(folder, 'export.csv'), regressionCsv())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ALL = ['--min-users', '1', '--min-sessions', '1', '--keep-singletons'] as const
const QUESTION = [
  '--outcome',
  'verified_success',
  '--by',
  'expertise',
  '--controls',
  'work_mode,month,ln(actions)*ln(prompts)',
]

it('prints the form other tools rely on, with the numbers of R', () => {
  const { status, stdout } = regress(...QUESTION, ...ALL, '--format', 'json')
  expect(status).toBe(0)
  const printed = JSON.parse(stdout)
  expect(printed).toMatchObject({
    corrections: {
      cluster: 'user_id',
      correction: 'stata',
      floor: { minUsers: 1, minSessions: 1 },
      singletons: 'kept',
    },
    dropped: [{ controls: 0 }, { controls: 0 }, { controls: 54 }, { controls: 54 }],
  })
  printed.columns.forEach(
    (column: { n: number; terms: { name: string; estimate: number; se: number }[] }, i: number) => {
      const { n, slopes, stata } = expected[String(i + 1)]
      expect(column).toMatchObject({ n, reference: null, adjusted: null })
      expect(column.terms.map(({ estimate }) => estimate)).toEqual(slopes.map((s: number) => expect.closeTo(s, 8)))
      expect(column.terms.map(({ se }) => se)).toEqual(stata.map((s: number) => expect.closeTo(s, 8)))
    },
  )
  expect(printed.columns[3].terms.map(({ name }: { name: string }) => name)).toEqual([
    'expertise',
    'ln(actions)',
    'ln(prompts)',
  ])
})

it('prints a table with a slope over its error, and the levels as they are and adjusted', () => {
  const { stdout } = regress(...QUESTION, ...ALL, '--levels')
  expect(stdout).toContain('against 1; standard errors clustered by user (correction: stata)')
  expect(stdout).toMatch(/expertise=5 +0\.\d{4} +0\.\d{4} +0\.1900 +0\.\d{4}/)
  expect(stdout).toMatch(/level +raw +adjusted +n/)
})

it('refuses what it does not know', () => {
  expect(regress('--outcome', 'verified_success')).toMatchObject({ status: 2 })
  expect(regress(...QUESTION, '--correction', 'hc3')).toMatchObject({ status: 2 })
  expect(regress('--outcome', 'sessions', '--by', 'expertise')).toMatchObject({
    status: 1,
    stderr:
      'Sessions is no outcome of single sessions, so it has no regression. Choose a rate, a mean or a geometric mean.\n',
  })
})
