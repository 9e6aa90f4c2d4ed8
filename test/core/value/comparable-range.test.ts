import { expect, it } from 'vitest'
import { Random } from '#core/sample/random'
import { tailOf } from '#core/value/estimators/comparable'
import { weightedQuantile } from '#core/value/weighted-quantile'

it.each([9, 15, 25, 100])('a range of %i prices holds four of five prices to come', (n) => {
  // Uniform prices, for which the share a range holds is its length: exactly 0.8 on average (Beta; Wilks 1941).
  const random = new Random(n).restart(1, 0)
  const weights = Array<number>(n).fill(1)
  const tail = tailOf(weights)
  let held = 0
  const times = 20_000
  for (let i = 0; i < times; i++) {
    const prices = Array.from({ length: n }, () => random.uniform()).sort((a, b) => a - b)
    held += weightedQuantile(prices, weights, 1 - tail) - weightedQuantile(prices, weights, tail)
  }
  // The share a range holds has a deviation below 0.13 for 9 prices, so its mean one below 0.001.
  expect(Math.abs(held / times - 0.8)).toBeLessThan(0.004)
})

it('prices that count for little do not widen a range as others do', () => {
  expect(tailOf([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toBeCloseTo((0.1 * 11 - 0.5) / 10, 12)
  // Two weights tell as much as 1.6 equal ones (Kish): a range reaches to the ends.
  expect(tailOf([1, 3])).toBe(0)
})
