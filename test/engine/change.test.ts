import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChangeResult } from '#core/change/change-result'
import { planChange } from '#core/change/plan'
import { SIGNALS } from '#core/change/signal'
import type { ChangeSpec } from '#core/change/spec'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { askChange } from '#engine/ask-change'
import { askSignals } from '#engine/ask-signals'
import type { Engine } from '#engine/engine'
import { analysesCsv } from '../reference/analyses-data.mjs'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'

interface ExpectedChange {
  readonly groups: readonly string[]
  readonly clusters: number
  /** Change, mix, within; then mix, within and growth of each group. */
  readonly numbers: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
}
interface ExpectedGap {
  readonly gaps: readonly number[]
  readonly slope: number
  readonly se: number
  readonly clusters: number
}
// From the sessions themselves in R, with its own generator: see test/reference/change.R, which says the versions.
const EXPECTED = JSON.parse(readFileSync(path.join(import.meta.dirname, '../reference/change.json'), 'utf8'))

const SPEC: ChangeSpec = {
  measure: 'verified_success',
  by: 'work_mode',
  from: ['2025-10'],
  to: ['2026-02'],
  filters: [],
  thresholds: { minUsers: 1, minSessions: 1 },
  level: 0.95,
  seed: 11,
  draws: 200,
}

let engine: Engine
let table: SessionsTable
beforeAll(async () => {
  engine = await nodeEngine()
  table = unwrap(await engine.open([textSource('export.csv', analysesCsv())], openOptions()))
})
afterAll(() => engine.close())

const change = async (more: Partial<ChangeSpec> = {}): Promise<ChangeResult> =>
  unwrap(await askChange(engine, unwrap(planChange({ ...SPEC, ...more }, table))))

function expectLikeR(result: ChangeResult, expected: ExpectedChange): void {
  const groups = expected.groups.map((name) => result.groups.find((group) => group.name === name)!)
  const drawn = [
    result.change,
    result.mix,
    result.within,
    ...(['mix', 'within', 'growth'] as const).flatMap((of) => groups.map((group) => group[of])),
  ]
  expect(result.clusters).toBe(expected.clusters)
  drawn.forEach((number, i) => {
    const scale = Math.max(1, Math.abs(expected.numbers[i]!))
    expect(Math.abs(number!.value - expected.numbers[i]!) / scale).toBeLessThan(1e-10)
    expect(Math.abs(number!.interval!.low - expected.low[i]!) / scale).toBeLessThan(1e-8)
    expect(Math.abs(number!.interval!.high - expected.high[i]!) / scale).toBeLessThan(1e-8)
  })
}

describe('a change between two periods', () => {
  it('has the parts of a rate, and the intervals of its draws, as R has them', async () => {
    expectLikeR(await change(), EXPECTED.verified_success)
  })

  it('takes several months together', async () => {
    const result = await change({ from: ['2025-10', '2025-11'], to: ['2026-01', '2026-02'], draws: 50 })
    expectLikeR(result, EXPECTED['two months each'])
  })

  it('has the parts of a mean', async () => {
    expectLikeR(await change({ measure: 'task_value_mean', seed: 7 }), EXPECTED.task_value_mean)
  })

  it('draws the same users for a seed, and others for another', async () => {
    const [once, again, other] = [await change(), await change(), await change({ seed: 12 })]
    expect(again).toEqual(once)
    expect(other.mix!.value).toBe(once.mix!.value)
    expect(other.mix!.interval).not.toEqual(once.mix!.interval)
  })

  it('has no parts without a measure, but what grew', async () => {
    const result = await change({ measure: null, by: 'occupation', draws: 20 })
    expect(result).toMatchObject({ change: null, mix: null, within: null })
    expect(result.groups.every(({ mix, growth }) => mix === null && growth?.interval)).toBe(true)
  })

  it('puts groups that are withheld in either period together, and still adds up', async () => {
    const full = await change({ by: 'expertise', draws: 2 })
    const sizes = full.groups.flatMap(({ from, to }) => [from.n, to.n])
    const least = Math.min(...sizes) + 1
    const result = await change({ by: 'expertise', draws: 20, thresholds: { minUsers: 1, minSessions: least } })
    const withheld = result.groups.find(({ group }) => group.kind === 'withheld')!
    expect(withheld.group).toMatchObject({ count: full.groups.length - result.groups.length + 1 })
    expect(withheld.from.n).toBeGreaterThanOrEqual(least)
    const sum = (of: 'mix' | 'within') => result.groups.reduce((total, group) => total + group[of]!.value, 0)
    expect(Math.abs(sum('mix') + sum('within') - result.change!.value)).toBeLessThan(1e-12)
    // Nothing is told of a group that is too small.
    for (const { from, to } of result.groups) expect(Math.min(from.n, to.n)).toBeGreaterThanOrEqual(least)
  })

  it('tells nothing where a period is too small', async () => {
    const plan = unwrap(planChange({ ...SPEC, thresholds: { minUsers: 1, minSessions: 5_000 } }, table))
    expect(await askChange(engine, plan)).toMatchObject({ ok: false, failure: { code: 'period-withheld' } })
  })

  it.each([
    ['unknown-value', { from: ['2024-01'] }],
    ['period-in-both', { from: ['2025-10', '2026-02'] }],
    ['change-by-month', { by: 'month' }],
    ['change-not-averaged', { measure: 'sessions' }],
    ['unknown-dimension', { by: 'nope' }],
  ] as const)('says %s', (code, more) => {
    expect(planChange({ ...SPEC, ...(more as Partial<ChangeSpec>) }, table)).toMatchObject({
      ok: false,
      failure: { code },
    })
  })

  it('stops when it is told to', async () => {
    const controller = new AbortController()
    const plan = unwrap(planChange({ ...SPEC, draws: 100_000 }, table))
    const asked = askChange(engine, plan, controller.signal, () => controller.abort())
    expect(await asked).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  })
})

describe('the gaps to watch', () => {
  const ask = async (thresholds = SPEC.thresholds) =>
    unwrap(await askSignals(engine, { measure: 'verified_success', filters: [], thresholds, level: 0.95 }, table))

  it.each(SIGNALS.map(({ id }, i) => [id, i] as const))('%s has the gaps, slope and error of R', async (id, i) => {
    const expected: ExpectedGap = EXPECTED[id]
    const { months, slope } = (await ask())[i]!.result!
    expect(months.map(({ gap }) => gap!.value)).toEqual(expected.gaps.map((gap) => expect.closeTo(gap, 12)))
    expect(Math.abs(slope!.value / expected.slope - 1)).toBeLessThan(1e-8)
    expect(Math.abs(slope!.se / expected.se - 1)).toBeLessThan(1e-6)
  })

  it('leave months out of which a group is withheld', async () => {
    const all = (await ask())[1]!.result!
    const least = Math.min(...all.months.map(({ gap }) => Math.min(...gap!.n))) + 1
    const { months } = (await ask({ minUsers: 1, minSessions: least }))[1]!.result!
    for (const [i, { gap }] of months.entries()) {
      if (gap) expect(Math.min(...gap.n)).toBeGreaterThanOrEqual(least)
      else expect(all.months[i]!.gap).not.toBeNull()
    }
    expect(months.filter(({ gap }) => gap === null).length).toBeGreaterThan(0)
  })

  it('cannot be told of too few months', async () => {
    const [, expertise] = await ask({ minUsers: 1, minSessions: 400 })
    expect(expertise!.result).toMatchObject({ slope: null, verdict: 'cannot-tell' })
  })
})
