import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { jsonCells } from '#core/export/pivot-json'
import { parseDefinition } from '#core/pivot/definitions/definition-text'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC } from '#core/pivot/spec'
import {
  type ClusterSums,
  clusteredCountInterval,
  clusteredMeanInterval,
  clusteredRateInterval,
} from '#core/stats/cluster'
import { clusteredQuantileInterval, quantile } from '#core/stats/quantile'
import { studentQuantile } from '#core/stats/student'
import { askPivot } from '#engine/ask-pivot'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { SeededRandom } from '../support/seeded-random'
import { unwrap } from '../support/sessions-table'

// 400 sessions of 40 users, some without a user; each user has a bent of their own.
const random = new SeededRandom(5)
const bent = Array.from({ length: 40 }, () => random.unit())
const sessions = Array.from({ length: 400 }, (_, i) => {
  const user = random.isTrue(0.05) ? null : Math.floor(40 * random.unit() ** 2)
  const isGood = random.isTrue(user === null ? 0.5 : bent[user]!)
  return {
    id: `s${i}`,
    user,
    mode: random.oneOf(['Fix', 'Build']),
    surface: random.oneOf(['cli', 'web', '']),
    outcome: random.isTrue(0.1) ? 'no_clear_goal' : isGood ? 'succeeded' : 'failed',
    prompts: random.whole(0, 4),
    actions: random.whole(0, 30),
    value: random.isTrue(0.2) ? '' : random.whole(10, 900),
  }
})
const csv = `session_id,user_id,work_mode,surface,outcome,prompts,actions,task_value_usd\n${sessions
  .map((s) => [s.id, s.user ?? '', s.mode, s.surface, s.outcome, s.prompts, s.actions, s.value].join(','))
  .join('\n')}\n`

type Session = (typeof sessions)[number]

/** Sums over users in the plainest way: a session without a user stands alone. */
function sumsOf(among: readonly Session[], amount: (s: Session) => number): ClusterSums {
  const groups = new Map<string | number, Session[]>()
  for (const s of among) groups.set(s.user ?? s.id, [...(groups.get(s.user ?? s.id) ?? []), s])
  const pairs = [...groups.values()].map((g) => ({ s: g.reduce((a, s) => a + amount(s), 0), m: g.length }))
  const sum = (of: (p: { s: number; m: number }) => number) => pairs.reduce((a, p) => a + of(p), 0)
  return { clusters: pairs.length, ss: sum((p) => p.s ** 2), sm: sum((p) => p.s * p.m), mm: sum((p) => p.m ** 2) }
}

let engine: Engine
let table: SessionsTable
beforeAll(async () => {
  engine = await nodeEngine()
  table = unwrap(await engine.open([textSource('export.csv', csv)], openOptions()))
})
afterAll(() => engine.close())

it('intervals are those of the sums over users, in every cell and total', async () => {
  const spec = {
    ...EMPTY_SPEC,
    rows: [{ dimension: 'work_mode' }],
    columns: [{ dimension: 'surface' }],
    measures: ['sessions', 'judged_success', 'actions_per_prompt', 'task_value_mean'],
    thresholds: { minUsers: 1, minSessions: 1 },
    interval: 'clustered' as const,
  }
  const plan = unwrap(normalize(spec, table))
  const cells = jsonCells(buildCells(unwrap(await askPivot(engine, plan)), plan))
  // Two modes and their total by three surfaces, null among them, and their total, of four measures each.
  expect(cells).toHaveLength(3 * 4 * 4)
  for (const cell of cells) {
    const [mode] = cell.row
    const [surface] = cell.column
    const here = sessions.filter(
      (s) => (mode === undefined || s.mode === mode) && (surface === undefined || (s.surface || null) === surface),
    )
    const total = (among: readonly Session[], of: (s: Session) => number) => among.reduce((a, s) => a + of(s), 0)
    const expected = {
      sessions: () =>
        clusteredCountInterval(
          here.length,
          sumsOf(here, () => 1),
          0.95,
        ),
      judged_success: () => {
        const among = here.filter((s) => s.outcome !== 'no_clear_goal')
        const success = (s: Session) => Number(s.outcome === 'succeeded')
        return clusteredRateInterval(among.length, total(among, success), sumsOf(among, success), 0.95)
      },
      actions_per_prompt: () => {
        const among = here.filter((s) => s.prompts > 0 && s.actions > 0)
        const log = (s: Session) => Math.log(s.actions / s.prompts)
        const logs = clusteredMeanInterval(among.length, total(among, log), sumsOf(among, log), 0.95)!
        return { low: Math.exp(logs.low), high: Math.exp(logs.high) }
      },
      task_value_mean: () => {
        const among = here.filter((s) => s.value !== '')
        const value = (s: Session) => Number(s.value)
        return clusteredMeanInterval(among.length, total(among, value), sumsOf(among, value), 0.95)
      },
    }[cell.measure]!()!
    expect(cell, cell.measure).toMatchObject({
      low: expect.closeTo(expected.low, 8),
      high: expect.closeTo(expected.high, 8),
    })
  }
})

