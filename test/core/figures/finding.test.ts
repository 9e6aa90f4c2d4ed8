import { describe, expect, it } from 'vitest'
import type { PivotCells } from '#core/cells/pivot-cells'
import { estimateContrast } from '#core/figures/contrast'
import { type Comparison, type Finding, testFinding } from '#core/figures/finding'
import type { Estimate } from '#core/stats/interval'

// Intervals of 95 %: half their width over 1.959963984540054 is the standard error.
const Z = 1.959963984540054
const estimate = (value: number, se: number): Estimate => ({
  value,
  n: 100,
  users: 50,
  interval: { low: value - Z * se, high: value + Z * se },
})

describe('a contrast', () => {
  it('adds variances by the squares of the weights', () => {
    // 0.5 - 2 * 0.1 = 0.3; sqrt(0.03^2 + 4 * 0.02^2) = 0.05.
    const made = estimateContrast(
      {
        of: '',
        scale: 'linear',
        terms: [
          { weight: 1, estimate: estimate(0.5, 0.03) },
          { weight: -2, estimate: estimate(0.1, 0.02) },
        ],
      },
      0.95,
    )!
    expect(made.value).toBeCloseTo(0.3, 12)
    expect(made.interval.high - made.value).toBeCloseTo(Z * 0.05, 10)
    expect(made.value - made.interval.low).toBeCloseTo(Z * 0.05, 10)
  })

  it('is a ratio on logarithms', () => {
    // The bounds of each are 1.5 times as far apart, by logarithms; together sqrt(2) times that.
    const around = (value: number): Estimate => ({
      ...estimate(value, 0),
      interval: { low: value / 1.5, high: value * 1.5 },
    })
    const terms = [
      { weight: 1, estimate: around(12) },
      { weight: -1, estimate: around(4) },
    ]
    const made = estimateContrast({ of: '', scale: 'log', terms }, 0.95)!
    expect(made.value).toBeCloseTo(3, 12)
    expect(made.interval.high).toBeCloseTo(3 * 1.5 ** Math.SQRT2, 10)
    expect(made.interval.low).toBeCloseTo(3 / 1.5 ** Math.SQRT2, 10)
  })

  it('is none without an interval, or without a logarithm', () => {
    const open = { ...estimate(1, 0.1), interval: null }
    expect(estimateContrast({ of: '', scale: 'linear', terms: [{ weight: 1, estimate: open }] }, 0.95)).toBeNull()
    const atZero = { ...estimate(0.1, 0), interval: { low: 0, high: 0.2 } }
    expect(estimateContrast({ of: '', scale: 'log', terms: [{ weight: 1, estimate: atZero }] }, 0.95)).toBeNull()
  })
})

describe('a finding', () => {
  const cells = {
    rows: { keys: [], dimensions: [] },
    columns: { keys: [] },
    measures: [],
    level: 0.95,
  } as unknown as PivotCells
  const standingOn = (...comparisons: readonly Comparison[]): Finding => ({
    id: '',
    claim: '',
    published: '',
    figure: '',
    rows: [],
    measures: [],
    filters: [],
    test: () => comparisons,
  })
  const above = (value: number, se: number): Comparison => ({
    of: '',
    scale: 'linear',
    bound: { above: 0 },
    terms: [{ weight: 1, estimate: estimate(value, se) }],
  })
  const [surely, perhaps, surelyNot] = [above(1, 0.1), above(0.1, 0.1), above(-1, 0.1)]

  it('holds when all of it surely does', () => {
    expect(testFinding(standingOn(surely, surely), cells).verdict).toBe('holds')
    expect(testFinding(standingOn(surely, perhaps), cells).verdict).toBe('cannot-tell')
  })

  it('does not hold when one part surely does not', () => {
    expect(testFinding(standingOn(surely, perhaps, surelyNot), cells).verdict).toBe('does-not-hold')
  })

  it('may ask for a number near zero', () => {
    const near = (value: number): Comparison => ({ ...above(value, 0.01), bound: { within: 0.07 } })
    expect(testFinding(standingOn(near(0.04), near(-0.04)), cells).verdict).toBe('holds')
    expect(testFinding(standingOn(near(-0.06)), cells).verdict).toBe('cannot-tell')
    expect(testFinding(standingOn(near(-0.1)), cells).verdict).toBe('does-not-hold')
    expect(testFinding(standingOn(near(0.1)), cells).verdict).toBe('does-not-hold')
  })

  it('cannot be told without its numbers', () => {
    expect(testFinding({ ...standingOn(), test: () => null }, cells).verdict).toBe('cannot-tell')
  })
})
