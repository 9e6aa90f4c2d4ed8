import { describe, expect, it } from 'vitest'
import { countInterval } from '#core/stats/count'

describe('countInterval', () => {
  // SciPy 1.17.1: chi2.ppf((1 - level) / 2, 2 * k) / 2 (0 for k = 0), chi2.ppf((1 + level) / 2, 2 * k + 2) / 2
  it.each([
    [0, 0.95, 0.0, 3.6888794541139354],
    [0, 0.9, 0.0, 2.995732273553991],
    [0, 0.99, 0.0, 5.298317366548036],
    [1, 0.95, 0.025317807984289897, 5.571643390938898],
    [1, 0.8, 0.10536051565782632, 3.889720169867429],
    [2, 0.9, 0.35536151069866195, 6.295793621871988],
    [5, 0.95, 1.623486390118421, 11.66833207932267],
    [15, 0.95, 8.395386132783312, 24.740218871485844],
    [15, 0.99, 6.893359929751359, 28.164057479855437],
    [100, 0.9, 84.13927721831419, 118.07927278209706],
    [1000, 0.95, 938.9730184076952, 1063.952136016302],
    [398_198, 0.95, 396962.1526890829, 399436.7431694445],
  ])('of %i at %d is %d to %d', (count, level, low, high) => {
    const interval = countInterval(count, level)
    expect(Math.abs(interval.low - low)).toBeLessThanOrEqual(low * 1e-9)
    expect(Math.abs(interval.high - high)).toBeLessThanOrEqual(high * 1e-9)
  })
})
