import { describe, expect, it } from 'vitest'
import type { MeasureOrder } from '#core/pivot/placement'
import { alsoBy, orderBySortKeys, sortKeysOf } from '#core/pivot/sort-keys'

const by = (measure: string, isDescending = true) => ({ measure, at: [], isDescending })
const also = (measure: string) => (order: MeasureOrder | null) => alsoBy(order ?? undefined, { measure, at: [] })

describe('sorting by a further column', () => {
  it('puts it after the others, turns it round, and ends it', () => {
    const one = orderBySortKeys([by('a')])
    const two = also('b')(one)
    expect(sortKeysOf(two ?? undefined)).toEqual([by('a'), by('b')])
    const turned = also('b')(two)
    expect(sortKeysOf(turned ?? undefined)).toEqual([by('a'), by('b', false)])
    expect(also('b')(turned)).toEqual(one)
  })

  it('begins an order where there is none, and leaves none behind', () => {
    expect(alsoBy('size', { measure: 'a', at: [] })).toEqual(by('a'))
    expect(also('a')(orderBySortKeys([by('a', false)]))).toBeNull()
  })

  it('tells columns apart by where they stand', () => {
    const there = { measure: 'a', at: ['5'] }
    expect(sortKeysOf(alsoBy(by('a'), there) ?? undefined)).toEqual([by('a'), { ...there, isDescending: true }])
  })
})
