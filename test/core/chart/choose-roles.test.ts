import { describe, expect, it } from 'vitest'
import { choosePanel, chooseRoles } from '#core/chart/choose-roles'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { sessionsTable, tableColumn } from '../../support/sessions-table'
import { drawable } from './drawable'

const DIMENSIONS = dimensionsOf(sessionsTable(['month', 'expertise', tableColumn('a'), tableColumn('b')]))
const find = (id: string) => DIMENSIONS.find((dimension) => dimension.id === id)!
const [month, expertise, a, b] = [find('month'), find('expertise'), find('a'), find('b')]

describe('the categories of a chart', () => {
  const roles = (...asked: Parameters<typeof drawable>) => chooseRoles(drawable(...asked), null, 'auto')

  it('are the only dimension, or nothing', () => {
    expect(roles([a], 1, [3])).toEqual({ panel: null, category: [0], series: [] })
    expect(roles([], 0, [])).toEqual({ panel: null, category: [], series: [] })
  })

  it('are the scale, wherever it is, while up to six lines cross it', () => {
    expect(roles([a, month], 1, [6, 7])).toEqual({ panel: null, category: [1], series: [0] })
    expect(roles([month, a], 1, [7, 6])).toEqual({ panel: null, category: [0], series: [1] })
    expect(roles([a, b, month], 1, [2, 3, 7])).toEqual({ panel: null, category: [2], series: [0, 1] })
  })

  it('are time rather than another scale', () => {
    expect(roles([expertise, month], 1, [6, 7])).toEqual({ panel: null, category: [1], series: [0] })
    expect(roles([expertise, a], 1, [5, 6])).toEqual({ panel: null, category: [0], series: [1] })
  })

  it('are the outermost row where it would be more, while up to nine dots share a band', () => {
    expect(roles([a, month], 1, [7, 9])).toEqual({ panel: null, category: [0], series: [1] })
    expect(roles([a, b], 2, [20, 9])).toEqual({ panel: null, category: [0], series: [1] })
  })

  it('are all rows together where even that is too much', () => {
    expect(roles([a, b], 2, [20, 10])).toEqual({ panel: null, category: [0, 1], series: [] })
    expect(roles([a, b], 1, [20, 10])).toEqual({ panel: null, category: [0], series: [1] })
    expect(roles([a, b], 0, [20, 10])).toEqual({ panel: null, category: [0, 1], series: [] })
  })

  it('are the scale of lines however many, and the rows of the table for shades and stacks', () => {
    const crossed = drawable([a, month], 1, [20, 7])
    expect(chooseRoles(crossed, null, 'line')).toEqual({ panel: null, category: [1], series: [0] })
    expect(chooseRoles(crossed, null, 'heatmap')).toEqual({ panel: null, category: [0], series: [1] })
    expect(chooseRoles(drawable([a, b], 2, [3, 4]), null, 'stacked')).toMatchObject({ category: [0], series: [1] })
    // One dimension is the parts of all sessions.
    expect(chooseRoles(drawable([a], 1, [3]), null, 'stacked')).toMatchObject({ category: [], series: [0] })
  })

  it('leave out the dimension of the panels', () => {
    expect(chooseRoles(drawable([a, b, month], 2, [2, 3, 7]), 0, 'auto')).toEqual({
      panel: 0,
      category: [2],
      series: [1],
    })
  })
})

describe('panels', () => {
  const three = drawable([month, a, b], 2, [7, 7, 6])

  it('are made of the outermost of three dimensions that is no scale and has up to six values', () => {
    expect(choosePanel(three, undefined)).toBe(2)
    expect(choosePanel(drawable([a, b, month], 2, [6, 6, 7]), undefined)).toBe(0)
    expect(choosePanel(drawable([a, b, month], 2, [7, 7, 7]), undefined)).toBe(null)
    expect(choosePanel(drawable([a, month], 1, [2, 7]), undefined)).toBe(null)
  })

  it('are as they were asked for, where there is such a dimension and another beside it', () => {
    expect(choosePanel(three, 'month')).toBe(0)
    expect(choosePanel(three, null)).toBe(null)
    expect(choosePanel(three, 'gone')).toBe(2)
    expect(choosePanel(drawable([a, b], 1, [2, 2]), 'b')).toBe(1)
    expect(choosePanel(drawable([a], 1, [2]), 'a')).toBe(null)
  })
})
