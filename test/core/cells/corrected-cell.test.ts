import { expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
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

it('it is off unless asked for, and where the sample is under the threshold or the rate is shown as something else', () => {
  const names = (more: Partial<PivotSpec>) => planned(more).shown.map(({ name }) => name)
  expect(names({ corrections: undefined })).toEqual(['Judged success'])
  expect(names({ thresholds: { minUsers: 5, minSessions: 53 } })).toEqual(['Judged success'])
  expect(names({ showAs: { judged_success: { kind: 'rank' } } })).toEqual(['Judged success, rank'])
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
