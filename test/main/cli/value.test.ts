import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { parseJournal } from '#core/classify/journal-entry'
import { calibrateCommand } from '#main/cli/calibrate-command'
import { pivotCommand } from '#main/cli/pivot-command'
import { ratesCommand } from '#main/cli/rates-command'
import { sensitivityCommand } from '#main/cli/sensitivity-command'
import { valueCommand } from '#main/cli/value-command'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'
import { generatePostings } from '../../support/generate-postings.mjs'
import { runHere } from '../../support/run-here'

vi.mock('#engine/wasm-node', async (original) => (await import('../../support/one-engine')).oneEngine(await original()))

const program = path.resolve(import.meta.dirname, '../../../out/main/cli.js')
let folder: string

const COMMANDS = {
  value: valueCommand,
  calibrate: calibrateCommand,
  sensitivity: sensitivityCommand,
  rates: ratesCommand,
  pivot: pivotCommand,
}

/** Runs a command in this process; files are named as they are in the folder. */
const run = (name: string, ...args: readonly string[]) =>
  runHere(
    COMMANDS[name as keyof typeof COMMANDS],
    args.map((one) => (/\.(csv|jsonl|parquet)$/.test(one) ? path.join(folder, one) : one)),
    { SESSION_EXPLORER_HOME: path.join(folder, 'home') },
  )
const json = async (name: string, ...args: readonly string[]) => {
  const { code, out, err } = await run(name, ...args, '--format', 'json')
  if (code !== 0) throw new Error(err)
  return JSON.parse(out)
}

const cell = (text: unknown) => `"${String(text).replaceAll('"', '""')}"`
const csv = (rows: readonly (readonly unknown[])[]) => `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`

// Sessions with a description of their work in the words of the postings; every tenth says nothing at all.
const postings = [...generatePostings({ postings: 700, seed: 8, noise: 0.2 })]
const sessions = postings.slice(0, 200).map((posting, i) => {
  const isBlank = i % 10 === 9
  return {
    id: `s${i}`,
    user: `u${i % 80}`,
    price: posting.price,
    row: [
      `s${i}`,
      `u${i % 80}`,
      isBlank ? '' : i % 2 ? 'Fix' : 'Build',
      isBlank ? '' : posting.title,
      isBlank ? '' : posting.description,
    ],
  }
})

