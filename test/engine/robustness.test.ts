import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { STUDY_CONTROLS } from '#core/pivot/adjustment'
import type { Filter, Thresholds } from '#core/pivot/spec'
import { planRegression } from '#core/regression/plan'
import { combinations, HEADLINES, type HeadlineId, STUDY_WAYS, type Ways } from '#core/robustness/choice'
import { planRobustness } from '#core/robustness/plan'
import { chosenIn, type HeadlineResult, inOrder, summaryOf } from '#core/robustness/specification'
import { studentQuantile } from '#core/stats/student'
import { askRegression } from '#engine/ask-regression'
import { askRobustness } from '#engine/ask-robustness'
import type { Engine } from '#engine/engine'
import { analysesCsv } from '../reference/analyses-data.mjs'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'

interface Expected {
  readonly value: number
  readonly se: number
  readonly n: number
  readonly clusters: number
}
// From the sessions themselves in R: see test/reference/robustness.R, which says the versions.
const EXPECTED = JSON.parse(readFileSync(path.join(import.meta.dirname, '../reference/robustness.json'), 'utf8'))

const NONE: Thresholds = { minUsers: 1, minSessions: 1 }
const SOME: Thresholds = { minUsers: 3, minSessions: 6 }

let engine: Engine
let table: SessionsTable
let all: HeadlineResult[]
let floored: HeadlineResult[]
const ask = async (thresholds: Thresholds, signal?: AbortSignal, onDone?: (done: number, all: number) => void) =>
  askRobustness(engine, unwrap(planRobustness({ filters: [], thresholds, level: 0.95 }, table)), signal, onDone)

beforeAll(async () => {
  engine = await nodeEngine()
  table = unwrap(await engine.open([textSource('export.csv', analysesCsv())], openOptions()))
  all = unwrap(await ask(NONE))
  floored = unwrap(await ask(SOME))
})
afterAll(() => engine.close())

function estimate(results: readonly HeadlineResult[], id: HeadlineId, ways: Partial<Ways>) {
  const result = results.find(({ headline }) => headline.id === id)!
  return result.specifications[chosenIn(result, { ...STUDY_WAYS, ...ways })]!.estimate
}

describe('a headline under every combination', () => {
  it.each([
    ['slope', 'slope', {}],
    ['slope, none', 'slope', { controls: true }],
    ['slope, first', 'slope', { sessions: true }],
    ['difference', 'difference', {}],
    ['difference, none, left out, code', 'difference', { controls: true, unclear: true, code: true }],
    ['troubled', 'troubled', {}],
    ['troubled, above', 'troubled', { trouble: true }],
    ['value', 'value', {}],
    ['value, first, left out', 'value', { sessions: true, unclear: true }],
  ] as const)('is that of R: %s', (name, id, ways) => {
    const expected: Expected = EXPECTED[name]
    const { value, interval, n, clusters } = estimate(all, id, ways)!
    expect({ n, clusters }).toEqual({ n: expected.n, clusters: expected.clusters })
    expect(Math.abs(value / expected.value - 1)).toBeLessThan(1e-8)
    const scale = id === 'value' ? Math.log : Number
    const half = (scale(interval.high) - scale(interval.low)) / 2
    expect(Math.abs(half / (studentQuantile(0.975, clusters! - 1) * expected.se) - 1)).toBeLessThan(1e-6)
  })

  it('takes medians of values', () => {
    expect(estimate(all, 'value', { value: true })!.value).toBeCloseTo(EXPECTED.median, 12)
  })

  it.each([
    [{}, []],
    [{ controls: true }, []],
    [{ code: true }, [{ dimension: 'code_producing', values: ['yes'], isNegated: false }]],
    [{ unclear: true, controls: true }, [{ dimension: 'occupation', values: ['Unclear', null], isNegated: true }]],
  ] as const)('is that of regress with thresholds: %o', async (ways, filters) => {
    for (const [id, hasLevels] of [
      ['slope', false],
      ['difference', true],
    ] as const) {
      const plan = unwrap(
        planRegression(
          {
            outcome: 'verified_success',
            factor: 'expertise',
            hasLevels,
            steps: 'controls' in ways ? [] : [{ absorb: [...STUDY_CONTROLS], logs: [] }],
            filters: filters as unknown as Filter[],
            cluster: 'user',
            correction: 'stata',
            floor: SOME,
            dropsSingletons: true,
            level: 0.95,
          },
          table,
        ),
      )
      const column = unwrap(await askRegression(engine, plan)).at(-1)!
      const { slope } = column.terms.at(-1)!
      const found = estimate(floored, id, ways)!
      if (found.n !== null) expect([found.n, found.clusters]).toEqual([column.n, column.clusters])
      expect(found.value).toBeCloseTo(slope!.value, 12)
      expect(found.interval.low).toBeCloseTo(slope!.interval.low, 12)
    }
  })

  it('has them all, the study’s first, and says how they lie', () => {
    for (const result of all) {
      expect(result.specifications).toHaveLength(2 ** result.headline.choices.length)
      expect(result.specifications[0]!.ways).toEqual(STUDY_WAYS)
      const values = inOrder(result).map((i) => result.specifications[i]!.estimate!.value)
      expect(values).toEqual([...values].sort((a, b) => a - b))
      expect(summaryOf(result)).toMatchObject({ least: values[0], greatest: values.at(-1), told: values.length })
    }
  })

  it('is not told of too few sessions', async () => {
    const few = unwrap(await ask({ minUsers: 1, minSessions: 600 }))
    expect(estimate(few, 'value', {})).toBeNull()
    expect(estimate(few, 'troubled', { trouble: true })).toBeNull()
    expect(estimate(few, 'slope', { controls: true })).not.toBeNull()
  })

  it('tells no two numbers of sessions or users whose difference is of too few', () => {
    const told = floored
      .filter(({ headline }) => headline.id !== 'value')
      .flatMap(({ specifications }) =>
        specifications.flatMap(({ estimate }) => (estimate?.n == null ? [] : [estimate])),
      )
    const hidden = floored.flatMap(({ specifications }) =>
      specifications.filter(({ estimate }) => estimate?.n === null),
    )
    expect(hidden.length).toBeGreaterThan(0)
    for (const a of told)
      for (const b of told) {
        const [n, users] = [Math.abs(a.n! - b.n!), Math.abs(a.clusters! - b.clusters!)]
        expect(n === 0 || n >= SOME.minSessions).toBe(true)
        expect(users === 0 || users >= SOME.minUsers).toBe(true)
      }
  })

  it('tells how far it is, and stops when it is told to', async () => {
    const controller = new AbortController()
    const seen: number[] = []
    const stopped = await ask(NONE, controller.signal, (done) => {
      seen.push(done)
      if (done === 3) controller.abort()
    })
    expect(stopped).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
    expect(seen).toEqual([1, 2, 3])
  })

  it('has every combination of choices once', () => {
    for (const { choices } of HEADLINES) {
      const made = combinations(choices).map((ways) => JSON.stringify(ways))
      expect(new Set(made).size).toBe(2 ** choices.length)
    }
  })
})
