import { describe, expect, it } from 'vitest'
import { betaCumulative, binomialCumulative } from '#core/stats/beta'
import { gammaCumulative, gammaQuantile, logGamma } from '#core/stats/gamma'
import { normalQuantile } from '#core/stats/normal'
import { studentQuantile } from '#core/stats/student'

// Expected values: SciPy 1.17.1 (norm.ppf, t.ppf, gamma.ppf, special.betainc), printed with all digits.

const closeTo = (got: number, expected: number, relative = 1e-12) =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(Math.abs(expected) * relative)

describe('normalQuantile', () => {
  it.each([
    [0.9, 1.2815515655446004],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [1e-10, -6.361340902404056],
    [0.999999, 4.753424308817087],
  ])('at %d is %d', (p, expected) => closeTo(normalQuantile(p), expected))

  it('is zero in the middle and odd around it', () => {
    expect(normalQuantile(0.5)).toBe(0)
    closeTo(normalQuantile(0.03), -normalQuantile(0.97))
  })
})

describe('studentQuantile', () => {
  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.95, 3.5, 2.2224334936496004],
    [0.975, 14, 2.144786687917804],
    [0.995, 30, 2.7499956535672254],
    [0.9, 500, 1.2832470207103743],
    [0.975, 1999, 1.9611514201705613],
    [0.975, 2000, 1.9611508260994377],
    [0.975, 100_000, 1.9599877075346095],
  ])('at %d with %d degrees of freedom is %d', (p, df, expected) => closeTo(studentQuantile(p, df), expected, 1e-11))
})

describe('gammaQuantile', () => {
  it.each([
    [0.025, 1, 0.025317807984289876],
    [0.1, 3, 1.1020653282493214],
    [0.975, 1, 3.6888794541139354],
    [0.025, 15, 8.395386132783315],
    [0.975, 16, 24.740218871485844],
    [0.025, 1000, 938.9730184076952],
    [0.975, 400_001, 401241.5384949706],
  ])('at %d with shape %d is %d', (p, a, expected) => closeTo(gammaQuantile(p, a), expected, 1e-9))

  it('is undone by the cumulative function', () => closeTo(gammaCumulative(7, gammaQuantile(0.3, 7)), 0.3))
})

describe('betaCumulative', () => {
  it.each([
    [0.5, 3, 4, 0.65625],
    [0.1, 0.5, 0.5, 0.20483276469913345],
    [0.9, 200, 30, 0.9231109018409299],
    [0.999, 7, 0.5, 0.9074476988701016],
    [0.5, 200_000, 200_001, 0.5006307827362645],
  ])('at %d with %d and %d is %d', (x, a, b, expected) => closeTo(betaCumulative(x, a, b), expected, 1e-9))
})

describe('binomialCumulative', () => {
  it('adds up the probabilities of small counts', () => {
    // (1 + 5 + 10) / 2^5
    closeTo(binomialCumulative(2, 5, 0.5), 0.5)
    // 0.8^3
    closeTo(binomialCumulative(0, 3, 0.2), 0.512)
    expect(binomialCumulative(-1, 3, 0.2)).toBe(0)
    expect(binomialCumulative(3, 3, 0.2)).toBe(1)
  })
})

describe('logGamma', () => {
  it('is the logarithm of the factorial', () => {
    closeTo(logGamma(6), Math.log(120))
    closeTo(logGamma(0.5), Math.log(Math.sqrt(Math.PI)))
  })
})
