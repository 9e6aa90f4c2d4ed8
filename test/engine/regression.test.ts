import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { planRegression } from '#core/regression/plan'
import type { RegressionColumn } from '#core/regression/regression-table'
import type { RegressionSpec } from '#core/regression/spec'
import { CORRECTIONS } from '#core/stats/regression/clustered-errors'
import { askRegression } from '#engine/ask-regression'
import type { Engine } from '#engine/engine'
import { regressionCsv } from '../reference/regression-data.mjs'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'

interface Expected {
  readonly n: number
  readonly clusters: number
  readonly r2: number
  readonly slopes: number[]
  readonly none: number[]
  readonly clusters_only: number[]
  readonly stata: number[]
}
// R's lm with the cells as indicators, and its sandwich package: see test/reference/regression.R, which says the versions.
const EXPECTED: Record<string, Expected> = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../reference/regression.json'), 'utf8'),
)

const SPEC: RegressionSpec = {
  outcome: 'verified_success',
  factor: 'expertise',
  hasLevels: false,
  steps: [
    { absorb: ['work_mode'], logs: [] },
    { absorb: ['month'], logs: [] },
    { absorb: [], logs: ['actions', 'prompts'] },
  ],
  filters: [],
  cluster: 'user',
  correction: 'stata',
  floor: null,
  dropsSingletons: false,
  level: 0.95,
}

let engine: Engine
let table: SessionsTable
beforeAll(async () => {
  engine = await nodeEngine()
  table = unwrap(await engine.open([textSource('export.csv', regressionCsv())], openOptions()))
})
afterAll(() => engine.close())

const regress = async (more: Partial<RegressionSpec> = {}): Promise<RegressionColumn[]> =>
  unwrap(await askRegression(engine, unwrap(planRegression({ ...SPEC, ...more }, table))))

const isOneOf = (values: string[]) => ({ dimension: 'work_mode', values, isNegated: false })

const slopes = ({ terms }: RegressionColumn) => terms.map(({ slope }) => slope!.value)
const errors = ({ terms }: RegressionColumn) => terms.map(({ slope }) => slope!.se)

function expectClose(found: readonly number[], expected: readonly number[], relative: number): void {
  expect(found).toHaveLength(expected.length)
  for (const [i, value] of found.entries()) expect(Math.abs(value / expected[i]! - 1)).toBeLessThan(relative)
}

describe('a regression with the controls absorbed', () => {
  it.each(CORRECTIONS)(
    'has the slopes and clustered errors of R in every column, with the correction %s',
    async (correction) => {
      const columns = await regress({ correction })
      columns.forEach((column, i) => {
        const expected = EXPECTED[String(i + 1)]!
        expect(column).toMatchObject({ n: expected.n, clusters: expected.clusters })
        expect(column.r2).toBeCloseTo(expected.r2, 10)
        expectClose(slopes(column), expected.slopes, 1e-8)
        expectClose(errors(column), expected[correction === 'clusters' ? 'clusters_only' : correction], 1e-6)
      })
    },
  )

  it('has a slope per level where levels are asked for', async () => {
    const column = (await regress({ hasLevels: true })).at(-2)!
    expect(column.terms.map(({ name }) => name)).toEqual(['expertise=2', 'expertise=3', 'expertise=4', 'expertise=5'])
    expectClose(slopes(column), EXPECTED.levels!.slopes, 1e-8)
    expectClose(errors(column), EXPECTED.levels!.stata, 1e-6)
  })

  it('takes a geometric mean by its logarithm', async () => {
    const [, column] = await regress({ outcome: 'actions_per_prompt' })
    expectClose(slopes(column!), EXPECTED.actions!.slopes, 1e-8)
    expectClose(errors(column!), EXPECTED.actions!.stata, 1e-6)
  })

  it('moves the levels so that they make the mean of all', async () => {
    const { adjusted, n } = (await regress({ hasLevels: true })).at(-2)!
    const mean = (of: 'raw' | 'adjusted') => adjusted!.reduce((sum, level) => sum + level[of] * level.n, 0) / n
    expect(mean('adjusted')).toBeCloseTo(mean('raw'), 12)
    // A level's distance from the first is its slope.
    expect(adjusted!.map((level) => level.adjusted - adjusted![0]!.adjusted).slice(1)).toEqual(
      EXPECTED.levels!.slopes.map((slope) => expect.closeTo(slope, 10)),
    )
  })
})