it('so are those of quantiles, shares, ratios and standard deviations', async () => {
  const define = (id: string, text: string) => ({ id, name: id, ...parseDefinition(text) })
  const spec = {
    ...EMPTY_SPEC,
    rows: [{ dimension: 'work_mode' }],
    columns: [{ dimension: 'surface' }],
    measures: ['middle', 'share_of_sessions', 'ratio', 'spread'],
    definitions: [
      define('middle', 'quantile(actions, 0.25)'),
      define('ratio', 'sum(actions) / sum(prompts)'),
      define('spread', 'sd(actions)'),
    ],
    thresholds: { minUsers: 1, minSessions: 1 },
    interval: 'clustered' as const,
  }
  const plan = unwrap(normalize(spec, table))
  const cells = jsonCells(buildCells(unwrap(await askPivot(engine, plan)), plan))
  expect(cells).toHaveLength(3 * 4 * 4)
  const total = (among: readonly Session[], of: (s: Session) => number) => among.reduce((a, s) => a + of(s), 0)
  const perUser = (among: readonly Session[]) => {
    const groups = new Map<string | number, Session[]>()
    for (const s of among) groups.set(s.user ?? s.id, [...(groups.get(s.user ?? s.id) ?? []), s])
    return [...groups.values()]
  }
  for (const cell of cells) {
    const [mode] = cell.row
    const [surface] = cell.column
    const isHere = (s: Session) =>
      (mode === undefined || s.mode === mode) && (surface === undefined || (s.surface || null) === surface)
    const here = sessions.filter(isHere)
    const expected = {
      middle: () => {
        // Whole numbers, many of them alike.
        const among = [...here].sort((a, b) => a.actions - b.actions)
        const middle = { n: among.length, firstRank: 1, values: among.map((s) => s.actions) }
        const at = quantile(middle, 0.25)
        const isBelow = (s: Session) => Number(s.actions <= at)
        return clusteredQuantileInterval(middle, 0.25, total(among, isBelow), sumsOf(among, isBelow), 0.95)
      },
      share_of_sessions: () => {
        const isIn = (s: Session) => Number(isHere(s))
        return clusteredRateInterval(sessions.length, here.length, sumsOf(sessions, isIn), 0.95)
      },
      ratio: () => {
        const pairs = perUser(here).map((own) => ({ s: total(own, (s) => s.actions), m: total(own, (s) => s.prompts) }))
        const sum = (of: (pair: { s: number; m: number }) => number) => pairs.reduce((a, pair) => a + of(pair), 0)
        const sums = { ss: sum((p) => p.s ** 2), sm: sum((p) => p.s * p.m), mm: sum((p) => p.m ** 2) }
        const [above, below] = [total(here, (s) => s.actions), total(here, (s) => s.prompts)]
        return clusteredMeanInterval(below, above, { clusters: pairs.length, ...sums }, 0.95)
      },
      spread: () => {
        const mean = total(here, (s) => s.actions) / here.length
        const variance = total(here, (s) => (s.actions - mean) ** 2) / here.length
        const influence = perUser(here).map((own) => total(own, (s) => (s.actions - mean) ** 2 - variance))
        const squares = influence.reduce((a, d) => a + d * d, 0)
        const g = influence.length
        const error = Math.sqrt((g / (g - 1)) * squares) / here.length / (2 * variance)
        const sd = Math.sqrt((variance * here.length) / (here.length - 1))
        const half = studentQuantile(0.975, g - 1) * error
        return { low: sd * Math.exp(-half), high: sd * Math.exp(half) }
      },
    }[cell.measure]!()
    expect(cell, `${cell.measure} ${cell.row} ${cell.column}`).toMatchObject({
      low: expected ? expect.closeTo(expected.low, 8) : null,
      high: expected ? expect.closeTo(expected.high, 8) : null,
    })
  }
})

it('is asked for only where users are known', async () => {
  const noUsers = csv.replace('user_id', 'nobody')
  const other = unwrap(await engine.open([textSource('export.csv', noUsers)], openOptions()))
  expect(unwrap(normalize({ ...EMPTY_SPEC, interval: 'clustered' }, other)).interval).toBe('simple')
})
