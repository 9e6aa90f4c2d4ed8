import { describe, expect, it } from 'vitest'
import type { ChartModel } from '#core/chart/chart-model'
import { extentOf } from '#core/chart/chart-scale'
import { chartCaption, chartInWords, chartNotes, pointInWords } from '#core/chart/chart-text'
import { findMeasure } from '#core/pivot/built-in-measures'
import { chartOf, pointAt } from './chart-of'

const rate = findMeasure('verified_success')!
const points = [pointAt('Novice', 0.132, 0.1, 0.16), pointAt('Expert', 0.347, null, null)]
const plain = (text: string) => text.replaceAll('\u202F', ' ')
const notes = (more: Partial<ChartModel>) => chartNotes(chartOf(rate, points, more)).map(plain)
const withheldAt = (category: string) => ({ panel: '', category, series: 'Fix', row: 0, column: 0 })

describe('the caption of a chart', () => {
  const caption = (more: Partial<ChartModel>) => plain(chartCaption(chartOf(rate, points, more)))

  it('says what it is by and what stands for its uncertainty', () => {
    expect(caption({})).toBe('by expertise, with 95 % intervals')
    expect(caption({ categoryTitle: '' })).toBe('of all sessions, with 95 % intervals')
    expect(caption({ seriesTitle: 'Work mode', panelTitle: 'Surface', level: 0.9, scale: 'log' })).toBe(
      'by expertise and work mode, a panel for each surface, with 90 % intervals, logarithmic scale',
    )
    expect(caption({ kind: 'stacked' })).toBe('by expertise, shares of each bar')
  })
})

describe('the notes of a chart', () => {
  it('are none where all is drawn', () => {
    expect(notes({})).toEqual([])
  })

  it('name what is withheld, and count it where it is much', () => {
    const series = [
      { name: 'Fix', slot: 0 },
      { name: 'Build', slot: 1 },
    ]
    expect(notes({ series, withheld: [withheldAt('Novice'), withheldAt('Expert')] })).toEqual([
      'Withheld: Novice, Fix; Expert, Fix.',
    ])
    expect(notes({ series, withheld: ['a', 'b', 'c', 'd'].map(withheldAt) })).toEqual(['4 cells are withheld.'])
    expect(notes({ kind: 'heatmap', withheld: [withheldAt('Novice')] })).toEqual([
      'Hatched: withheld.',
      'Intervals are in the table.',
      'Withheld: Novice, Fix.',
    ])
  })

  it('say what was left out, what boxes mean, and why a kind was not drawn', () => {
    expect(notes({ leftOut: { panels: 1, categories: 2, series: 1 } })).toEqual([
      '1 more panel is not drawn.',
      '2 more categories are in the table.',
      '1 more series is in the table.',
    ])
    const spread = { p5: 1, q1: 2, median: 3, q3: 4, p95: 5, geometricMean: 3 }
    expect(notes({ kind: 'box', points: [{ ...points[0]!, spread }] })).toEqual([
      'Boxes: quartiles, split at the median; whiskers: 5th to 95th percentile; white dots: geometric means.',
    ])
    expect(notes({ unfit: { kind: 'box', reason: 'needs a quantity' } })).toEqual([
      'Not drawn as box plot: needs a quantity.',
    ])
  })
})

describe('a mark in words', () => {
  it('has its value, interval and n', () => {
    const model = chartOf(rate, points)
    expect(pointInWords(model, points[0]!).map(plain)).toEqual([
      'Novice',
      'Verified success: 13.2 %',
      '95 % interval 10.0 to 16.0',
      'n 100',
    ])
    expect(pointInWords(model, points[1]!)[2]).toBe('Too few sessions for an interval')
  })

  it('has the spread of a box, and the share of a part', () => {
    const spread = { p5: 1, q1: 2, median: 3, q3: 4, p95: 5, geometricMean: 3 }
    const point = { ...pointAt('Novice', 3, 2.5, 3.5), spread }
    const model = chartOf(findMeasure('actions_per_prompt')!, [point], { kind: 'box' })
    expect(pointInWords(model, point).slice(3)).toEqual([
      'Median 3.0',
      'Quartiles 2.0 to 4.0',
      '5th to 95th percentile 1.0 to 5.0',
      'n 100',
    ])
    const few = { ...point, spread: { ...spread, p5: null, p95: null } }
    expect(pointInWords(model, few)[5]).toBe('5th to 95th percentile withheld')
    expect(extentOf('box', few)).toEqual([2, 4])
    expect(extentOf('box', { ...few, spread: { ...few.spread, q1: null, q3: null } })).toEqual([3, 3])
    const stacks = [{ panel: '', category: 'Novice', parts: [{ point, from: 0.2, to: 0.5 }] }]
    expect(pointInWords({ ...model, kind: 'stacked', stacks }, point).map(plain)).toContain('30.0 % of its bar')
  })
})

describe('a chart in words', () => {
  it('says what it is, how much there is, where it is lowest and highest, and where the numbers are', () => {
    expect(plain(chartInWords(chartOf(rate, points, { withheld: [withheldAt('Expert')] })))).toBe(
      'Lines: Verified success by expertise, with 95 % intervals; 2 categories, 1 withheld. ' +
        'Lowest is Novice with 13.2 %, highest Expert with 34.7 %. The numbers are in the table.',
    )
  })
})
