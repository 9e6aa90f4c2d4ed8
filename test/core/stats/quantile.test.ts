import { describe, expect, it } from 'vitest'
import { type Middle, quantile, quantileInterval } from '#core/stats/quantile'

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
