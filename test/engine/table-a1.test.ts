import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { RegressionPanel } from '#core/figures/figure'
import { STUDY_FIGURES } from '#core/figures/study-figures'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { DEFAULT_THRESHOLDS } from '#core/pivot/spec'
import { regressionOptions, STUDY_REGRESSION, settleRegression, withFactor } from '#core/regression/choice'
import { droppedTexts, leftOut } from '#core/regression/dropped-text'
import { planRegression } from '#core/regression/plan'
import type { RegressionColumn } from '#core/regression/regression-table'
import type { RegressionSpec } from '#core/regression/spec'
import { CORRECTIONS, type Correction } from '#core/stats/regression/clustered-errors'
import { studentQuantile } from '#core/stats/student'
import { askRegression } from '#engine/ask-regression'
import type { Engine } from '#engine/engine'
import { tableA1Csv } from '../reference/table-a1-data.mjs'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'

interface Expected {
  readonly n: number
  readonly cells: number
  readonly clusters: number
  readonly r2: number
  readonly slopes: number[]
  readonly none: number[]
  readonly clusters_only: number[]
  readonly stata: number[]
  /** Means of what is expected of all sessions at each level, with their errors, and the users who have a session there. */
  readonly margins?: number[]
  readonly margin_errors?: number[]
  readonly users_at?: number[]
}
// R's lm with the cells as indicators, and its sandwich package: see test/reference/table-a1.R; the versions are in the file.
const EXPECTED: Record<string, Expected> = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../reference/table-a1.json'), 'utf8'),
)

let engine: Engine
let table: SessionsTable
beforeAll(async () => {
  engine = await nodeEngine()
  table = unwrap(await engine.open([textSource('export.csv', tableA1Csv())], openOptions()))
})
afterAll(() => engine.close())

const panelOf = (figure: string, name: string) =>
  STUDY_FIGURES.find(({ id }) => id === figure)!.panels.find((panel) => panel.name === name) as RegressionPanel
const TABLE_A1 = panelOf('ta1', 'Verified success, per level of expertise')

async function regress(panel: RegressionPanel, more: Partial<RegressionSpec> = {}): Promise<RegressionColumn[]> {
  const plan = planRegression(
    {
      outcome: panel.measure,
      factor: panel.factor,
      hasLevels: panel.hasLevels,
      steps: [...panel.steps],
      filters: [],
      cluster: 'user',
      correction: 'stata',
      floor: null,
      dropsSingletons: false,
      level: 0.95,
      ...more,
    },
    table,
  )
  return unwrap(await askRegression(engine, unwrap(plan)))
}

function expectAsR({ n, cells, clusters, r2, terms }: RegressionColumn, name: string, correction: Correction): void {
  const expected = EXPECTED[name]!
  expect({ n, cells, clusters }, name).toEqual({
    n: expected.n,
    cells: expected.cells,
    clusters: expected.clusters,
  })
  expect(r2, name).toBeCloseTo(expected.r2, 10)
  const errors = expected[correction === 'clusters' ? 'clusters_only' : correction]
  expect(terms).toHaveLength(expected.slopes.length)
  for (const [i, { slope }] of terms.entries()) {
    expect(Math.abs(slope!.value / expected.slopes[i]! - 1), `${name} slope ${i}`).toBeLessThan(1e-8)
    expect(Math.abs(slope!.se / errors[i]! - 1), `${name} error ${i}`).toBeLessThan(1e-6)
  }
}

describe('table A1', () => {
  it.each(CORRECTIONS)('has columns (1) to (6) as R has them, with the correction %s', async (correction) => {
    const columns = await regress(TABLE_A1, { correction })
    expect(columns).toHaveLength(6)
    columns.forEach((column, i) => {
      expectAsR(column, String(i + 1), correction)
    })
    expect(columns[5]!.terms.map(({ name }) => name)).toEqual(['expertise', 'ln(model_calls)', 'ln(prompts)'])
  })

  it('has column (6) as R has it when the cells under the floor are left out', async () => {
    const columns = await regress(TABLE_A1, { floor: DEFAULT_THRESHOLDS })
    expectAsR(columns[5]!, '6 floor', 'stata')
  })

  it.each(CORRECTIONS)('has a slope a level in columns (5) and (6), with the correction %s', async (correction) => {
    const columns = await regress(TABLE_A1, { hasLevels: true, correction })
    expectAsR(columns[4]!, '5 levels', correction)
    expectAsR(columns[5]!, '6 levels', correction)
  })
})

