import { describe, expect, it } from 'vitest'
import { withoutRevealing } from '#core/cells/suppression/revealing'

const spread = { p5: 1, q1: 2, median: 3, q3: 4, p95: 5, geometricMean: 3 }
const thresholds = { minUsers: 5, minSessions: 15 }
const toldOf = (n: number, users: number | null) => {
  const { p5, q1, median, q3, p95 } = withoutRevealing(spread, { n, users }, thresholds)
  return [p5, q1, median, q3, p95]
}

describe('a spread', () => {
  // By hand: half of a cell's sessions lie beside a median, a quarter beside a quartile, a twentieth beyond a whisker; twice
  // as many, rounded up, must be 15 sessions and 5 users.
  it.each([
    [15, 5, [null, null, 3, null, null]],
    [28, 28, [null, null, 3, null, null]],
    [29, 9, [null, 2, 3, 4, null]],
    [29, 8, [null, null, 3, null, null]],
    [140, 140, [null, 2, 3, 4, null]],
    [141, 41, [1, 2, 3, 4, 5]],
    [141, 40, [null, 2, 3, 4, null]],
    [141, null, [1, 2, 3, 4, 5]],
  ])('of %i sessions and %s users tells no quantile that stands on few', (n, users, told) => {
    expect(toldOf(n, users)).toEqual(told)
  })
})
