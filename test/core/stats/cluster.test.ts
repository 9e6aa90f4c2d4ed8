import { describe, expect, it } from 'vitest'
import {
  type ClusterSums,
  clusteredCountInterval,
  clusteredMeanInterval,
  clusteredRateInterval,
  ratioVariance,
} from '#core/stats/cluster'
import { meanInterval } from '#core/stats/mean'
import { wilsonInterval } from '#core/stats/wilson'

// Twelve sessions of six users: y is a success, w a value.
const USERS = [0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 4, 5]
const Y = [1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 0]
const W = [3.5, 2, 8, 1, 1, 10, 20, 5, 7, 1.5, 2, 2.5]

function sumsOf(values: readonly number[], users: readonly number[] = USERS): ClusterSums {
  const ids = [...new Set(users)]
  const s = ids.map((id) => values.reduce((sum, v, i) => sum + (users[i] === id ? v : 0), 0))
  const m = ids.map((id) => users.filter((user) => user === id).length)
  const sum = (of: (k: number) => number) => ids.reduce((total, _, k) => total + of(k), 0)
  return {
    clusters: ids.length,
    ss: sum((k) => s[k]! ** 2),
    sm: sum((k) => s[k]! * m[k]!),
    mm: sum((k) => m[k]! ** 2),
  }
}

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

// Expected values: NumPy and SciPy 1.17.1, the CR1 sandwich of a regression on a constant by matrices from the rows,
//   X = ones((n, 1)); e = y - X @ b; meat = sum over users of (X_g' e_g)(X_g' e_g)'
//   v = (inv(X'X) @ meat @ inv(X'X))[0, 0] * G / (G - 1), and t = stats.t.ppf(0.975, G - 1).
describe('sums over users', () => {
  it('give the variance of a mean as the sandwich does', () => {
    expect(ratioVariance(12, total(Y), sumsOf(Y))).toBeCloseTo(0.011574074074074066, 14)
    expect(ratioVariance(12, total(W), sumsOf(W))).toBeCloseTo(4.552893518518517, 12)
  })

  it('give a t interval of a mean', () => {
    // m - t * sqrt(v), m + t * sqrt(v)
    const interval = clusteredMeanInterval(12, total(W), sumsOf(W), 0.95)
    expect(interval!.low).toBeCloseTo(-0.1933150092599778, 10)
    expect(interval!.high).toBeCloseTo(10.776648342593312, 10)
  })

  it('give a score interval of a rate, never narrower than of independent sessions', () => {
    // v is below p (1 - p) / n here, so that n stays 12: (p + t^2/2n -+ t sqrt(p (1-p) / n + t^2/4n^2)) / (1 + t^2/n)
    const interval = clusteredRateInterval(12, 7, sumsOf(Y), 0.95)!
    expect(interval.low).toBeCloseTo(0.25846493160745654, 12)
    expect(interval.high).toBeCloseTo(0.8490163516194498, 12)
    const independent = wilsonInterval(7, 12, 0.95)
    expect(interval.low).toBeLessThan(independent.low)
    expect(interval.high).toBeGreaterThan(independent.high)
  })

  it('give a rate of 0 as few sessions as users would give, were they all alike', () => {
    // n / (sum(m^2) / n) = 4.5 sessions: t^2/4.5 / (1 + t^2/4.5)
    const interval = clusteredRateInterval(12, 0, sumsOf(Y.map(() => 0)), 0.95)!
    expect(interval.low).toBe(0)
    expect(interval.high).toBeCloseTo(0.5948825919651872, 12)
  })

  it('give a count the interval of fewer and larger counts', () => {
    // size = sum(m^2) / n; gamma.ppf(0.025, 12 / size) * size, gamma.ppf(0.975, 12 / size + 1) * size
    const { low, high } = clusteredCountInterval(12, sumsOf(Y), 0.95)
    expect(low).toBeCloseTo(3.6005193333071444, 9)
    expect(high).toBeCloseTo(29.226732348028268, 9)
  })

  it('say nothing of one user', () => {
    const alone = sumsOf(
      Y,
      Y.map(() => 0),
    )
    expect(clusteredMeanInterval(12, 7, alone, 0.95)).toBeNull()
    expect(clusteredRateInterval(12, 7, alone, 0.95)).toBeNull()
  })

  it('of users with one session each give the variance of independent sessions', () => {
    const own = W.map((_, i) => i)
    const interval = clusteredMeanInterval(12, total(W), sumsOf(W, own), 0.95)!
    const independent = meanInterval({ n: 12, sum: total(W), squares: total(W.map((w) => w * w)) }, 0.95)!
    expect(interval.low).toBeCloseTo(independent.low, 10)
    expect(interval.high).toBeCloseTo(independent.high, 10)
  })
})
