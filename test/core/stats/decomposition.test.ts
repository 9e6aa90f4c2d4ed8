import { describe, expect, it } from 'vitest'
import { decompose } from '#core/stats/decomposition'
import type { CellSum } from '#core/stats/user-sums'
import { SeededRandom } from '../../support/seeded-random'

describe('the parts of a change', () => {
  it('are those of two groups worked out by hand', () => {
    // 60 % at 0.5 and 40 % at 0.25 become 20 % at 0.75 and 80 % at 0.25: 0.4 becomes 0.35.
    const parts = decompose(
      [
        { n: 60, sum: 30 },
        { n: 40, sum: 10 },
      ],
      [
        { n: 20, sum: 15 },
        { n: 80, sum: 20 },
      ],
    )!
    expect(parts).toMatchObject({
      from: 0.4,
      to: 0.35,
      change: expect.closeTo(-0.05, 14),
      // -0.4 (0.625 - 0.375) and 0.4 (0.25 - 0.375)
      mix: expect.closeTo(-0.15, 14),
      // (0.6 + 0.2) / 2 times 0.25
      within: expect.closeTo(0.1, 14),
    })
    expect(parts.parts.map(({ mix }) => mix)).toEqual([expect.closeTo(-0.1, 14), expect.closeTo(-0.05, 14)])
    expect(parts.parts.map(({ within }) => within)).toEqual([expect.closeTo(0.1, 14), 0])
  })

  it('add up to the change, whatever the groups', () => {
    const random = new SeededRandom(20261127)
    for (let run = 0; run < 2_000; run++) {
      const groups = 1 + Math.floor(20 * random.unit())
      const period = (): CellSum[] =>
        Array.from({ length: groups }, () => {
          const n = random.isTrue(0.2) ? 0 : Math.floor(10 ** (5 * random.unit()))
          return { n, sum: n * random.unit() }
        })
      const [from, to] = [period(), period()]
      const split = decompose(from, to)
      if (!split) continue
      const sum = (of: 'mix' | 'within') => split.parts.reduce((total, part) => total + part[of], 0)
      expect(Math.abs(split.mix + split.within - split.change)).toBeLessThan(1e-12)
      expect(Math.abs(sum('mix') + sum('within') - (split.to - split.from))).toBeLessThan(1e-12)
    }
  })

  it('turn round with the periods', () => {
    const [a, b] = [
      [
        { n: 10, sum: 3 },
        { n: 30, sum: 21 },
      ],
      [
        { n: 25, sum: 5 },
        { n: 15, sum: 12 },
      ],
    ]
    const [there, back] = [decompose(a, b)!, decompose(b, a)!]
    there.parts.forEach(({ mix, within }, i) => {
      expect(back.parts[i]!.mix).toBeCloseTo(-mix, 14)
      expect(back.parts[i]!.within).toBeCloseTo(-within, 14)
    })
  })

  it('are mix alone for a group that is in one period only', () => {
    const split = decompose(
      [
        { n: 50, sum: 10 },
        { n: 0, sum: 0 },
      ],
      [
        { n: 50, sum: 10 },
        { n: 50, sum: 40 },
      ],
    )!
    expect(split.within).toBe(0)
    expect(split.mix).toBeCloseTo(0.3, 14)
  })

  it('are none where a period has no session', () => {
    expect(decompose([{ n: 0, sum: 0 }], [{ n: 3, sum: 1 }])).toBeNull()
  })
})