describe('numbers of levels with the controls held fixed', () => {
  /** Wilson's interval by its own words: the rates that so many sessions would not reject. */
  const wilson = (p: number, n: number, t: number) => {
    const half = (t * Math.sqrt((p * (1 - p)) / n + (t * t) / (4 * n * n))) / (1 + (t * t) / n)
    const middle = (p + (t * t) / (2 * n)) / (1 + (t * t) / n)
    return { low: middle - half, high: middle + half }
  }
  const margins = ({ margins, margin_errors, users_at }: Expected) =>
    margins!.map((value, l) => ({
      value,
      se: margin_errors![l]!,
      t: studentQuantile(0.975, users_at![l]! - 1),
    }))

  it.each([
    [5, '5 levels'],
    [6, '6 levels'],
  ])('have in column (%i) the rates and errors of R', async (column, name) => {
    const { adjusted } = (await regress(TABLE_A1, { hasLevels: true }))[column - 1]!
    expect(adjusted).toHaveLength(5)
    for (const [l, { value, se, t }] of margins(EXPECTED[name]!).entries()) {
      const own = adjusted![l]!
      expect(own.adjusted).toBeCloseTo(value, 10)
      const { low, high } = wilson(value, (value * (1 - value)) / se ** 2, t)
      expect(own.interval!.low).toBeCloseTo(low, 8)
      expect(own.interval!.high).toBeCloseTo(high, 8)
    }
  })

  it('have intervals of t where they are means', async () => {
    const panel = panelOf('f3', 'Actions per prompt, change per level')
    const { adjusted } = (await regress(panel, { hasLevels: true }))[1]!
    for (const [l, { value, se, t }] of margins(EXPECTED['actions levels']!).entries()) {
      expect(adjusted![l]!.adjusted).toBeCloseTo(value, 10)
      expect(adjusted![l]!.interval!.low).toBeCloseTo(value - t * se, 8)
      expect(adjusted![l]!.interval!.high).toBeCloseTo(value + t * se, 8)
    }
  })
})

describe('work per prompt on expertise, of figure 3', () => {
  it.each([
    ['Actions per prompt, change per level', 'actions'],
    ['Output words per prompt, change per level', 'words'],
  ])('%s is of its logarithm, as R has it', async (name, expected) => {
    const panel = panelOf('f3', name)
    expectAsR((await regress(panel))[1]!, expected, 'stata')
    expectAsR((await regress(panel, { hasLevels: true }))[1]!, `${expected} levels`, 'stata')
  })
})

describe('the form of a regression', () => {
  it('offers what can be asked of the columns there are, and nothing else', () => {
    const { outcomes, factors, controls, logs, canHaveLevels } = regressionOptions(STUDY_REGRESSION, table, [])
    const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id)
    expect(ids(outcomes)).toEqual(expect.arrayContaining(['verified_success', 'actions_per_prompt', 'task_value_mean']))
    // Counts are of no single session, and no column tells of lines.
    expect(ids(outcomes)).not.toEqual(expect.arrayContaining(['sessions']))
    expect(ids(outcomes)).not.toEqual(expect.arrayContaining(['wrote_code']))
    expect(ids(factors)).toEqual(expect.arrayContaining(['expertise', 'work_mode', 'prompts']))
    expect(ids(controls)).toEqual(expect.arrayContaining(['work_mode', 'length_band']))
    expect(ids(controls)).not.toEqual(expect.arrayContaining(['expertise']))
    expect(ids(controls)).not.toEqual(expect.arrayContaining(['prompts']))
    expect(logs.map(({ column }) => column)).toEqual(expect.arrayContaining(['prompts', 'model_calls']))
    expect(canHaveLevels).toBe(true)
  })

  it('begins with what a dataset has of the study’s regression, and asks of another factor where it has no expertise', () => {
    expect(settleRegression(STUDY_REGRESSION, table, [])).toEqual(STUDY_REGRESSION)
    const without = {
      ...table,
      columns: table.columns.filter(({ field }) => field !== 'expertise' && field !== 'occupation'),
    }
    const settled = settleRegression({ ...STUDY_REGRESSION, logs: ['prompts', 'lines_added'] }, without, [])
    expect(settled.outcome).toBe('verified_success')
    expect(dimensionsOf(without, []).map(({ id }) => id)).toContain(settled.factor)
    expect(settled.controls).not.toContain('software_related')
    expect(settled.controls).toContain('work_mode')
    expect(settled.logs).toEqual(['prompts'])
    // With nothing to ask about it is left as it is, and the answer says why.
    expect(settleRegression(STUDY_REGRESSION, { ...table, columns: [] }, [])).toEqual(STUDY_REGRESSION)
  })

  it('takes a factor without a scale by its levels, and does not hold it fixed as well', () => {
    const { hasLevels, controls } = withFactor(STUDY_REGRESSION, 'work_mode', table)
    expect(hasLevels).toBe(true)
    expect(controls).not.toContain('work_mode')
  })

  it('says what each column left out, adding up to all that is not in it', async () => {
    const [first, ...others] = await regress(TABLE_A1, { floor: DEFAULT_THRESHOLDS, dropsSingletons: true })
    expect(droppedTexts(first!.dropped)).toEqual([])
    for (const { n, dropped } of others) expect(n + leftOut(dropped)).toBe(4000)
    expect(droppedTexts(others.at(-1)!.dropped).join()).toMatch(
      /a control is missing.*in \d+ cells under the thresholds/,
    )
  })
})
