import { describe, expect, it } from 'vitest'
import type { Key } from '#core/cells/key'
import { orderKeys, type Weights } from '#core/cells/order'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import type { PlannedDimension } from '#core/pivot/plan'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

const DIMENSIONS = new Map(
  dimensionsOf(
    sessionsTable(['work_mode', 'expertise', 'failure_signal', 'prompts', 'month', 'synthetic', tableColumn('team')]),
  ).map((dimension) => [dimension.id, dimension]),
)
const by = (id: string, order: PlannedDimension['order'], more: Partial<PlannedDimension> = {}): PlannedDimension => ({
  dimension: DIMENSIONS.get(id)!,
  order,
  ...more,
})

/** The keys in their order; weights are those of the keys as given. */
const ordered = (dimensions: PlannedDimension[], keys: readonly Key[], weights: Weights = []) =>
  orderKeys(keys, dimensions, () => weights).map((i) => keys[i])
const naturally = (id: string, ...values: readonly Key[number][]) =>
  ordered(
    [by(id, 'natural')],
    values.map((value) => [value]),
  ).map((key) => key![0])

describe('an order by several columns', () => {
  // Alike in the first column: the second decides, then the natural order; what is withheld of a column stands last.
  const keys = ['a', 'b', 'c', 'd', 'e'].map((team) => [team])
  const columns: readonly Weights[] = [
    [1, 2, 2, 2, null],
    [9, 5, 7, null, 8],
  ]
  const sorted = (...sorts: readonly { measure: number; isDescending: boolean }[]) => {
    const [first, ...next] = sorts.map((sort) => ({ ...sort, at: [] }))
    return orderKeys(keys, [by('team', { ...first!, next })], (order) =>
      typeof order === 'object' ? columns[order.measure]! : [],
    ).map((i) => keys[i]![0])
  }

  it('goes by the next where the ones before are the same', () => {
    const [high, low] = [true, false].map((isDescending) => ({ measure: 0, isDescending }))
    expect(sorted(high!, { measure: 1, isDescending: true })).toEqual(['c', 'b', 'd', 'a', 'e'])
    expect(sorted(high!, { measure: 1, isDescending: false })).toEqual(['b', 'c', 'd', 'a', 'e'])
    expect(sorted(low!, { measure: 1, isDescending: true })).toEqual(['a', 'c', 'b', 'd', 'e'])
    expect(sorted(high!)).toEqual(['b', 'c', 'd', 'a', 'e'])
  })
})

describe('the natural order', () => {
  it('is that of the study for its labels', () => {
    expect(naturally('work_mode', 'Test', 'Build', 'Analyze', 'Fix')).toEqual(['Fix', 'Build', 'Analyze', 'Test'])
    expect(naturally('expertise', '5', 'Unclear', '1', '3')).toEqual(['1', '3', '5', 'Unclear'])
  })

  it('is that of numbers for numbers, whether they have labels or not', () => {
    expect(naturally('prompts', 10, 9, -1, 100)).toEqual([-1, 9, 10, 100])
    expect(naturally('failure_signal', 5, 0, 3)).toEqual([0, 3, 5])
  })

  it('is alphabetic for other text, numbers in it by their value', () => {
    expect(naturally('team', 'team 10', 'Zebra', 'team 9', 'apple')).toEqual(['apple', 'team 9', 'team 10', 'Zebra'])
    expect(naturally('month', '2026-01', '2025-10', '2025-12')).toEqual(['2025-10', '2025-12', '2026-01'])
  })

  it('has what could not be told last: Unclear, then what was not recorded', () => {
    expect(naturally('expertise', null, 'Unclear', '5')).toEqual(['5', 'Unclear', null])
    expect(naturally('prompts', null, 3)).toEqual([3, null])
    expect(naturally('team', null, 'null', '')).toEqual(['', 'null', null])
  })
})

describe('the order by size', () => {
  const sized = (...pairs: readonly (readonly [Key[number], number | null])[]) =>
    ordered(
      [by('work_mode', 'size')],
      pairs.map(([value]) => [value]),
      pairs.map(([, size]) => size),
    ).map((key) => key![0])

  it('has the largest first, equals in natural order', () => {
    expect(sized(['Fix', 1], ['Build', 7], ['Test', 3], ['Plan', 3])).toEqual(['Build', 'Plan', 'Test', 'Fix'])
  })

  it('has what could not be told last, however many there are', () => {
    expect(sized([null, 100], ['Test', 1])).toEqual(['Test', null])
    expect(sized(['Unclear', 50], ['Test', 1])).toEqual(['Test', 'Unclear'])
  })

  it('has what must not be told last, in natural order, so that the place says nothing', () => {
    expect(sized(['Test', null], ['Plan', null], ['Fix', null], ['Operate', 1])).toEqual([
      'Operate',
      'Fix',
      'Plan',
      'Test',
    ])
  })
})

