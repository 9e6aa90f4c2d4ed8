import { describe, expect, it } from 'vitest'
import { ColumnCounts } from '#core/load/column-counts'
import { SeededRandom } from '../../support/seeded-random'

/** The first, third and fourth of four rows. */
const THREE_OF_FOUR = Uint8Array.of(0b1101)

describe('counts of a column', () => {
  it('are of values that are there: labels, dense numbers and flags', () => {
    const labels = new ColumnCounts('category')
    labels.add({ type: 'label', codes: Uint16Array.of(3, 9, 3, 700), labels: [], validity: THREE_OF_FOUR }, 4)
    labels.add({ type: 'label', codes: Uint16Array.of(3), labels: [], validity: null }, 1)
    expect(labels).toMatchObject({ known: 4, distinct: 2 })
    expect([0, 3, 9, 700].map((code) => labels.hasMet(code))).toEqual([false, true, false, true])

    const users = new ColumnCounts('user')
    users.add({ type: 'number', values: Uint32Array.of(0, 5_000, 70_000, 0), validity: THREE_OF_FOUR }, 4)
    expect(users).toMatchObject({ known: 3, distinct: 2 })

    const flags = new ColumnCounts('flag')
    flags.add({ type: 'flag', bits: Uint8Array.of(0b0010), validity: THREE_OF_FOUR }, 4)
    expect(flags).toMatchObject({ known: 3, distinct: 1 })
    expect([flags.hasMet(0), flags.hasMet(1)]).toEqual([true, false])
  })

  it('of numbers are exact to 2,048 and close beyond, a zero being one value', () => {
    const random = new SeededRandom(5)
    const counts = new ColumnCounts('number')
    const met = new Set<number>()
    const add = (values: Float64Array) => {
      counts.add({ type: 'number', values, validity: null }, values.length)
      for (const value of values) met.add(value)
    }
    add(Float64Array.of(0, -0, 1e300, -1.5, 1.5, 2 ** 53))
    expect(counts.distinct).toBe(5)
    add(Float64Array.from({ length: 10_000 }, () => random.whole(0, 2000) / 7))
    expect(counts.distinct).toBe(met.size)
    for (const most of [1e4, 1e5, 1e6]) {
      add(Float64Array.from({ length: 2 * most }, () => random.whole(0, most)))
      // Four of the standard errors of the estimate, 1.04 / sqrt(2048).
      expect(Math.abs(counts.distinct / met.size - 1)).toBeLessThan(4 * 0.023)
    }
  })
})