beforeAll(async () => {
  await buildIfNeeded()
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-value-'))
  const rows = postings.map(({ id, title, description, skills, published, price }) => [
    id,
    title,
    `<p>${description}</p>`,
    JSON.stringify(skills),
    published,
    `$${price.toFixed(2)}`,
  ])
  writeFileSync(
    path.join(folder, 'postings.csv'),
    csv([
      ['id', 'title', 'description', 'skills', 'published', 'budget'],
      ...rows,
      ...rows.slice(0, 5),
      ['x', 't', 'short', '[]', '', '$50'],
    ]),
  )
  writeFileSync(
    path.join(folder, 'sessions.csv'),
    csv([
      ['session_id', 'user_id', 'work_mode', 'posting_title', 'posting_description'],
      ...sessions.map(({ row }) => row),
    ]),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('calibrates as a program, and says what it was made of', () => {
  const args = ['value', 'calibrate', '--postings', 'postings.csv', '--method', 'comparable', '--seed', '1']
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...args, '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  expect(stderr).toContain('706 rows read, 700 postings kept')
  const printed = JSON.parse(stdout)
  expect(Object.keys(printed).slice(0, 5)).toEqual(['tiers', 'overall', 'anchors', 'holdout', 'dropped'])
  expect(printed.dropped).toMatchObject({ read: 706, kept: 700, duplicate: 5, 'short-description': 1 })
  expect(printed.holdout).toMatchObject({ kind: 'cross-validated', folds: 10, n: 700, unpriced: 0 })
  for (const line of printed.tiers) {
    expect(line).toEqual(
      expect.objectContaining({ tier: expect.any(String), n: expect.any(Number), levelR2: expect.any(Number) }),
    )
    expect(line.logR2Low).toBeLessThanOrEqual(line.logR2High)
  }
  expect(printed.tiers.reduce((sum: number, { n }: { n: number }) => sum + n, 0)).toBe(printed.overall.n)
  expect(printed.controls.shuffledText.overall.logR2).toBeLessThan(printed.overall.logR2Low)
  expect(printed.published.lines).toHaveLength(5)
})

it('values sessions, and leaves those it cannot value without a value', async () => {
  const printed = await json(
    'value',
    'sessions.csv',
    '--postings',
    'postings.csv',
    '--method',
    'comparable',
    '-o',
    'out.parquet',
    '--journal',
    'labels.jsonl',
  )
  expect(printed).toMatchObject({ method: 'comparable', estimated: 180, unestimated: 20 })
  const blank = printed.values.filter(({ value }: { value: number | null }) => value === null)
  expect(blank.map(({ session_id }: { session_id: string }) => session_id)).toEqual(
    sessions.flatMap(({ id }, i) => (i % 10 === 9 ? [id] : [])),
  )
  for (const { value, low, high } of printed.values) {
    if (value !== null) expect(low <= value && value <= high && value >= 10).toBe(true)
  }
  // Their own postings are among those they are compared with.
  const off = printed.values.flatMap(({ value }: { value: number | null }, i: number) =>
    value === null ? [] : [Math.abs(Math.log(value / sessions[i]!.price))],
  )
  expect(off.sort((a: number, b: number) => a - b)[90]).toBeLessThan(0.5)
  const labels = parseJournal(readFileSync(path.join(folder, 'labels.jsonl'), 'utf8'))
  expect(labels.unreadable).toEqual([])
  expect(labels.entries).toHaveLength(180)
  expect(labels.entries[0]).toMatchObject({
    type: 'label',
    session: 's0',
    run: printed.anchors,
    rater: { kind: 'rules' },
  })
  // What was written is an export like any other, and its means are of the valued sessions alone.
  const pivot = await json('pivot', 'out.parquet', '--measures', 'task_value_mean')
  const known = printed.values.flatMap(({ value }: { value: number | null }) => value ?? [])
  expect(pivot.cells[0].n).toBe(180)
  expect(pivot.cells[0].value).toBeCloseTo(known.reduce((a: number, b: number) => a + b) / 180, 6)
  // How each was made stands beside it; a session without a value has none of it.
  const { cells } = await json(
    'pivot',
    'out.parquet',
    '--rows',
    'task_value_band,task_value_method,task_value_anchors',
    '--measures',
    'sessions',
    '--min-sessions',
    '1',
    '--min-users',
    '1',
  )
  const kinds = cells.flatMap(({ row, value }: { row: (string | null)[]; value: number }) =>
    row.length === 3 ? [[...row, value]] : [],
  )
  const bandsOf = printed.values.flatMap(({ band }: { band: string | null }) => band ?? [])
  const counted = [...new Set<string>(bandsOf)].map((band) => [
    band,
    'comparable',
    printed.anchors,
    bandsOf.filter((one: string) => one === band).length,
  ])
  const inOrder = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort()
  expect(inOrder(kinds)).toEqual(inOrder([...counted, [null, null, null, 20]]))
})

it('fills gaps by size where that is asked for, says of which sessions, and what cannot be told', async () => {
  // Ten dollars for an action and one more.
  const rows = Array.from({ length: 60 }, (_, i) => [`g${i}`, `u${i}`, i % 19, i % 5 === 4 ? '' : 10 * (1 + (i % 19))])
  writeFileSync(path.join(folder, 'gaps.csv'), csv([['session_id', 'user_id', 'actions', 'task_value_usd'], ...rows]))
  writeFileSync(
    path.join(folder, 'few.csv'),
    csv([
      ['title', 'description', 'budget'],
      ['A logo', 'A description that says what is to be done, at length.', '$20'],
    ]),
  )
  const plain = await json('value', 'gaps.csv', '--method', 'column')
  expect(plain).toMatchObject({ estimated: 48, filled: 0, unestimated: 12 })
  const filled = await json('value', 'gaps.csv', '--method', 'column', '--fill', '-o', 'gaps.parquet')
  expect(filled).toMatchObject({ estimated: 60, filled: 12, unestimated: 0 })
  // Comparable rates are not to be had of a single posting, nor changes of sessions nobody values.
  const few = await run('value', 'gaps.csv', '--postings', 'few.csv')
  expect([few.code, few.err]).toEqual([1, expect.stringContaining('1 posting is left after the filters')])
  const { lines, left } = await json('sensitivity', 'gaps.csv', '--postings', 'postings.csv')
  expect(left[0]).toMatchObject({ method: 'comparable', failure: { text: expect.stringContaining('none of these') } })
  expect(new Set(lines.map(({ method }: { method: string }) => method))).toEqual(new Set(['size', 'column']))
  for (const [i, one] of filled.values.entries()) {
    expect(one.value).toBeCloseTo(10 * (1 + (i % 19)), 3)
    expect(one.filled).toBe(i % 5 === 4 ? true : undefined)
  }
  const { cells } = await json('pivot', 'gaps.parquet', '--rows', 'task_value_method', '--measures', 'sessions')
  expect(cells[0]).toMatchObject({ row: ['column, gaps filled by size'], value: 60 })
})

it.each([
  [['value', 'sessions.csv', '--method', 'comparable'], 'need postings'],
  [['value', 'sessions.csv', '--method', 'column'], 'task_value_usd'],
  [['calibrate', '--postings', 'postings.csv', '--method', 'size'], 'size model'],
  [['calibrate', '--postings', 'sessions.csv'], 'fixed price'],
  [['rates', 'sessions.csv', '--postings', 'postings.csv', '--per', 'hour'], 'active time'],
] as const)('refuses in words what a method cannot do: %j', async ([name, ...args], words) => {
  const { code, err } = await run(name, ...args)
  expect(code, args.join(' ')).toBe(1)
  expect(err).toContain(words)
})

it('divides values by active hours, and shows the change by mode under each method', async () => {
  const rows = sessions.map(({ id, user, price, row }, i) => [
    id,
    user,
    row[2],
    `2026-0${1 + (i % 3)}`,
    price * [1, 5, 2][i % 3]!,
    1800,
  ])
  writeFileSync(
    path.join(folder, 'timed.csv'),
    csv([['session_id', 'user_id', 'work_mode', 'month', 'task_value_usd', 'active_s'], ...rows]),
  )
  const rates = await json('rates', 'timed.csv', '--method', 'column', '--per', 'hour')
  const total = rates.cells.find(({ row }: { row: unknown[] }) => row.length === 0)
  // Half an hour each: twice the mean.
  const mean = rows.reduce((sum, row) => sum + Number(row[4]), 0) / rows.length
  expect(total.value).toBeCloseTo(2 * mean, 6)
  // Where all hours are alike, its interval is that of the mean, twice.
  const plain = await json('pivot', 'timed.csv', '--measures', 'task_value_mean')
  expect(total.low / 2 / plain.cells[0].low).toBeCloseTo(1, 6)
  expect(total.high / 2 / plain.cells[0].high).toBeCloseTo(1, 6)
  const { lines, left } = await json('sensitivity', 'timed.csv')
  const means = lines.find(
    (line: Record<string, unknown>) => line.method === 'column' && line.statistic === 'mean' && !line.isTrimmed,
  )
  const of = (month: number) => {
    const values = rows.filter((_, i) => i % 3 === month).map((row) => Number(row[4]))
    return values.reduce((a, b) => a + b) / values.length
  }
  expect(means.growth[0]).toMatchObject({ mode: null, published: 0.27 })
  expect(means.growth[0].growth.value).toBeCloseTo(of(2) / of(0) - 1, 6)
  expect(means.estimated).toBe(sessions.length)
  // By hand: without what lies below the 1st and above the 99th percent, the two most extreme values at each end.
  const trimmed = lines.find(
    (line: Record<string, unknown>) => line.method === 'column' && line.statistic === 'mean' && line.isTrimmed,
  )
  const kept = rows
    .map((row) => Number(row[4]))
    .sort((a, b) => a - b)
    .slice(2, -2)
  expect(means.level).toBeCloseTo(mean, 6)
  expect(trimmed.level).toBeCloseTo(kept.reduce((a, b) => a + b) / kept.length, 6)
  // Without postings what needs them is left out, and said.
  expect(left.map((one: Record<string, unknown>) => [one.method, one.isCorrected])).toEqual([
    ['comparable', false],
    ['size', true],
    ['column', true],
    ['study', false],
  ])
  expect(left[0].failure.text).toContain('need postings to compare with')
  expect(left[2].failure.text).toContain('no postings are open')
})
