import { describe, expect, it } from 'vitest'
import { type Judged, medianOf, QUALITIES } from '#core/value/calibration/quality'
import { qualityTable } from '#core/value/calibration/quality-table'
import { weightedQuantile } from '#core/value/weighted-quantile'

// The same formulas as in test/reference/value-quality.R.
const cents = (value: number): number => Math.round(value * 100) / 100
const judged: Judged[] = Array.from({ length: 120 }, (_, i) => {
  const base = [20, 220, 1100, 9000][Math.floor(i / 30)]!
  const actual = cents(base * Math.exp(((i * 37) % 30) / 20))
  const predicted = cents(Math.exp(0.6 * Math.log(actual) + 2.4 + (((i * 53) % 41) - 20) / 15))
  return { actual, predicted, low: predicted * 0.4, high: predicted * 2.2 }
})

const DRAWN = (seed: number) => ({ seed, draws: 1_000 })

// R 4.2.2; intervals from 20,000 draws of its own.
const R = {
  overall: [0.760713, 0.491328, 0.715521, 0.87529, 0.483333],
  tiers: [
    [0.075079, 0.100001, 2.417672, 0.217353, 0.5],
    [0.185665, 0.263475, 0.96217, 0.414016, 0.633333],
    [0.278612, 0.274964, 0.479184, 0.542603, 0.533333],
    [0.051267, 0.038141, 0.235146, 0.215573, 0.266667],
  ],
  intervals: {
    overall: [
      [0.713162, 0.357383, 0.620974, 0.844544, 0.4],
      [0.809239, 0.637323, 0.824324, 0.899481, 0.566667],
    ],
    first: [
      [0.000301, 0.000246, 1.803002, -0.164032, 0.333333],
      [0.325319, 0.408221, 3.240364, 0.542794, 0.666667],
    ],
  },
}

describe('the quality of prices', () => {
  const table = qualityTable(judged, DRAWN(1))

  it('is what R computes, by tier and over all', () => {
    for (const [q, key] of QUALITIES.entries()) {
      expect(table.overall![key], key).toBeCloseTo(R.overall[q]!, 5)
      for (const [t, line] of table.tiers.entries())
        expect(line[key], `${line.tier} ${key}`).toBeCloseTo(R.tiers[t]![q]!, 5)
    }
  })

  it('has the bootstrap intervals of R within the error of a thousand draws', () => {
    // An end of a 95 % interval from 1,000 draws has a standard error of 0.085 standard deviations, so of 0.022 widths:
    // sqrt(0.025 * 0.975 / 1000) over the normal density there. Four of them.
    for (const seed of [1, 2, 3]) {
      const { overall, tiers } = qualityTable(judged, DRAWN(seed))
      for (const [line, [low, high]] of [
        [overall!, R.intervals.overall],
        [tiers[0]!, R.intervals.first],
      ] as const) {
        for (const [q, key] of QUALITIES.entries()) {
          const width = high![q]! - low![q]!
          // A share of 30 has no values between its steps.
          const far = Math.max(0.088, key === 'coverage' ? 1.001 / line.n / width : 0)
          expect(Math.abs(line.intervals[key]!.low - low![q]!) / width, `${line.tier} ${key} low`).toBeLessThan(far)
          expect(Math.abs(line.intervals[key]!.high - high![q]!) / width, `${line.tier} ${key} high`).toBeLessThan(far)
        }
      }
    }
  })

  it('has the same intervals by the same seed, others by another, and lines of their own draws', () => {
    const [a, b, c] = [4, 4, 5].map((seed) => qualityTable(judged, { seed, draws: 50 }))
    expect(a).toEqual(b)
    expect(a!.overall!.intervals.bias).not.toEqual(c!.overall!.intervals.bias)
    // Two tiers of the same prices, one ten times the other's dollars.
    const twin = judged
      .slice(0, 30)
      .flatMap((one) =>
        [1, 10].map((by) => ({ ...one, actual: (20 + (one.actual % 70)) * by, predicted: one.predicted * by })),
      )
    const { tiers } = qualityTable(twin, { seed: 4, draws: 50 })
    expect(tiers[0]!.bias).toBeCloseTo(tiers[1]!.bias, 10)
    expect(tiers[0]!.intervals.bias!.low).not.toBeCloseTo(tiers[1]!.intervals.bias!.low, 10)
  })

  it('is zero for a price that never changes, and null for ranges that are not there', () => {
    const { overall } = qualityTable(
      judged.map((one) => ({ ...one, predicted: 250, low: null, high: null })),
      DRAWN(1),
    )
    expect(overall).toMatchObject({ logR2: 0, levelR2: 0, rankCorrelation: 0, coverage: null })
  })
})

describe('the rank correlation', () => {
  it('gives equal prices the mean of their ranks', () => {
    // By hand: ranks 1.5, 1.5, 3, 4 and 1, 2.5, 2.5, 4 have the correlation 3.75 / 4.5.
    const of = [
      [10, 20],
      [10, 30],
      [20, 30],
      [40, 50],
    ].map(([actual, predicted]) => ({ actual: actual!, predicted: predicted!, low: null, high: null }))
    expect(qualityTable(of, DRAWN(1)).overall!.rankCorrelation).toBeCloseTo(3.75 / 4.5, 10)
  })
})

describe('weighted quantiles', () => {
  it('are those of definition 5 where weights are equal', () => {
    // R: quantile(c(1, 2, 4, 8, 16), c(0.1, 0.25, 0.5, 0.9), type = 5)
    const values = [1, 2, 4, 8, 16]
    for (const [p, expected] of [
      [0.1, 1],
      [0.25, 1.75],
      [0.5, 4],
      [0.9, 16],
    ] as const) {
      expect(weightedQuantile(values, [2, 2, 2, 2, 2], p)).toBeCloseTo(expected)
    }
    expect(medianOf([3, 1, 2, 10])).toBe(2.5)
  })

  it('lean to what has more weight', () => {
    expect(weightedQuantile([1, 2, 3], [1, 1, 10], 0.5)).toBeGreaterThan(2.5)
    expect(weightedQuantile([1, 2, 3], [0, 5, 0], 0.9)).toBe(2)
  })
})
