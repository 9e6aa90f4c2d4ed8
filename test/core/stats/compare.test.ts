import { describe, expect, it } from 'vitest'
import { differenceInterval, ratioInterval } from '#core/stats/compare'
import { wilsonInterval } from '#core/stats/wilson'

const rate = (successes: number, n: number) => ({ value: successes / n, ...wilsonInterval(successes, n, 0.95) })

describe('the interval of a difference', () => {
  it('of two rates is Newcombe’s', () => {
    // 56 of 70 less 48 of 80: Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10: 0.0524 to 0.3339.
    const { low, high } = differenceInterval(rate(56, 70), rate(48, 80))
    expect([low, high].map((x) => x.toFixed(4))).toEqual(['0.0524', '0.3339'])
  })

  it('of any two has the distances of both', () => {
    // R 4.2.2, test/reference/measure-intervals.R, "difference"
    const { low, high } = differenceInterval({ value: 12, low: 10, high: 15 }, { value: 8, low: 7, high: 9.5 })
    expect(low).toBeCloseTo(1.5, 12)
    expect(high).toBeCloseTo(7.16227766017, 10)
  })
})

describe('the interval of a ratio', () => {
  it('is that of both by recovered variances', () => {
    // R 4.2.2, test/reference/measure-intervals.R, "ratio of both"
    const { low, high } = ratioInterval({ value: 12, low: 10, high: 15 }, { value: 8, low: 7, high: 9.5 })!
    expect(low).toBeCloseTo(1.16768248922, 10)
    expect(high).toBeCloseTo(1.94705687702, 10)
  })

  it('is none where the lower number may be zero, or the upper below it', () => {
    expect(ratioInterval({ value: 12, low: 10, high: 15 }, { value: 8, low: 0, high: 9.5 })).toBeNull()
    expect(ratioInterval({ value: 1, low: -1, high: 3 }, { value: 8, low: 7, high: 9.5 })).toBeNull()
  })
})
