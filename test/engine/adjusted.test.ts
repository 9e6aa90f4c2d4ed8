import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import { compareCells } from '#core/cells/compare'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok } from '#core/failure'
import { adjustmentTexts } from '#core/format/adjustment-text'
import { adjustedDefinition, showAdjusted, toggleAdjusted } from '#core/pivot/adjust-edits'
import type { MeasureDefinition } from '#core/pivot/definitions/definition'
import { definitionText, parseDefinition } from '#core/pivot/definitions/definition-text'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { askComparison } from '#engine/ask-comparison'
import { type Asks, askPivot } from '#engine/ask-pivot'
import type { Engine } from '#engine/engine'
import { analysesCsv } from '../reference/analyses-data.mjs'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'

interface ExpectedRow {
  readonly level: string
  readonly value: number
  readonly low: number
  readonly high: number
  readonly coverage: number
}
interface Expected {
  readonly cells: number
  readonly kept: number
  readonly rows: readonly ExpectedRow[]
}
// From the sessions themselves in R: see test/reference/adjusted.R, which says the version.
const EXPECTED = JSON.parse(readFileSync(path.join(import.meta.dirname, '../reference/adjusted.json'), 'utf8'))

const RATE: PivotSpec = {
  ...EMPTY_SPEC,
  rows: [{ dimension: 'expertise' }],
  measures: ['verified_success'],
  thresholds: { minUsers: 3, minSessions: 6 },
  interval: 'clustered',
}
type Adjusted = Extract<MeasureDefinition, { kind: 'adjusted' }>
const adjusted = (more: Partial<Adjusted> = {}, spec: Partial<PivotSpec> = {}) =>
  showAdjusted({ ...adjustedDefinition('verified_success', []), ...more })({ ...RATE, ...spec })

let engine: Engine
let table: SessionsTable
beforeAll(async () => {
  engine = await nodeEngine()
  table = unwrap(await engine.open([textSource('export.csv', analysesCsv())], openOptions()))
})
afterAll(() => engine.close())

async function ask(spec: PivotSpec): Promise<PivotCells> {
  const plan = unwrap(normalize(spec, table))
  return buildCells(unwrap(await askPivot(engine, plan)), plan)
}

const estimateAt = (cells: PivotCells, row: string | null, measure: number) => {
  const r = cells.rows.keys.findIndex((key) => (row === null ? key.length === 0 : key[0] === row))
  const cell = cells.at(r, 0, measure)
  if (cell.kind !== 'estimate') throw new Error(`${row} is ${cell.kind}`)
  return cell.estimate
}

function expectLikeR(cells: PivotCells, { cells: all, kept, rows }: Expected): void {
  for (const { level, value, low, high, coverage } of rows) {
    const estimate = estimateAt(cells, level, 1)
    // What is in matched cells decides the interval, but is not told beside the sessions of the cell.
    expect(estimate.n).toBe(estimateAt(cells, level, 0).n)
    expect(estimate.value).toBeCloseTo(value, 10)
    expect(estimate.interval!.low).toBeCloseTo(low, 8)
    expect(estimate.interval!.high).toBeCloseTo(high, 8)
    expect(estimate.coverage).toBeCloseTo(coverage, 12)
  }
  expect(cells.adjustments).toMatchObject([{ cells: all, keptCells: kept }])
}

