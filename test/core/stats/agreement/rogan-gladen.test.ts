import { describe, expect, it } from 'vitest'
import { correctedDifference, roganGladen } from '#core/stats/agreement/rogan-gladen'
import { rateDifference } from '#core/stats/difference'

const error = (seHits: number, seN: number, spHits: number, spN: number) => ({
  sensitivity: { hits: seHits, n: seN },
  specificity: { hits: spHits, n: spN },
})

// Expected values: R 4.2.2, test/reference/agreement.R; it also finds that the interval holds the truth 95.4 % of the time.
describe('a rate corrected for misclassification', () => {
  it('has the interval of Lang and Reiczigel', () => {
    const corrected = roganGladen(420, 1200, error(45, 52, 118, 148), 0.95)!
    expect(corrected.value).toBeCloseTo(0.222274509804, 10)
    expect(corrected.interval?.low).toBeCloseTo(0.125994451696, 10)
    expect(corrected.interval?.high).toBeCloseTo(0.314758949889, 10)
    expect(corrected.isAtEnd).toBe(false)
    const narrower = roganGladen(420, 1200, error(45, 52, 118, 148), 0.9)!
    expect(narrower.interval?.low).toBeCloseTo(0.141680117779, 10)
    expect(narrower.interval?.high).toBeCloseTo(0.300119861781, 10)
  })

  it('is the nearer end where it would be no rate', () => {
    const low = roganGladen(30, 400, error(18, 20, 75, 80), 0.95)!
    expect(low.value).toBeCloseTo(0.0149253731343, 10)
    expect(low.interval?.low).toBe(0)
    expect(low.interval?.high).toBeCloseTo(0.0796533105656, 10)
    expect(roganGladen(3, 200, error(25, 30, 60, 70), 0.95)).toEqual({
      value: 0,
      interval: null,
      isAtEnd: true,
    })
  })

  it('gives a perfect rater back, wider for the little that is known of them', () => {
    const { value, interval } = roganGladen(300, 1000, error(40, 40, 60, 60), 0.95)!
    expect(value).toBeCloseTo(0.3, 12)
    expect(interval?.low).toBeLessThan(0.273)
    expect(interval?.high).toBeGreaterThan(0.329)
  })

  it('is none for a rater no better than chance, and where the sample has no yes or no no', () => {
    expect(roganGladen(30, 100, error(10, 20, 10, 20), 0.95)).toBeNull()
    expect(roganGladen(30, 100, error(0, 0, 10, 20), 0.95)).toBeNull()
    expect(roganGladen(30, 100, error(10, 20, 0, 0), 0.95)).toBeNull()
  })
})

// Expected values: R 4.2.2, test/reference/agreement.R; it also finds that the interval holds the truth 94.9 to 95.7 % of the time.
describe('the difference of two rates corrected by one sample', () => {
  it.each([
    [[420, 1200, 300, 1100], error(45, 52, 118, 148), [0.116606060606, 0.0560030282426, 0.176613173174]],
    [[90, 200, 95, 210], error(18, 20, 75, 80), [-0.00284292821606, -0.116767095281, 0.1112634909]],
  ] as const)(
    'of %j has the error of the sample in its interval, and p of the rates as counted',
    (counts, by, [value, low, high]) => {
      const [successes, n, others, of] = counts
      const counted = rateDifference({ successes, n }, { successes: others, n: of }, 0.95)
      const made = correctedDifference(counted, by, 0.95)
      expect(made.value).toBeCloseTo(value, 10)
      expect(made.interval?.low).toBeCloseTo(low, 10)
      expect(made.interval?.high).toBeCloseTo(high, 10)
      expect(made.p).toBe(counted.p)
    },
  )

  it('is never beyond what two rates can be apart', () => {
    const made = correctedDifference(
      rateDifference({ successes: 19, n: 20 }, { successes: 2, n: 20 }, 0.95),
      error(17, 20, 18, 20),
      0.95,
    )
    expect(made.interval?.high).toBe(1)
  })
})
