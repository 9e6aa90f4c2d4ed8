import { describe, expect, it } from 'vitest'
import type { ChartModel } from '#core/chart/chart-model'
import { formatTick, valueAxis } from '#core/chart/value-axis'
import { findMeasure } from '#core/pivot/built-in-measures'
import { chartOf, pointAt } from './chart-of'

const ticks = (measure: string, values: readonly number[], more: Partial<ChartModel> = {}, about = 5) => {
  const points = values.map((value, i) => pointAt(String(i), value, null, null))
  return valueAxis(chartOf(findMeasure(measure)!, points, more), about).ticks
}

describe('a linear axis', () => {
  it('holds zero, whatever the values, and ends on a mark', () => {
    expect(ticks('verified_success', [0.132, 0.347])).toEqual([0, 0.1, 0.2, 0.3, 0.4])
    expect(ticks('task_value_mean', [800, 4_100])).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000])
    expect(ticks('task_value_mean', [-120, 310])).toEqual([-200, -100, 0, 100, 200, 300, 400])
  })

  it('has room for the intervals', () => {
    const points = [pointAt('a', 0.3, 0.2, 0.52)]
    const { domain } = valueAxis(chartOf(findMeasure('verified_success')!, points), 5)
    expect(domain).toEqual([0, 0.6])
  })

  it('of counts has whole marks, and one of nothing is still an axis', () => {
    expect(ticks('sessions', [1, 2])).toEqual([0, 1, 2])
    expect(ticks('sessions', [])).toEqual([0, 1])
    expect(ticks('verified_success', [0])).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  })

  it('of stacks is all of them', () => {
    expect(ticks('sessions', [900], { kind: 'stacked' })).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  })
})

describe('a logarithmic axis', () => {
  it('is marked at 1, 2 and 5 over three powers of ten, and at the powers over more', () => {
    expect(ticks('words_per_prompt', [607, 3_200], { scale: 'log' })).toEqual([500, 1_000, 2_000, 5_000])
    expect(ticks('actions_per_prompt', [0.4, 60], { scale: 'log' })).toEqual([0.2, 0.5, 1, 2, 5, 10, 20, 50, 100])
    expect(ticks('task_value_mean', [3, 40_000], { scale: 'log' })).toEqual([1, 10, 100, 1_000, 10_000, 100_000])
  })

  it('of one value has two marks around it', () => {
    expect(ticks('actions_per_prompt', [10], { scale: 'log' })).toEqual([10, 20])
  })
})

describe('a mark', () => {
  it('is as short as it can be said', () => {
    expect(formatTick(0.4, 'rate')).toBe('40\u202F%')
    expect(formatTick(0.125, 'rate')).toBe('12.5\u202F%')
    expect(formatTick(5, 'number')).toBe('5')
    expect(formatTick(-2.5, 'number')).toBe('\u22122.5')
    expect(formatTick(12_000, 'dollars')).toBe('$12\u202F000')
    expect(formatTick(1_500, 'count')).toBe('1\u202F500')
  })
})
