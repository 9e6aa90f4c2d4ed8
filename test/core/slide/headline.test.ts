import { describe, expect, it } from 'vitest'
import type { ChartModel } from '#core/chart/chart-model'
import type { ChartPoint } from '#core/chart/chart-point'
import { findMeasure } from '#core/pivot/built-in-measures'
import { headline } from '#core/slide/headline'
import { chartOf, pointAt as point } from '../chart/chart-of'

const chart = (measure: string, points: readonly ChartPoint[], more: Partial<ChartModel> = {}): ChartModel =>
  chartOf(findMeasure(measure)!, points, more)
const said = (model: ChartModel): string => headline(model, true).replaceAll('\u202F', ' ')

describe('the headline along a scale', () => {
  const low = point('Novice', 0.132, 0.1, 0.16)
  const high = point('Expert', 0.347, 0.32, 0.38)

  it('says where it starts and where it ends', () => {
    expect(said(chart('verified_success', [low, high]))).toBe(
      'Verified success rises from 13 % (novice) to 35 % (expert)',
    )
    expect(said(chart('verified_success', [high, low]))).toBe(
      'Verified success falls from 35 % (expert) to 13 % (novice)',
    )
  })

  it('says no more than the intervals do', () => {
    const near = [point('Novice', 0.132, 0.1, 0.16), point('Expert', 0.18, 0.16, 0.2)]
    const words = 'Verified success does not change beyond its intervals: 13 % (novice), 18 % (expert)'
    expect(said(chart('verified_success', near))).toBe(words)
    // Without an interval nothing is known of the spread.
    const bare = [point('Novice', 0.132, null, null), point('Expert', 0.18, 0.17, 0.2)]
    expect(said(chart('verified_success', bare))).toBe(words)
  })

  it('passes over what stands on no scale', () => {
    const unclear = point('Unclear', 0.9, 0.8, 1)
    expect(said(chart('verified_success', [low, high, unclear], { offScale: ['Unclear'] }))).toBe(
      'Verified success rises from 13 % (novice) to 35 % (expert)',
    )
  })

  it('has its numbers in their unit', () => {
    const counts = [point('Oct 2025', 1000, 900, 1100), point('Nov 2025', 2000, 1900, 2100)]
    expect(said(chart('sessions', counts))).toBe('Sessions rises from 1 000 (Oct 2025) to 2 000 (Nov 2025)')
    const dollars = [point('Oct 2025', 1000, 900, 1100), point('Nov 2025', 2000, 1900, 2100)]
    expect(said(chart('task_value_mean', dollars))).toBe(
      'Mean task value rises from $1 000 (Oct 2025) to $2 000 (Nov 2025)',
    )
    const words = [point('Novice', 4.9, 4, 5), point('Expert', 11.7, 11, 12)]
    expect(said(chart('actions_per_prompt', words))).toBe('Actions per prompt rises from 4.9 (novice) to 11.7 (expert)')
  })
})

describe('the headline of what is no scale', () => {
  const dots = (...points: readonly ChartPoint[]) =>
    said(chart('partial_success', points, { kind: 'dot', isScale: false, categoryTitle: 'Work mode' }))

  it('says which is highest and which lowest', () => {
    expect(dots(point('Fix', 0.5, 0.45, 0.55), point('Build', 0.9, 0.85, 0.95), point('Test', 0.3, 0.25, 0.35))).toBe(
      'At least partial success is highest for Build (90 %) and lowest for Test (30 %)',
    )
  })

  it('only gives the range where their intervals meet', () => {
    expect(dots(point('Fix', 0.5, 0.4, 0.6), point('Build', 0.7, 0.6, 0.8))).toBe(
      'At least partial success ranges from 50 % (Fix) to 70 % (Build), within the intervals',
    )
  })
})

describe('the headline of what is no one line', () => {
  it('says what the chart is by', () => {
    const points = [point('Fix', 0.5, 0.4, 0.6), point('Build', 0.7, 0.6, 0.8)]
    const series = [
      { name: 'All sessions', slot: 0 },
      { name: 'Expert', slot: 4 },
    ]
    expect(said(chart('users', points, { series, categoryTitle: 'Work mode', seriesTitle: 'Expertise' }))).toBe(
      'Users by work mode and expertise',
    )
    expect(said(chart('users', points.slice(1)))).toBe('Users by expertise')
    expect(said(chart('users', []))).toBe('Users by expertise')
  })

  it('says what its panels are by', () => {
    const points = [point('Fix', 0.5, 0.4, 0.6), point('Build', 0.7, 0.65, 0.8)]
    const panels = { panels: ['CLI', 'Web'], panelTitle: 'Surface', seriesTitle: 'Month', categoryTitle: 'Work mode' }
    expect(said(chart('users', points, panels))).toBe('Users by work mode, month and surface')
  })
})
