import { describe, expect, it } from 'vitest'
import { wilsonInterval } from '#core/stats/wilson'

describe('wilsonInterval', () => {
  // SciPy 1.17.1: binomtest(k, n).proportion_ci(level, method='wilson')
  it.each([
    [0, 1, 0.95, 0.0, 0.7934506856227626],
    [1, 1, 0.95, 0.20654931437723745, 1.0],
    [0, 2, 0.95, 0.0, 0.6576197724933469],
    [1, 2, 0.9, 0.12086631942227366, 0.8791336805777263],
    [2, 2, 0.99, 0.23161829173072768, 1.0],
    [0, 15, 0.95, 0.0, 0.20388330103584862],
    [15, 15, 0.95, 0.7961166989641515, 1.0],
    [7, 20, 0.8, 0.22949725724670736, 0.493268836486522],
    [7, 20, 0.9, 0.20226004005676104, 0.5334873111515284],
    [7, 20, 0.95, 0.1811918241010821, 0.5671457233147637],
    [7, 20, 0.99, 0.14639344137693885, 0.6283381789526872],
    [1, 1000, 0.95, 0.00017654637062607809, 0.0056425585979579355],
    [999, 1000, 0.99, 0.9915394337800183, 0.9998825836463816],
    [109_502, 398_198, 0.95, 0.27360916844742406, 0.27638286739168944],
    [0, 400_000, 0.95, 0.0, 9.603554822584356e-6],
  ])('of %i in %i at %d is %d to %d', (k, n, level, low, high) => {
    const interval = wilsonInterval(k, n, level)
    expect(interval.low).toBeCloseTo(low, 12)
    expect(interval.high).toBeCloseTo(high, 12)
  })

  it('never leaves 0 to 1, ends at the end where all or none succeed, and holds the rate', () => {
    for (let n = 1; n <= 200; n++) {
      for (const k of [0, 1, Math.floor(n / 2), n - 1, n]) {
        const { low, high } = wilsonInterval(k, n, 0.999)
        expect(low >= 0 && low <= k / n && k / n <= high && high <= 1, `${k} of ${n}`).toBe(true)
        expect([low === 0, high === 1], `${k} of ${n}`).toEqual([k === 0, k === n])
      }
    }
  })
})
