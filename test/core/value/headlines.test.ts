import { describe, expect, it } from 'vitest'
import { changeText, factorBetween, factorOf, factorText, growthText, levelText } from '#core/value/headlines'
import { TIERS, tierOf } from '#core/value/tiers'

describe('tiers', () => {
  it('are those of the study, a price on a boundary in the higher one', () => {
    expect(TIERS.map(({ from, to }) => [from, to])).toEqual([
      [10, 200],
      [200, 1_000],
      [1_000, 5_000],
      [5_000, 50_000],
    ])
    const prices = [9.99, 10, 199.99, 200, 999.99, 1_000, 4_999, 5_000, 50_000, 50_000.01, Number.NaN]
    expect(prices.map(tierOf)).toEqual([-1, 0, 0, 1, 1, 2, 2, 3, 3, -1, -1])
  })
})

describe('headline numbers', () => {
  const line = (statistic: 'mean' | 'median', isTrimmed: boolean, level: number | null) => ({
    statistic,
    isTrimmed,
    level,
  })

  it('tell by what factor methods differ in the plain median', () => {
    expect(factorBetween([100, null, 250, 0])).toBe(2.5)
    expect(factorBetween([100, null])).toBeNull()
    const lines = [
      line('median', false, 100),
      line('median', false, 210),
      line('median', true, 1_000),
      line('mean', false, 9_000),
      line('median', false, null),
    ]
    expect(factorOf(lines)).toBe(2.1)
    expect(factorText(2.1)).toContain('a factor of 2.1')
    expect(factorText(1653.2)).toContain('a factor of 1\u202F653 ')
  })

  it('are written with their sign and interval', () => {
    expect([0.274, -0.05, 0.001].map(changeText)).toEqual(['+27 %', '−5 %', '0 %'])
    expect([250.4, 0.163, null].map(levelText)).toEqual(['$250', '$0.16', 'withheld'])
    const of = { mode: null, published: 0.27 }
    expect(growthText({ ...of, growth: null })).toBe('withheld or none')
    expect(growthText({ ...of, growth: { value: 0.1, interval: null } })).toBe('+10 %')
    expect(growthText({ ...of, growth: { value: 0.1, interval: { low: -0.1, high: 0.3 } } })).toBe(
      '+10 % [−10 %, +30 %]',
    )
  })
})