describe('what a regression leaves out', () => {
  it('is counted where it is first missed, and adds up', async () => {
    const lines = regressionCsv()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    const goals = lines.filter((line) => line[5] !== 'no_clear_goal')
    const levels = goals.filter((line) => line[2] !== 'Unclear')
    const months = levels.filter((line) => line[4] !== '')
    const column = (await regress())[2]!
    expect(column.dropped).toEqual({
      outcome: lines.length - goals.length,
      factor: goals.length - levels.length,
      logs: 0,
      controls: levels.length - months.length,
      levels: 0,
      floorCells: 0,
      floor: 0,
      singletons: 0,
    })
    expect(column.n).toBe(months.length)
  })

  it('is every cell under the floor, in the slopes and in their errors', async () => {
    const steps = [{ absorb: ['work_mode'], logs: [] }]
    const [, full] = await regress({ steps })
    const counts = ['Fix', 'Build', 'Operate', 'Plan', 'Test'].map(
      async (mode) => (await regress({ steps: [], filters: [isOneOf([mode])] }))[0]!.n,
    )
    const sizes = await Promise.all(counts)
    const least = Math.min(...sizes) + 1
    const large = ['Fix', 'Build', 'Operate', 'Plan', 'Test'].filter((_, i) => sizes[i]! >= least)
    const [, column] = await regress({ steps, floor: { minUsers: 1, minSessions: least } })
    // The same as never to have looked at those sessions.
    const [, expected] = await regress({ steps, filters: [isOneOf(large)] })
    expect(large).toHaveLength(4)
    expect(column!.terms).toEqual(expected!.terms)
    expect(column).toMatchObject({ n: expected!.n, clusters: expected!.clusters, cells: 4 })
    expect(column!.dropped).toMatchObject({ floorCells: 1, floor: full!.n - expected!.n })
  })

  it('is a level under the floor, and the first of the others is the reference', async () => {
    const steps = [{ absorb: ['work_mode'], logs: [] }]
    const [, full] = await regress({ steps, hasLevels: true })
    const least = Math.min(...full!.adjusted!.map(({ n }) => n)) + 1
    const small = full!.adjusted!.find(({ n }) => n < least)!
    const [, column] = await regress({ steps, hasLevels: true, floor: { minUsers: 1, minSessions: least } })
    const others = ['1', '2', '3', '4', '5'].filter((level) => level !== small.level)
    expect([column!.reference, ...column!.terms.map(({ name }) => name)]).toEqual([
      others[0],
      ...others.slice(1).map((level) => `expertise=${level}`),
    ])
    expect(column!.dropped.levels).toBe(small.n)
    expect(column!.n).toBe(full!.n - small.n)
  })

  it('is a regressor that the cells already tell', async () => {
    const columns = await regress({
      steps: [{ absorb: ['work_mode', 'month'], logs: ['prompts'] }],
      factor: 'mode_group',
      hasLevels: true,
    })
    expect(columns[1]!.terms.map(({ slope }) => slope === null)).toEqual([true, true, true, false])
  })
})

describe('a regression that cannot be', () => {
  it.each([
    ['outcome-not-averaged', { outcome: 'sessions' }],
    ['unknown-measure', { outcome: 'nope' }],
    ['unknown-dimension', { factor: 'nope' }],
    ['factor-without-scale', { factor: 'work_mode' }],
    ['factor-without-levels', { factor: 'prompts', hasLevels: true }],
    ['control-too-fine', { steps: [{ absorb: ['prompts'], logs: [] }] }],
    ['control-is-factor', { steps: [{ absorb: ['expertise'], logs: [] }] }],
    ['no-logarithm', { steps: [{ absorb: [], logs: ['work_mode'] }] }],
  ] as const)('says %s', (code, more) => {
    const plan = planRegression({ ...SPEC, ...(more as Partial<RegressionSpec>) }, table)
    expect(plan).toMatchObject({ ok: false, failure: { code } })
  })

  it('says that no session is left', async () => {
    const plan = unwrap(planRegression({ ...SPEC, floor: { minUsers: 1, minSessions: 10_000 } }, table))
    expect(await askRegression(engine, plan)).toMatchObject({ ok: false, failure: { code: 'nothing-to-regress' } })
  })
})
