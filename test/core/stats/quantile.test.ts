import { describe, expect, it } from 'vitest'
import { clusteredQuantileInterval, type Middle, quantile, quantileInterval } from '#core/stats/quantile'

const median = (middle: Middle) => quantile(middle, 0.5)

const whole = (values: readonly number[]): Middle => ({ n: values.length, firstRank: 1, values })
/** 1 to n, so that a value is its rank. */
const ranks = (n: number): Middle => whole(Array.from({ length: n }, (_, i) => i + 1))

describe('a median', () => {
  it.each([
    [[7], 7],
    [[1, 4], 2.5],
    [[1, 4, 100], 4],
    [[1, 4, 6, 100], 5],
  ])('of %j is %d', (values, expected) => expect(median(whole(values))).toBe(expected))

  it('is read from the values around the middle alone', () => {
    expect(median({ n: 1001, firstRank: 500, values: [10, 20, 30] })).toBe(20)
    expect(median({ n: 1000, firstRank: 500, values: [10, 20] })).toBe(15)
    expect(() => median({ n: 1001, firstRank: 502, values: [30] })).toThrow('rank 501')
  })
})

describe('the interval of a median', () => {
  // SciPy 1.17.1: r = max(k for k in range(1, n) if binom.cdf(k - 1, n, 0.5) <= (1 - level) / 2), to n + 1 - r.
  it.each([
    [4, 0.8, 1, 4],
    [5, 0.9, 1, 5],
    [6, 0.95, 1, 6],
    [8, 0.99, 1, 8],
    [15, 0.8, 5, 11],
    [15, 0.95, 4, 12],
    [15, 0.99, 3, 13],
    [16, 0.95, 4, 13],
    [100, 0.95, 40, 61],
    [101, 0.9, 42, 60],
    [1000, 0.99, 459, 542],
    [400_000, 0.95, 199_380, 200_621],
  ])('of %i at %d goes from rank %i to %i', (n, level, low, high) => {
    expect(quantileInterval(ranks(n), 0.5, level)).toEqual({ low, high })
  })

  // No rank passes: the smallest and the largest of n values hold the median with probability 1 - 2 / 2^n.
  it.each([
    [1, 0.8],
    [2, 0.8],
    [3, 0.8],
    [5, 0.95],
    [7, 0.99],
  ])('of %i at %d there is none', (n, level) => expect(quantileInterval(ranks(n), 0.5, level)).toBeNull())
})

describe('a quantile', () => {
  // R 4.2.2: quantile(c(1, 4, 6, 100), p), its default type 7.
  it.each([
    [0.25, 3.25],
    [0.75, 29.5],
    [0.9, 71.8],
  ])('at %d lies between its neighbours in proportion', (p, expected) =>
    expect(quantile(whole([1, 4, 6, 100]), p)).toBeCloseTo(expected, 12),
  )

  // R 4.2.2, test/reference/measure-intervals.R, "ranks"
  it.each([
    [40, 0.25, 5, 17],
    [40, 0.9, 32, 40],
    [100, 0.25, 17, 35],
    [100, 0.9, 84, 96],
    [1000, 0.25, 223, 278],
    [1000, 0.9, 881, 919],
  ])('of %i values at %d has an interval from rank %i to %i', (n, p, low, high) =>
    expect(quantileInterval(ranks(n), p, 0.95)).toEqual({ low, high }),
  )
})

describe('the clustered interval of a median', () => {
  // Twenty users with three sessions each, close together.
  const values = Array.from({ length: 60 }, (_, i) => 10 * (1 + Math.floor(i / 3)) + (i % 3))
  // Half of the values lie at or below the median of 106, those of ten users.
  const sums = { clusters: 20, ss: 10 * 9, sm: 10 * 9, mm: 20 * 9 }

  it('is that of as many values as theirs are worth', () => {
    // R 4.2.2, test/reference/measure-intervals.R, "median, clustered"
    expect(quantile(whole(values), 0.5)).toBe(106)
    expect(clusteredQuantileInterval(whole(values), 0.5, 30, sums, 0.95)).toEqual({ low: 61, high: 151 })
  })

  it('is none of one user', () => {
    expect(clusteredQuantileInterval(whole(values), 0.5, 30, { ...sums, clusters: 1 }, 0.95)).toBeNull()
  })
})
