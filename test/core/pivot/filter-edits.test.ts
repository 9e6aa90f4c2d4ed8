import { describe, expect, it } from 'vitest'
import * as edits from '#core/pivot/filter-edits'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'

const spec = (more: Partial<PivotSpec>): PivotSpec => ({ ...EMPTY_SPEC, ...more })

describe('filters', () => {
  const filter = (dimension: string, ...values: string[]) => ({ dimension, values, isNegated: false })
  const two = spec({ filters: [filter('a', '1'), filter('b', '2')] })

  it('are set in the place of the one the dimension has', () => {
    expect(edits.setFilter(filter('a', '9'))(two).filters).toEqual([filter('a', '9'), filter('b', '2')])
    expect(edits.setFilter(filter('c', '3'))(two).filters).toEqual([...two.filters, filter('c', '3')])
  })

  it('without values are none', () => {
    expect(edits.setFilter(filter('a'))(two).filters).toEqual([filter('b', '2')])
  })

  it('are removed by dimension', () => {
    expect(edits.removeFilter('b')(two).filters).toEqual([filter('a', '1')])
    expect(edits.removeFilter('nothing')(two)).toEqual(two)
  })
})
