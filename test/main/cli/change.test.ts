import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'
import { analysesCsv } from '../../reference/analyses-data.mjs'

const program = path.resolve(import.meta.dirname, '../../../out/main/cli.js')
const expected = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../reference/change.json'), 'utf8'))
let folder: string

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' })

beforeAll(async () => {
  await buildIfNeeded()
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-change-'))
  writeFileSync(path.join(folder, 'export.csv'), analysesCsv())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const QUESTION = ['change', 'export.csv', '--measure', 'verified_success', '--by', 'work_mode'] as const

it('a change is printed in the form other tools rely on, with the numbers of R', () => {
  const { status, stdout } = run(...QUESTION, '--seed', '11', '--draws', '200', '--format', 'json')
  expect(status).toBe(0)
  const printed = JSON.parse(stdout)
  const { numbers, low, high, clusters } = expected.verified_success
  const close = (i: number) => ({
    value: expect.closeTo(numbers[i], 10),
    low: expect.closeTo(low[i], 8),
    high: expect.closeTo(high[i], 8),
  })
  expect(printed).toMatchObject({
    scale: 'linear',
    bootstrap: { of: 'users', clusters, seed: 11, draws: 200 },
    from: { months: ['2025-10'] },
    to: { months: ['2026-02'] },
    change: close(0),
    mix: close(1),
    within: close(2),
  })
  // The months of the series, the first of them being 100.
  const first = printed.series.indexed.filter(({ column }: { column: string[] }) => column[0] === '2025-10')
  expect(first.map(({ value }: { value: number }) => value)).toEqual([100, 100, 100, 100])
})

it('a change is printed as a table that says how it was made', () => {
  const { stdout } = run(...QUESTION, '--draws', '20', '--seed', '5')
  expect(stdout).toContain('from 20 draws of 608 users, seed 5')
  expect(stdout).toMatch(/^all +33\.9\s% +48\.6\s% +\+1\.55/m)
})

it('a change and the gaps in its measure are drawn', () => {
  const { status, stderr } = run(...QUESTION, '--draws', '20', '--format', 'svg', '-o', 'pictures')
  expect(status).toBe(0)
  expect(stderr).toContain('Wrote change.svg, signal-software.svg, signal-expertise.svg to pictures.')
  const parts = readFileSync(path.join(folder, 'pictures/change.svg'), 'utf8')
  expect(parts).toContain('bootstrap of users, 20 samples, seed 1')
  // The groups of the export, and the two parts each has.
  for (const text of ['Build', 'Fix', 'Operate', 'Mix', 'Within']) expect(parts).toContain(`>${text}<`)
  expect(run(...QUESTION, '--format', 'svg').stderr).toContain('-o DIR')
})

it('gaps are printed with their verdict', () => {
  const { stdout } = run('signals', 'export.csv', '--format', 'json')
  const [software] = JSON.parse(stdout)
  expect(software).toMatchObject({
    id: 'software',
    verdict: 'no-evidence',
    slope: { perMonth: expect.closeTo(expected.software.slope, 10), se: expect.closeTo(expected.software.se, 8) },
  })
  expect(run('signals', 'export.csv').stdout).toContain('No evidence of convergence: the gap of +5.16 points')
})

it('refuses what it does not know', () => {
  expect(run('change', 'export.csv', '--measure', 'verified_success')).toMatchObject({ status: 2 })
  expect(run(...QUESTION, '--seed', '0')).toMatchObject({ status: 2 })
  expect(run(...QUESTION, '--from', '2024-01')).toMatchObject({ status: 1 })
})

it('a specification curve of each headline is drawn', () => {
  const { status, stderr } = run('robustness', 'export.csv', '--format', 'svg', '-o', 'curves')
  expect(status).toBe(0)
  const names = [...stderr.matchAll(/robustness-\w+\.svg/g)].map(([name]) => name)
  expect(names).toContain('robustness-slope.svg')
  const printed = JSON.parse(run('robustness', 'export.csv', '--format', 'json').stdout)
  const told = (id: string) =>
    printed
      .find((one: { id: string }) => one.id === id)
      .specifications.filter(({ suppressed }: { suppressed: boolean }) => !suppressed).length
  for (const name of names) {
    const text = readFileSync(path.join(folder, 'curves', name), 'utf8')
    // A column for every combination that the numbers have.
    expect(text.match(/data-column=/g), name).toHaveLength(told(name.replace(/^robustness-|\.svg$/g, '')))
    expect(text).toContain('by 760 users')
    expect(text).not.toContain('var(')
  }
  expect(run('robustness', 'export.csv', '--format', 'svg').stderr).toContain('-o DIR')
  expect(run('robustness', 'export.csv', '-o', 'curves').stderr).toContain('--format svg')
})
