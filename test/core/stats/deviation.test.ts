import { describe, expect, it } from 'vitest'
import { clusteredMeanInterval } from '#core/stats/cluster'
import { type DeviationSums, deviationInterval } from '#core/stats/deviation'

// Twelve sessions of six users, as in cluster.test.ts; expected values: R 4.2.2, test/reference/measure-intervals.R.
const USERS = [0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 4, 5]
const W = [3.5, 2, 8, 1, 1, 10, 20, 5, 7, 1.5, 2, 2.5]
const V = [1, 2, 4, 1, 3, 2, 5, 2, 3, 1, 2, 1]
const EACH = W.map((_, i) => i)

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const perUser = (values: readonly number[], users: readonly number[]) =>
  [...new Set(users)].map((user) => total(values.filter((_, i) => users[i] === user)))
const product = (a: readonly number[], b: readonly number[]) => total(a.map((x, i) => x * b[i]!))

function sumsOf(users: readonly number[]): DeviationSums {
  const [a, b, m] = [W, W.map((w) => w * w), W.map(() => 1)].map((values) => perUser(values, users))
  return {
    clusters: m!.length,
    bb: product(b!, b!),
    ab: product(a!, b!),
    bm: product(b!, m!),
    aa: product(a!, a!),
    am: product(a!, m!),
    mm: product(m!, m!),
  }
}

const mean = total(W) / 12
const deviation = Math.sqrt(total(W.map((w) => (w - mean) ** 2)) / 11)

describe('the interval of a standard deviation', () => {
  it('allows for users who repeat', () => {
    expect(deviation).toBeCloseTo(5.499827821, 9)
    const interval = deviationInterval(12, mean, deviation, sumsOf(USERS), 0.95)!
    expect(interval.low).toBeCloseTo(2.93261677868, 9)
    expect(interval.high).toBeCloseTo(10.31437393408, 9)
  })

  it('takes each session for itself where users are not known', () => {
    const interval = deviationInterval(12, mean, deviation, sumsOf(EACH), 0.95)!
    expect(interval.low).toBeCloseTo(2.77238235291, 9)
    expect(interval.high).toBeCloseTo(10.91051024359, 9)
  })

  it('is none of one user, or of values that are all alike', () => {
    expect(deviationInterval(12, mean, deviation, { ...sumsOf(USERS), clusters: 1 }, 0.95)).toBeNull()
    expect(deviationInterval(12, mean, 0, sumsOf(USERS), 0.95)).toBeNull()
  })
})

describe('the interval of a ratio of sums', () => {
  it.each([
    [USERS, 0.665213211807, 4.038490491896],
    [EACH, 1.29795334643, 3.40575035727],
  ])('is by the delta method over %j', (users, low, high) => {
    const [s, m] = [perUser(W, users), perUser(V, users)]
    const sums = { clusters: s.length, ss: product(s, s), sm: product(s, m), mm: product(m, m) }
    const interval = clusteredMeanInterval(total(V), total(W), sums, 0.95)!
    expect(interval.low).toBeCloseTo(low, 9)
    expect(interval.high).toBeCloseTo(high, 9)
  })
})
