import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { JsonCell, JsonPivot } from '#core/export/pivot-json'
import { MEASURE_IDS, type MeasureId } from '#core/pivot/built-in-measures'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'

// Every measure on the command line, beside SQL written by hand from docs/method.md and asked of native DuckDB.
const program = path.resolve(import.meta.dirname, '../../../out/main/cli.js')
let folder: string
let native: DuckDBConnection

/** Runs the command line, which must be done without a failure. */
function run(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64e6,
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

beforeAll(async () => {
  await buildIfNeeded()
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-measures-'))
  run('sample', '-o', 'sample.parquet', '--sessions', '4000', '--seed', '7')
  native = await (await DuckDBInstance.create(':memory:')).connect()
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const CLEAR = "outcome <> 'no_clear_goal'"
const SUCCESS = `${CLEAR} AND success_signal IS NOT NULL`
const FAILURE = `${CLEAR} AND failure_signal IS NOT NULL`
const TROUBLE = `${FAILURE} AND failure_signal >= 3`
const ACTING = 'prompts >= 1 AND actions >= 1'
const WRITING = 'prompts >= 1 AND output_words >= 1'
const VALUED = 'task_value_usd IS NOT NULL'
const share = (of: string) => `avg(CASE WHEN ${of} THEN 1.0 ELSE 0.0 END)`

/** Denominator and value. */
const BUILT_IN: Readonly<Record<Exclude<MeasureId, 'share_of_sessions'>, readonly [where: string, value: string]>> = {
  sessions: ['TRUE', 'count(*)'],
  users: ['TRUE', 'count(DISTINCT user_id)'],
  verified_success: [SUCCESS, share("outcome = 'succeeded' AND success_signal >= 4")],
  judged_success: [CLEAR, share("outcome = 'succeeded'")],
  partial_success: [CLEAR, share("outcome IN ('succeeded', 'partially_succeeded')")],
  judged_failure: [CLEAR, share("outcome = 'failed'")],
  verified_failure: [FAILURE, share("outcome = 'failed' AND failure_signal >= 4")],
  hit_trouble: [FAILURE, share('failure_signal >= 3')],
  troubled_verified_success: [
    `${TROUBLE} AND success_signal IS NOT NULL`,
    share("outcome = 'succeeded' AND success_signal >= 4"),
  ],
  troubled_partial_success: [TROUBLE, share("outcome IN ('succeeded', 'partially_succeeded')")],
  abandoned: [`${TROUBLE} AND lines_added IS NOT NULL`, share("outcome = 'failed' AND lines_added = 0")],
  wrote_code: ['lines_added IS NOT NULL', share('lines_added >= 1')],
  actions_per_prompt: [ACTING, 'exp(avg(ln(actions / prompts)))'],
  actions_per_prompt_mean: [ACTING, 'avg(actions / prompts)'],
  actions_per_prompt_median: [ACTING, 'median(actions / prompts)'],
  actions_per_prompt_q1: [ACTING, 'quantile_cont(actions / prompts, 0.25)'],
  actions_per_prompt_q3: [ACTING, 'quantile_cont(actions / prompts, 0.75)'],
  words_per_prompt: [WRITING, 'exp(avg(ln(output_words / prompts)))'],
  words_per_prompt_mean: [WRITING, 'avg(output_words / prompts)'],
  words_per_prompt_median: [WRITING, 'median(output_words / prompts)'],
  words_per_prompt_q1: [WRITING, 'quantile_cont(output_words / prompts, 0.25)'],
  words_per_prompt_q3: [WRITING, 'quantile_cont(output_words / prompts, 0.75)'],
  prompts: ['prompts >= 1', 'exp(avg(ln(prompts)))'],
  prompts_mean: ['prompts >= 1', 'avg(prompts)'],
  prompts_median: ['prompts >= 1', 'median(prompts)'],
  prompts_q1: ['prompts >= 1', 'quantile_cont(prompts::DOUBLE, 0.25)'],
  prompts_q3: ['prompts >= 1', 'quantile_cont(prompts::DOUBLE, 0.75)'],
  lines_added: ['lines_added IS NOT NULL', 'avg(lines_added)'],
  planning_user_share: ['planning_user_share IS NOT NULL', 'avg(planning_user_share)'],
  execution_user_share: ['execution_user_share IS NOT NULL', 'avg(execution_user_share)'],
  expertise_mean: ["expertise <> 'Unclear'", 'avg(expertise::DOUBLE)'],
  task_value_mean: [VALUED, 'avg(task_value_usd)'],
  task_value_median: [VALUED, 'median(task_value_usd)'],
  task_value_q1: [VALUED, 'quantile_cont(task_value_usd, 0.25)'],
  task_value_q3: [VALUED, 'quantile_cont(task_value_usd, 0.75)'],
  task_value_total: [VALUED, 'sum(task_value_usd)'],
}

const DEFINED: Readonly<Record<string, readonly [definition: string, where: string, value: string]>> = {
  d_mean: ['mean(output_tokens)', 'output_tokens IS NOT NULL', 'avg(output_tokens)'],
  d_median: ['median(account_age_days)', 'account_age_days IS NOT NULL', 'median(account_age_days)'],
  d_p90: ['quantile(actions, 0.9)', 'actions IS NOT NULL', 'quantile_cont(actions::DOUBLE, 0.9)'],
  d_sum: ['sum(lines_removed)', 'lines_removed IS NOT NULL', 'sum(lines_removed)'],
  d_min: ['min(prompts)', 'prompts IS NOT NULL', 'min(prompts)'],
  d_max: ['max(success_signal)', 'success_signal IS NOT NULL', 'max(success_signal)'],
  d_sd: ['sd(output_words)', 'output_words IS NOT NULL', 'stddev_samp(output_words)'],
  d_models: ['distinct(model)', 'model IS NOT NULL', 'count(DISTINCT model)'],
  d_ratio: [
    'sum(lines_added) / sum(prompts)',
    'lines_added IS NOT NULL AND prompts IS NOT NULL',
    'sum(lines_added) / sum(prompts)',
  ],
}

const GROUPS = 'GROUPING SETS ((surface, expertise), (surface), (expertise), ())'

async function asked(where: string, value: string): Promise<Map<string, readonly number[]>> {
  const users = 'count(DISTINCT user_id)::DOUBLE'
  const read = await native.runAndReadAll(
    `SELECT grouping(surface, expertise) AS g, surface, expertise, (${value})::DOUBLE AS v, count(*)::DOUBLE AS n, ${users} AS u
     FROM '${path.join(folder, 'sample.parquet')}' WHERE ${where} GROUP BY ${GROUPS}`,
  )
  return new Map(
    read.getRowObjects().flatMap(({ g, surface, expertise, v, n, u }) => {
      const mask = Number(g)
      const key = JSON.stringify([mask & 2 ? [] : [surface], mask & 1 ? [] : [expertise]])
      return Number(n) === 0 ? [] : [[key, [Number(v), Number(n), Number(u)]] as const]
    }),
  )
}

const pivot = (...args: readonly string[]): JsonPivot =>
  JSON.parse(
    run(
      ...['pivot', 'sample.parquet', '--rows', 'surface', '--columns', 'expertise', '--format', 'json'],
      ...['--min-users', '1', '--min-sessions', '1', ...args],
    ),
  )
const byKey = (cells: readonly JsonCell[], measure: string) =>
  new Map(
    cells.flatMap((cell) =>
      cell.measure === measure && !cell.suppressed
        ? [[JSON.stringify([cell.row, cell.column]), [cell.value, cell.n, cell.users!]] as const]
        : [],
    ),
  )

function expectSame(found: Map<string, readonly number[]>, expected: Map<string, readonly number[]>, measure: string) {
  expect([...found.keys()].sort(), measure).toEqual([...expected.keys()].sort())
  for (const [key, [value, n, users]] of expected) {
    const [v, m, u] = found.get(key)!
    expect([m, u], `${measure} ${key}`).toEqual([n, users])
    expect(Math.abs(v! - value!), `${measure} ${key}: ${v} and ${value}`).toBeLessThanOrEqual(1e-9 * Math.abs(value!))
  }
}

it('every measure that is built in is what native DuckDB says, in every cell and total', async () => {
  const ids = MEASURE_IDS.filter((id) => id !== 'share_of_sessions')
  expect(Object.keys(BUILT_IN).sort()).toEqual([...ids].sort())
  const { cells } = pivot('--measures', MEASURE_IDS.join(','))
  for (const id of ids) expectSame(byKey(cells, id), await asked(...BUILT_IN[id]), id)
  const sessions = await asked('TRUE', 'count(*)')
  const [all, , users] = sessions.get('[[],[]]')!
  const shares = new Map([...sessions].map(([key, [n]]) => [key, [n! / all!, all!, users!]]))
  expectSame(byKey(cells, 'share_of_sessions'), shares, 'share_of_sessions')
}, 120_000)

it('so is every measure that is defined', async () => {
  const defines = Object.entries(DEFINED).flatMap(([id, [definition]]) => ['--define', `${id}=${definition}`])
  const { cells } = pivot(...defines, '--measures', Object.keys(DEFINED).join(','))
  for (const [id, [, where, value]] of Object.entries(DEFINED))
    expectSame(byKey(cells, id), await asked(where, value), id)
}, 120_000)

it('a formula is that of the cells beside it', () => {
  const define = ['--define', 'lost=judged_success - verified_success', '--define', 'twice=2 * lost']
  const { cells } = pivot(...define, '--measures', 'judged_success,verified_success,twice')
  const [judged, verified, twice] = ['judged_success', 'verified_success', 'twice'].map((id) => byKey(cells, id))
  expect(twice!.size).toBeGreaterThan(10)
  for (const [key, [value, n]] of twice!) {
    expect(value).toBeCloseTo(2 * (judged!.get(key)![0]! - verified!.get(key)![0]!), 12)
    expect(n).toBe(Math.min(judged!.get(key)![1]!, verified!.get(key)![1]!))
  }
}, 60_000)

it('ways of showing are the same in JSON', () => {
  const { cells, showAs } = pivot('--measures', 'sessions', '--show-as', 'sessions=percent-of-row')
  expect(showAs).toEqual({ sessions: { kind: 'percent-of', of: 'row' } })
  const plain = byKey(pivot('--measures', 'sessions').cells, 'sessions')
  for (const [key, [value, n]] of byKey(cells, 'sessions')) {
    const total = plain.get(JSON.stringify([JSON.parse(key)[0], []]))![0]!
    expect([value, n]).toEqual([plain.get(key)![0]! / total, total])
  }
}, 60_000)