describe('a rate with the mix of sessions held fixed', () => {
  it('is that of R in every row, with its interval over users and what its mix covers', async () => {
    expectLikeR(await ask(adjusted()), EXPECTED.study)
  })

  it('has an interval that takes sessions as independent, where that is asked for', async () => {
    expectLikeR(await ask(adjusted({}, { interval: 'simple' })), EXPECTED.simple)
  })

  it('is held to the mix of one month', async () => {
    const spec = adjusted(
      { controls: ['work_mode', 'software_related'], to: { dimension: 'month', values: ['2025-10'] } },
      { thresholds: { minUsers: 1, minSessions: 1 } },
    )
    expectLikeR(await ask(spec), EXPECTED.october)
  })

  it('is the rate as it is where every session is in a matched cell and the row is all of them', async () => {
    const cells = await ask(adjusted({ controls: ['work_mode'] }))
    const [raw, held] = [estimateAt(cells, null, 0), estimateAt(cells, null, 1)]
    expect(held.value).toBeCloseTo(raw.value, 14)
    expect(held.n).toBe(raw.n)
    expect(held.coverage).toBe(1)
  })

  it('does not hold fixed what the table tells apart itself', async () => {
    const cells = await ask(
      adjusted({}, { rows: [{ dimension: 'mode_group' }], columns: [{ dimension: 'occupation' }] }),
    )
    const [note] = cells.adjustments
    expect(note!.onAxis.map(({ id }) => id)).toEqual(['work_mode', 'software_related'])
    expect(note!.held.map(({ id }) => id).sort()).toEqual(['month', 'value_band', 'work_occupation'])
    expect(adjustmentTexts(cells)[0]).toContain('not work mode and software-related, told apart by the table itself')
  })

  it('is the same where the database adds up, in every cell, total and subtotal', async () => {
    const asked = async (interval: 'clustered' | 'simple', to: Adjusted['to'], asks: Asks) => {
      const spec = adjusted(
        { controls: ['value_band', 'work_occupation'], to },
        { rows: [{ dimension: 'expertise' }, { dimension: 'month' }], columns: [{ dimension: 'work_mode' }], interval },
      )
      const plan = unwrap(normalize(spec, table))
      const { rowKeys, columnKeys, at, matched } = unwrap(await askPivot(asks, plan))
      const cells = rowKeys.map((_, r) => columnKeys.map((__, c) => at(r, c)?.adjusted?.get(1) ?? null))
      return { rowKeys, columnKeys, cells, matched: matched?.get(1) }
    }
    // A key of too many values is in no list.
    const byDatabase: Asks = {
      run: (query, signal) => engine.run(query, signal),
      answer: (statement, signal) => engine.answer(statement, signal),
      lists: async (name, needs, signal) => {
        const lists = unwrap(await engine.lists(name, needs, signal))
        return ok({ ...lists, keys: lists.keys.map(() => null) })
      },
    }
    // Sums in another order differ in the last digits.
    const alike = (of: unknown): unknown =>
      JSON.parse(JSON.stringify(of), (_, value) =>
        typeof value === 'number' ? expect.closeTo(value, 8 - Math.ceil(Math.log10(Math.abs(value) + 1))) : value,
      )
    for (const interval of ['clustered', 'simple'] as const) {
      for (const to of [null, { dimension: 'month', values: ['2025-10', '2025-11'] }]) {
        const expected = await asked(interval, to, byDatabase)
        expect(expected.cells.flat().filter((of) => of !== null).length).toBeGreaterThan(30)
        expect(await asked(interval, to, engine)).toEqual(alike(expected))
      }
    }
  })

  it('has no number where no session of a cell is in a matched cell of the standard', async () => {
    const cells = await ask(
      adjusted(
        { controls: ['occupation'], to: { dimension: 'month', values: ['2024-01'] } },
        { thresholds: { minUsers: 1, minSessions: 1 } },
      ),
    )
    expect(cells.at(0, 0, 1)).toEqual({ kind: 'empty', reason: 'no matched session' })
  })
})

