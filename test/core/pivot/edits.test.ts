import { describe, expect, it } from 'vitest'
import * as edits from '#core/pivot/edits'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'

const placed = (...ids: readonly string[]) => ids.map((dimension) => ({ dimension }))
const spec = (more: Partial<PivotSpec>): PivotSpec => ({ ...EMPTY_SPEC, ...more })
const axes = ({ rows, columns }: PivotSpec) => [rows.map((p) => p.dimension), columns.map((p) => p.dimension)]
const ABC = spec({ rows: placed('a', 'b', 'c'), columns: placed('x') })

describe('dimensions', () => {
  it('are placed last on an axis, from wherever they were', () => {
    expect(axes(edits.placeDimension('rows', 'n')(ABC))).toEqual([['a', 'b', 'c', 'n'], ['x']])
    expect(axes(edits.placeDimension('columns', 'a')(ABC))).toEqual([
      ['b', 'c'],
      ['x', 'a'],
    ])
    expect(axes(edits.placeDimension('rows', 'a')(ABC))).toEqual([['b', 'c', 'a'], ['x']])
  })

  it('are removed from both axes', () => {
    expect(axes(edits.removeDimension('x')(ABC))).toEqual([['a', 'b', 'c'], []])
    expect(axes(edits.removeDimension('b')(ABC))).toEqual([['a', 'c'], ['x']])
    expect(axes(edits.removeDimension('nothing')(ABC))).toEqual(axes(ABC))
  })

  it('shift one place along their axis, and stay at its ends', () => {
    expect(axes(edits.shiftDimension('c', -1)(ABC))).toEqual([['a', 'c', 'b'], ['x']])
    expect(axes(edits.shiftDimension('a', 1)(ABC))).toEqual([['b', 'a', 'c'], ['x']])
    for (const [id, by] of [
      ['a', -1],
      ['c', 1],
      ['x', 1],
      ['nothing', 1],
    ] as const) {
      expect(edits.shiftDimension(id, by)(ABC), id).toBe(ABC)
    }
  })

  it('keep their order when they are shifted or swapped', () => {
    const sized = edits.orderDimension('a', 'size')(ABC)
    expect(sized.rows[0]).toEqual({ dimension: 'a', order: 'size' })
    expect(edits.shiftDimension('a', 1)(sized).rows[1]).toEqual({ dimension: 'a', order: 'size' })
    expect(edits.swapAxes(sized).columns[0]).toEqual({ dimension: 'a', order: 'size' })
    expect(edits.orderDimension('x', 'natural')(ABC).columns).toEqual([{ dimension: 'x', order: 'natural' }])
  })

  it('are turned round, in words and by a measure', () => {
    const up = { measure: 'sessions', at: ['1'], isDescending: false }
    const first = (edited: PivotSpec) => edited.rows[0]
    const turned = edits.reverseDimension('a')(ABC)
    expect(first(turned)).toEqual({ dimension: 'a', isReversed: true })
    expect(first(edits.reverseDimension('a')(turned))).toEqual({ dimension: 'a' })
    expect(first(edits.orderDimension('a', 'label')(turned))).toEqual({ dimension: 'a', order: 'label' })
    const measured = edits.orderDimension('a', up)(ABC)
    expect(first(edits.reverseDimension('a')(measured))).toEqual({
      dimension: 'a',
      order: { ...up, isDescending: true },
    })
  })

  it('are sorted together by a measure, and each by its own again', () => {
    const order = { measure: 'sessions', at: [], isDescending: true }
    const sorted = edits.sortAxis('rows', order)(edits.placeTotals('b', 'none')(ABC))
    expect(sorted.rows).toEqual([
      { dimension: 'a', order },
      { dimension: 'b', totals: 'none', order },
      { dimension: 'c', order },
    ])
    expect(sorted.columns).toEqual(ABC.columns)
    expect(edits.sortAxis('rows', null)(sorted).rows[1]).toEqual({ dimension: 'b', totals: 'none' })
  })

  it('have their totals placed and their keys collapsed', () => {
    expect(edits.placeTotals('x', 'before')(ABC).columns).toEqual([{ dimension: 'x', totals: 'before' }])
    const closed = edits.collapseKeys('a', 'all')(ABC)
    expect(closed.rows[0]).toEqual({ dimension: 'a', collapsed: 'all' })
    expect(edits.collapseKeys('a', undefined)(closed)).toEqual(ABC)
    // The innermost has no parts.
    const all = edits.collapseAxis('rows', true)(ABC)
    expect(all.rows).toEqual([
      { dimension: 'a', collapsed: 'all' },
      { dimension: 'b', collapsed: 'all' },
      { dimension: 'c' },
    ])
    expect(edits.collapseAxis('rows', false)(all)).toEqual(ABC)
    expect(edits.collapseAxis('columns', true)(ABC)).toEqual(ABC)
  })

  it('swap axes there and back', () => {
    expect(axes(edits.swapAxes(ABC))).toEqual([['x'], ['a', 'b', 'c']])
    expect(edits.swapAxes(edits.swapAxes(ABC))).toEqual(ABC)
  })
})

describe('measures', () => {
  it('are added last and taken away, but for the last one', () => {
    const two = edits.toggleMeasure('users')(EMPTY_SPEC)
    expect(two.measures).toEqual(['sessions', 'users'])
    expect(edits.toggleMeasure('sessions')(two).measures).toEqual(['users'])
    expect(edits.toggleMeasure('sessions')(EMPTY_SPEC)).toBe(EMPTY_SPEC)
  })
})

describe('an edit', () => {
  it('leaves the spec it was given as it was', () => {
    const before = structuredClone(ABC)
    const all = [
      edits.placeDimension('columns', 'a'),
      edits.removeDimension('a'),
      edits.shiftDimension('a', 1),
      edits.orderDimension('a', 'size'),
      edits.swapAxes,
      edits.toggleMeasure('users'),
      edits.setOffScale('a', 'hidden'),
    ]
    for (const edit of all) edit(ABC)
    expect(ABC).toEqual(before)
  })

  it('of level or thresholds changes nothing else', () => {
    expect(edits.setLevel(0.8)(ABC)).toEqual({ ...ABC, level: 0.8 })
    const thresholds = { minUsers: 1, minSessions: 2 }
    expect(edits.setThresholds(thresholds)(ABC)).toEqual({ ...ABC, thresholds })
  })
})
