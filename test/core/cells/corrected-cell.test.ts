import { expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import { compareCells, whyNot } from '#core/cells/compare'
import { correctedCell } from '#core/cells/corrected-cell'
import type { CellStatistics } from '#core/cells/statistics'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { roganGladen } from '#core/stats/agreement/rogan-gladen'
import { studentQuantile } from '#core/stats/student'
import { sessionsTable, unwrap } from '../../support/sessions-table'

const correction = {
  reference: 'anna',
  rater: 'rules',
  sensitivity: { hits: 45, n: 52 },
  specificity: { hits: 118, n: 148 },
}
const table = sessionsTable(['session_id', 'outcome'])
const planned = (more: Partial<PivotSpec>) =>
  unwrap(
    normalize(
      { ...EMPTY_SPEC, measures: ['judged_success'], corrections: { judged_success: correction }, ...more },
      table,
    ),
  )

const cell: CellStatistics = {
  bases: new Map([
    ['all', { n: 1_300, users: null }],
    ['clear-goal', { n: 1_200, users: null }],
  ]),
  measures: [{ kind: 'successes', successes: 420 }],
}
const statistics = { rowKeys: [[]], columnKeys: [[]], at: () => cell }

it('a rate is corrected in the cell, says so by its name, and carries the error of the sample', () => {
  const plan = planned({})
  expect(plan.shown[0]!.name).toBe('Judged success, corrected')
  expect(plan.shown[0]!.about).toContain('by 200 sessions that anna labelled too')
  const shown = buildCells(statistics, plan).at(0, 0, 0)
  // test/reference/agreement.R, Lang and Reiczigel's interval in R 4.2.2.
  expect(shown).toMatchObject({
    kind: 'estimate',
    estimate: {
      value: expect.closeTo(0.222274509804, 10),
      n: 1_200,
      interval: { low: expect.closeTo(0.125994451696, 10), high: expect.closeTo(0.314758949889, 10) },
    },
  })
})

it('it is off unless asked for, and where the sample is under the threshold or the rater does no better than chance', () => {
  const names = (more: Partial<PivotSpec>) => planned(more).shown.map(({ name }) => name)
  expect(names({ corrections: undefined })).toEqual(['Judged success'])
  expect(names({ thresholds: { minUsers: 5, minSessions: 53 } })).toEqual(['Judged success'])
  expect(names({ showAs: { judged_success: { kind: 'rank' } } })).toEqual(['Judged success, corrected, rank'])
  const chance = { ...correction, sensitivity: { hits: 20, n: 52 }, specificity: { hits: 60, n: 148 } }
  expect(names({ corrections: { judged_success: chance } })).toEqual(['Judged success'])
})

it('sessions of one user that are all alike count as one each', () => {
  // 600 users with two sessions of one outcome each: by the delta method they are as 599 independent sessions.
  const clusters = [{ clusters: 600, pairs: [840, 840, 2_400] }]
  const before = { kind: 'estimate' as const, estimate: { value: 0.35, n: 1_200, users: 600, interval: null } }
  const shown = correctedCell(before, { ...cell, clusters }, 0, correction, 0.95)
  const expected = roganGladen(0.35 * 599, 599, correction, 0.95, studentQuantile(0.975, 599))!
  expect(shown.kind === 'estimate' && shown.estimate.interval!.low).toBeCloseTo(expected.interval!.low, 10)
  expect(shown.kind === 'estimate' && shown.estimate.value).toBeCloseTo(0.222274509804, 10)
})

it('what is withheld stays so', () => {
  const few = { ...cell, bases: new Map([...cell.bases].map(([id]) => [id, { n: 9, users: null }])) }
  expect(buildCells({ ...statistics, at: () => few }, planned({})).at(0, 0, 0)).toEqual({ kind: 'withheld' })
})

/** Two modes of so many successes each. */
function twoModes(sizes: readonly (readonly [successes: number, n: number])[], more: Partial<PivotSpec> = {}) {
  const wide = sessionsTable(['session_id', 'outcome', 'work_mode'])
  const plan = unwrap(
    normalize(
      {
        ...EMPTY_SPEC,
        rows: [{ dimension: 'work_mode', totals: 'none' }],
        measures: ['judged_success'],
        corrections: { judged_success: correction },
        ...more,
      },
      wide,
    ),
  )
  const cells = sizes.map(
    ([successes, n]): CellStatistics => ({
      bases: new Map([
        ['all', { n, users: null }],
        ['clear-goal', { n, users: null }],
      ]),
      measures: [{ kind: 'successes', successes }],
    }),
  )
  return buildCells({ rowKeys: [['Fix'], ['Build']], columnKeys: [[]], at: (r) => cells[r]! }, plan)
}

const sums = (sum: number, n: number) => ({ n, sum, squares: sum, clusters: n, ss: sum, sm: sum, mm: n })
const shared = { clusters: 0, ss: 0, sm: 0, ms: 0, mm: 0 }

// test/reference/agreement.R, "corrected difference", in R 4.2.2.
const APART = { value: 0.116606060606, low: 0.0560030282426, high: 0.176613173174 }

it('two corrected cells are compared by what was counted, with the error of the sample in the interval', () => {
  const cells = twoModes([
    [420, 1_200],
    [300, 1_100],
  ])
  const [measure] = cells.measures
  const [a, b] = [
    { row: 0, column: 0, measure: 0 },
    { row: 1, column: 0, measure: 0 },
  ]
  const pair = { a: sums(420, 1_200), b: sums(300, 1_100), both: 0, shared }
  const made = compareCells(cells, measure!, a, b, pair)
  if (typeof made === 'string') throw new Error(made)
  expect(made).toMatchObject({
    isCorrected: true,
    method: 'newcombe',
    a: { value: expect.closeTo(0.222274509804, 10) },
  })
  expect(made.difference.value).toBeCloseTo(APART.value, 10)
  expect(made.difference.interval?.low).toBeCloseTo(APART.low, 10)
  expect(made.difference.interval?.high).toBeCloseTo(APART.high, 10)
  expect(made.difference.value).toBeCloseTo(made.a.value - made.b.value, 12)
  // Of 1,200 three say yes, fewer than the rater would by error alone: what is left is 0, and no rate.
  const atEnd = twoModes([
    [3, 1_200],
    [300, 1_100],
  ])
  expect(whyNot(atEnd, measure!, a, b)).toBe('at-end')
})

it('shown as a difference it has that interval, and shown as a ratio it has none', () => {
  const from = 'first' as const
  const at = (showAs: PivotSpec['showAs'][string], sizes: Parameters<typeof twoModes>[0]) =>
    twoModes(sizes, { showAs: { judged_success: showAs } }).at(1, 0, 0)
  const sizes = [
    [300, 1_100],
    [420, 1_200],
  ] as const
  expect(at({ kind: 'difference', from, isPercent: false }, sizes)).toMatchObject({
    estimate: {
      value: expect.closeTo(APART.value, 10),
      interval: { low: expect.closeTo(APART.low, 10), high: expect.closeTo(APART.high, 10) },
    },
  })
  // The sensitivity cancels out: what is left is each rate less the 30 of 148 that are yes by error.
  const byError = 30 / 148
  expect(
    at({ kind: 'index', from }, [
      [600, 1_100],
      [700, 1_200],
    ]),
  ).toMatchObject({
    estimate: {
      value: expect.closeTo((100 * (700 / 1_200 - byError)) / (600 / 1_100 - byError), 9),
      interval: null,
    },
  })
  expect(
    at({ kind: 'difference', from, isPercent: false }, [
      [3, 1_200],
      [420, 1_200],
    ]),
  ).toMatchObject({ estimate: { interval: null } })
})
