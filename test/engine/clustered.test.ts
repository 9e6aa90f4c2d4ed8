import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { jsonCells } from '#core/export/pivot-json'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC } from '#core/pivot/spec'
import {
  type ClusterSums,
  clusteredCountInterval,
  clusteredMeanInterval,
  clusteredRateInterval,
} from '#core/stats/cluster'
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

it('is asked for only where users are known', async () => {
  const noUsers = csv.replace('user_id', 'nobody')
  const other = unwrap(await engine.open([textSource('export.csv', noUsers)], openOptions()))
  expect(unwrap(normalize({ ...EMPTY_SPEC, interval: 'clustered' }, other)).interval).toBe('simple')
})