describe('an order turned round', () => {
  it('has the last of the study first, and the smallest first', () => {
    const keys: Key[] = [['Fix'], ['Test'], ['Build'], ['Unclear'], [null]]
    expect(ordered([by('work_mode', 'natural', { isReversed: true })], keys)).toEqual([
      ['Test'],
      ['Build'],
      ['Fix'],
      ['Unclear'],
      [null],
    ])
    expect(ordered([by('work_mode', 'size', { isReversed: true })], keys, [7, null, 1, 9, 9])).toEqual([
      ['Build'],
      ['Fix'],
      ['Test'],
      ['Unclear'],
      [null],
    ])
  })
})

describe('the order by label', () => {
  it('is that of the names people read', () => {
    const keys: Key[] = [['Test'], ['Analyze'], [null], ['Fix'], ['Unclear']]
    expect(ordered([by('work_mode', 'label')], keys).flat()).toEqual(['Analyze', 'Fix', 'Test', 'Unclear', null])
    expect(ordered([by('work_mode', 'label', { isReversed: true })], keys).flat()).toEqual([
      'Test',
      'Fix',
      'Analyze',
      'Unclear',
      null,
    ])
  })
})

describe('the order by a measure', () => {
  const measured = (isDescending: boolean, weights: Weights) => {
    const keys: Key[] = [['Test'], ['Build'], ['Plan'], ['Fix'], [null]]
    const order = { measure: 0, at: ['x'], isDescending }
    return ordered([by('work_mode', order)], keys, weights).flat()
  }

  it('goes up or down, equals in natural order', () => {
    expect(measured(true, [0.1, 0.3, 0.1, 0.2, 0.9])).toEqual(['Build', 'Fix', 'Plan', 'Test', null])
    expect(measured(false, [0.1, 0.3, 0.1, 0.2, 0.9])).toEqual(['Plan', 'Test', 'Fix', 'Build', null])
  })

  it('has what has no number last in natural order, up or down', () => {
    expect(measured(true, [null, null, 0.1, null, 0.9])).toEqual(['Plan', 'Fix', 'Build', 'Test', null])
    expect(measured(false, [null, null, 0.1, null, 0.9])).toEqual(['Plan', 'Fix', 'Build', 'Test', null])
  })
})

describe('nested keys', () => {
  const keys: readonly Key[] = [
    [],
    ['a'],
    ['a', 'Fix'],
    ['a', 'Test'],
    ['b'],
    ['b', 'Fix'],
    ['b', 'Test'],
    [null],
    [null, 'Fix'],
  ]

  it('stand together, each total after its parts', () => {
    expect(ordered([by('team', 'natural'), by('work_mode', 'natural')], keys)).toEqual([
      ['a', 'Fix'],
      ['a', 'Test'],
      ['a'],
      ['b', 'Fix'],
      ['b', 'Test'],
      ['b'],
      [null, 'Fix'],
      [null],
      [],
    ])
  })

  it('by size stand by their own subtotal', () => {
    // b has more sessions than a, though its parts are no larger.
    const sizes = [20, 5, 1, 4, 6, 4, 2, 9, 9]
    expect(ordered([by('team', 'size'), by('work_mode', 'size')], keys, sizes)).toEqual([
      ['b', 'Fix'],
      ['b', 'Test'],
      ['b'],
      ['a', 'Test'],
      ['a', 'Fix'],
      ['a'],
      [null, 'Fix'],
      [null],
      [],
    ])
  })

  it('stand after their total where it is put before them, each level for itself', () => {
    const before = { totals: 'before' } as const
    expect(ordered([by('team', 'natural', before), by('work_mode', 'natural')], keys)).toEqual([
      [],
      ['a', 'Fix'],
      ['a', 'Test'],
      ['a'],
      ['b', 'Fix'],
      ['b', 'Test'],
      ['b'],
      [null, 'Fix'],
      [null],
    ])
    expect(
      ordered([by('team', 'natural'), by('work_mode', 'natural', before)], keys).map((key) => key?.length),
    ).toEqual([1, 2, 2, 1, 2, 2, 1, 2, 0])
  })
})
