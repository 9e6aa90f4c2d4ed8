import { describe, expect, it } from 'vitest'
import type { Judged } from '#core/value/calibration/quality'
import { corrected, fitRecalibration, LEAST_TRAINED, readCurve } from '#core/value/calibration/recalibrate'

// The same formulas as in test/reference/value-models.R, whose numbers these are (R 4.2.2).
const cents = (value: number): number => Math.round(value * 100) / 100
const judged: Judged[] = Array.from({ length: 120 }, (_, i) => {
  const actual = cents([20, 220, 1100, 9000][Math.floor(i / 30)]! * Math.exp(((i * 37) % 30) / 20))
  const predicted = cents(Math.exp(0.6 * Math.log(actual) + 2.4 + (((i * 53) % 41) - 20) / 15))
  return { actual, predicted, low: predicted * 0.4, high: predicted * 2.2 }
})
const ISOTONIC = {
  from: [
    2.8639137, 3.37073817, 3.6724226, 3.87743156, 4.1774456, 4.54966982, 4.65184813, 4.89822903, 5.15683401, 5.25511465,
    5.48801951, 5.82290769, 6.22716824, 6.51567957, 6.77369506, 7.00144301, 7.09922581, 7.30311416, 7.66679399,
    7.99074721, 8.0890806, 8.30919496, 8.48816092, 9.02159896, 9.4863215, 9.58298817,
  ],
  to: [
    2.99573227, 3.39584978, 3.62071577, 3.79571388, 3.79572678, 3.87904752, 4.41975303, 4.538719, 4.59475896,
    4.86964731, 5.59114052, 5.87151879, 6.7026889, 6.74834815, 6.95616099, 7.81722264, 8.01722702, 8.04222554,
    8.36773343, 8.9290228, 9.20402271, 9.20421427, 9.22100877, 9.85081319, 10.25497999, 10.30497978,
  ],
}

const fitted = (kind: 'isotonic' | 'log-linear' | 'inverse', of: readonly Judged[] = judged) => {
  const found = fitRecalibration(kind, of)
  if (!found) throw new Error(`${kind} not fitted`)
  return found
}

describe('a recalibration', () => {
  it('is the isotonic regression of R, flat beyond its ends', () => {
    const curve = fitted('isotonic')
    expect(curve.from).toHaveLength(ISOTONIC.from.length)
    for (const [i, at] of ISOTONIC.from.entries()) {
      expect(curve.from[i]).toBeCloseTo(at, 6)
      expect(curve.to[i]).toBeCloseTo(ISOTONIC.to[i]!, 6)
    }
    expect(readCurve(curve, 0)).toBeCloseTo(ISOTONIC.to[0]!, 6)
    expect(readCurve(curve, 99)).toBeCloseTo(ISOTONIC.to.at(-1)!, 6)
    // Half way between the first two points.
    expect(readCurve(curve, (ISOTONIC.from[0]! + ISOTONIC.from[1]!) / 2)).toBeCloseTo(
      (ISOTONIC.to[0]! + ISOTONIC.to[1]!) / 2,
      6,
    )
  })

  it('takes equal estimates for one, at the mean of their log prices', () => {
    const pair = (predicted: number, actual: number) => ({ predicted, actual, low: null, high: null })
    const many = Array.from({ length: 10 }, () => [pair(100, 40), pair(100, 90), pair(200, 500)]).flat()
    // By hand: the geometric mean of 40 and 90 is 60.
    expect(fitted('isotonic', many).to.map(Math.exp)).toEqual([expect.closeTo(60, 6), expect.closeTo(500, 6)])
  })

  it('is the regression line of R, or the line of the other regression read backwards', () => {
    for (const [kind, constant, slope] of [
      ['log-linear', -1.1586244, 1.22923378],
      ['inverse', -3.67758978, 1.61589781],
    ] as const)
      for (const log of [0, 5, 12]) expect(readCurve(fitted(kind), log)).toBeCloseTo(constant + slope * log, 5)
  })

  it('has the range of R, each price judged by a line that has not seen it', () => {
    const curve = fitted('log-linear')
    expect([curve.below, curve.above]).toEqual([expect.closeTo(-1.30320281, 6), expect.closeTo(1.60002985, 6)])
    const plain = fitted(
      'log-linear',
      judged.map((one) => ({ ...one, low: null, high: null })),
    )
    expect([plain.below, plain.above]).toEqual([expect.closeTo(-1.46773158, 6), expect.closeTo(1.54203243, 6)])
    // By hand: log value -1.1586 + 1.2292 * log 100, and widths of log 2 and log 3 stretched by the slope.
    const log = -1.1586244 + 1.22923378 * Math.log(100)
    const estimate = corrected({ value: 100, low: 50, high: 300 }, curve)
    expect(Math.log(estimate.value)).toBeCloseTo(log, 5)
    expect(Math.log(estimate.low!)).toBeCloseTo(log - 1.30320281 * 1.22923378 * Math.log(2), 5)
    expect(Math.log(estimate.high!)).toBeCloseTo(log + 1.60002985 * 1.22923378 * Math.log(3), 5)
  })

  it('is none of few prices, nor where estimates tell nothing of them', () => {
    const every = (n: number) => Array.from({ length: n }, (_, i) => judged[(i * 7) % 120]!)
    expect(LEAST_TRAINED).toBe(20)
    expect(fitRecalibration('log-linear', every(19))).toBeNull()
    expect(fitRecalibration('log-linear', every(20))).not.toBeNull()
    const constant = judged.map((one) => ({ ...one, predicted: 100 }))
    for (const kind of ['isotonic', 'log-linear', 'inverse'] as const)
      expect(fitRecalibration(kind, constant)).toBeNull()
    // A slope of 0.03 backwards would blow differences up more than thirty times.
    const faint = judged.map((one) => ({ ...one, predicted: one.actual ** 0.03 }))
    expect(fitRecalibration('inverse', faint)).toBeNull()
    expect(fitRecalibration('log-linear', faint)).not.toBeNull()
  })
})