describe('what may not be told of an adjusted rate', () => {
  it('is withheld with the cell of the rate as it is', async () => {
    const full = await ask(adjusted({ controls: ['work_mode'] }))
    const sizes = full.rows.keys.slice(0, -1).map((key) => estimateAt(full, key[0] as string, 0).n)
    const least = Math.min(...sizes) + 1
    const cells = await ask(adjusted({ controls: ['work_mode'] }, { thresholds: { minUsers: 1, minSessions: least } }))
    const kinds = cells.rows.keys.map((_, r) => [cells.at(r, 0, 0).kind, cells.at(r, 0, 1).kind])
    expect(kinds.filter(([raw]) => raw === 'withheld').length).toBeGreaterThanOrEqual(2)
    for (const [raw, held] of kinds) if (raw === 'withheld') expect(held).toBe('withheld')
  })

  it('is a rate of too few sessions in matched cells', async () => {
    // Matched cells as large as this hold few sessions of every level.
    const cells = await ask(adjusted({}, { thresholds: { minUsers: 1, minSessions: 22 } }))
    const matched = cells.rows.keys.map((_, r) => cells.at(r, 0, 1))
    expect(matched.some(({ kind }) => kind === 'withheld')).toBe(true)
  })

  it('is the number of a few sessions that are left out', async () => {
    const [note] = (await ask(adjusted())).adjustments
    const { unknown, small } = note!
    for (const cell of [unknown, small])
      if (cell.kind === 'estimate') expect(cell.estimate.value).toBeGreaterThanOrEqual(6)
    // 3,000 sessions less those without a clear goal, of which 4 in 100 have no value.
    expect(unknown.kind).toBe('estimate')
  })
})

describe('the switch of a rate', () => {
  it('puts the adjusted rate right after the rate, and takes it away again', () => {
    const spec: PivotSpec = { ...RATE, measures: ['verified_success', 'sessions'] }
    const on = toggleAdjusted('verified_success')(spec)
    expect(on.measures).toEqual(['verified_success', 'verified_success_adjusted', 'sessions'])
    expect(toggleAdjusted('verified_success')(on)).toEqual(spec)
  })

  it.each([
    'adjusted(verified_success)',
    'adjusted(verified_success, work_mode * month)',
    'adjusted(verified_success, work_mode) to month = 2025-10 | 2025-11',
  ])('is written %s and read again', (text) => {
    expect(definitionText(parseDefinition(text))).toBe(text)
    expect(parseDefinition(text).kind).toBe('adjusted')
  })

  it.each([
    ['adjusted-not-a-rate', { of: 'sessions' }],
    ['unknown-dimension', { controls: ['nope'] }],
    ['unknown-dimension', { to: { dimension: 'nope', values: ['1'] } }],
    ['control-too-fine', { controls: ['started_at'] }],
  ] as const)('says %s', (code, more) => {
    expect(normalize(adjusted(more as Partial<Adjusted>), table)).toMatchObject({ ok: false, failure: { code } })
  })
})

describe('two adjusted cells beside each other', () => {
  async function compare(first: string, second: string, spec: PivotSpec) {
    const plan = unwrap(normalize(spec, table))
    const cells = buildCells(unwrap(await askPivot(engine, plan)), plan)
    const measure = cells.measures[1]!
    const place = (level: string) => ({
      row: cells.rows.keys.findIndex((key) => key[0] === level),
      column: 0,
      measure: 1,
    })
    const keys = (level: string) => ({ row: [level], column: [] })
    const pair = unwrap(await askComparison(engine, plan, measure, keys(first), keys(second)))
    return compareCells(cells, measure, place(first), place(second), pair)
  }

  it('differ as in R, with what users have in both', async () => {
    expect(EXPECTED.difference.shared).toBeGreaterThan(5)
    const made = await compare('4', '2', adjusted())
    expect(made).toMatchObject({
      method: 'clustered',
      sharesUsers: true,
      difference: {
        value: expect.closeTo(EXPECTED.difference.value, 10),
        interval: {
          low: expect.closeTo(EXPECTED.difference.low, 10),
          high: expect.closeTo(EXPECTED.difference.high, 10),
        },
      },
    })
  })

  it('differ by what the table shows of them', async () => {
    const spec = adjusted({ to: { dimension: 'month', values: ['2025-10'] }, controls: ['work_mode'] })
    const cells = await ask(spec)
    const made = await compare('5', '1', spec)
    expect(made).toMatchObject({
      difference: { value: expect.closeTo(estimateAt(cells, '5', 1).value - estimateAt(cells, '1', 1).value, 12) },
    })
  })
})
