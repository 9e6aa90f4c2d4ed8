import { describe, expect, it } from 'vitest'
import type { Key } from '#core/cells/key'
import { chooseRoles } from '#core/chart/choose-roles'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

const DIMENSIONS = dimensionsOf(sessionsTable(['month', tableColumn('a'), tableColumn('b')]))
const [month, a, b] = DIMENSIONS.map((dimension) => [dimension])

/** Every combination of as many values as said. */
const keysOf = (...sizes: readonly number[]): Key[] =>
  sizes.reduce<Key[]>((keys, size) => keys.flatMap((key) => Array.from({ length: size }, (_, i) => [...key, i])), [[]])

describe('the categories of a chart', () => {
  it('are the only dimension, or nothing', () => {
    expect(chooseRoles(a!, 1, keysOf(3))).toEqual({ category: [0], series: [] })
    expect(chooseRoles([], 0, keysOf())).toEqual({ category: [], series: [] })
  })

  it('are the scale, wherever it is, while up to six lines cross it', () => {
    expect(chooseRoles([...a!, ...month!], 1, keysOf(6, 7))).toEqual({ category: [1], series: [0] })
    expect(chooseRoles([...month!, ...a!], 1, keysOf(7, 6))).toEqual({ category: [0], series: [1] })
    expect(chooseRoles([...a!, ...b!, ...month!], 1, keysOf(2, 3, 7))).toEqual({ category: [2], series: [0, 1] })
  })

  it('are the outermost row where it would be more, while up to nine dots share a band', () => {
    expect(chooseRoles([...a!, ...month!], 1, keysOf(7, 9))).toEqual({ category: [0], series: [1] })
    expect(chooseRoles([...a!, ...b!], 2, keysOf(20, 9))).toEqual({ category: [0], series: [1] })
  })

  it('are all rows together where even that is too much', () => {
    expect(chooseRoles([...a!, ...b!], 2, keysOf(20, 10))).toEqual({ category: [0, 1], series: [] })
    expect(chooseRoles([...a!, ...b!], 1, keysOf(20, 10))).toEqual({ category: [0], series: [1] })
    expect(chooseRoles([...a!, ...b!], 0, keysOf(20, 10))).toEqual({ category: [0, 1], series: [] })
  })
})
