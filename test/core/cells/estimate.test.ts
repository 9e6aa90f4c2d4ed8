import { describe, expect, it } from 'vitest'
import { estimate } from '#core/cells/estimate'
import type { CellStatistics, MeasureStatistics } from '#core/cells/statistics'
import { findMeasure } from '#core/pivot/built-in-measures'

const ALL = { n: 400, users: 90 }
const BASE = { n: 4, users: 3 }

const estimated = (
  id: string,
  statistics: MeasureStatistics,
  base: typeof BASE | { n: number; users: null } = BASE,
) => {
  const measure = findMeasure(id)!
  const cell: CellStatistics = { bases: new Map([[measure.base.id, base]]), measures: [statistics] }
  const all: CellStatistics = { bases: new Map([['all', ALL]]), measures: [statistics] }
  return estimate(measure, 0, cell, all, 0.95)
}
const NONE = { kind: 'none' } as const
const interval = (low: number, high: number) => ({ low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) })

describe('an estimate', () => {
  // Bounds by SciPy 1.17.1 at 95 %, as the tests of the intervals say.
  it('of sessions is their number', () => {
    expect(estimated('sessions', NONE)).toEqual({
      value: 4,
      ...BASE,
      interval: interval(1.0898653736263249, 10.241588675403694),
    })
  })

  it('of users is theirs, with n the sessions; none where users are not known', () => {
    expect(estimated('users', NONE)).toEqual({
      value: 3,
      ...BASE,
      interval: interval(0.6186721228956014, 8.767273069742323),
    })
    expect(estimated('users', NONE, { n: 4, users: null })).toBeNull()
  })

  it('of a share stands on all sessions in view', () => {
    expect(estimated('share_of_sessions', NONE)).toEqual({
      value: 0.01,
      ...ALL,
      interval: interval(0.0038954837949909896, 0.02542656465261959),
    })
  })

  it('of a rate is successes over sessions', () => {
    expect(estimated('verified_success', { kind: 'successes', successes: 1 })).toEqual({
      value: 0.25,
      ...BASE,
      interval: interval(0.04558726080970055, 0.6993581574175981),
    })
  })

  it('of a mean is the sum over sessions', () => {
    // 10, 20, 30 and 40
    expect(estimated('task_value_mean', { kind: 'moments', sum: 100, squares: 3000 })).toEqual({
      value: 25,
      ...BASE,
      interval: interval(4.457397432394792, 45.54260256760521),
    })
  })

  it('of a geometric mean is that of the logarithms', () => {
    // 1, 2, 4 and 8
    const logs = [0, 1, 2, 3].map((power) => power * Math.LN2)
    const [sum, squares] = [logs.reduce((a, b) => a + b), logs.reduce((a, b) => a + b * b, 0)]
    expect(estimated('actions_per_prompt', { kind: 'moments', sum, squares })).toEqual({
      value: expect.closeTo(2 ** 1.5, 12),
      ...BASE,
      interval: interval(0.6810061552889742, 11.747324070228595),
    })
  })

  it('of a median is the middle, without an interval where so few give none', () => {
    const middle = { firstRank: 1, values: [10, 20, 40, 80] }
    expect(estimated('task_value_median', { kind: 'middle', middle })).toEqual({ value: 30, ...BASE, interval: null })
  })

  it('is none where no session is in the denominator', () => {
    for (const id of ['sessions', 'share_of_sessions', 'verified_success', 'task_value_mean', 'task_value_median']) {
      expect(estimated(id, NONE, { n: 0, users: null }), id).toBeNull()
    }
  })

  it('of statistics that are not its own is a bug', () => {
    for (const id of ['verified_success', 'task_value_mean', 'actions_per_prompt', 'task_value_median']) {
      expect(() => estimated(id, NONE), id).toThrow(id)
    }
  })
})
