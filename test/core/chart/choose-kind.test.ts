import { describe, expect, it } from 'vitest'
import { chooseKind, unfit } from '#core/chart/choose-kind'
import { chooseRoles } from '#core/chart/choose-roles'
import { CHART_KINDS, type ChartKind } from '#core/pivot/chart-choice'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { sessionsTable, tableColumn } from '../../support/sessions-table'
import { drawable } from './drawable'

const DIMENSIONS = dimensionsOf(sessionsTable(['month', 'expertise', tableColumn('a'), tableColumn('b')]))
const find = (id: string) => DIMENSIONS.find((dimension) => dimension.id === id)!
const [month, expertise, a, b] = [find('month'), find('expertise'), find('a'), find('b')]

const chosen = (...asked: Parameters<typeof drawable>) => {
  const shown = drawable(...asked)
  return chooseKind(shown, chooseRoles(shown, null, 'auto'))
}

describe('the kind of chart that is chosen', () => {
  it('is bars for amounts of up to three series, since their length can be compared', () => {
    expect(chosen([a], 1, [9], 'sessions')).toBe('bar')
    expect(chosen([a], 1, [9], 'share_of_sessions')).toBe('bar')
    expect(chosen([a, b], 1, [9, 3], 'task_value_total')).toBe('bar')
    expect(chosen([expertise], 1, [5], 'users')).toBe('bar')
    expect(chosen([a, b], 1, [9, 4], 'sessions')).toBe('dot')
  })

  it('is lines over time, and along a scale where it is no amount', () => {
    expect(chosen([month], 1, [7], 'sessions')).toBe('line')
    expect(chosen([a, month], 1, [6, 7], 'sessions')).toBe('line')
    expect(chosen([expertise], 1, [5], 'verified_success')).toBe('line')
    expect(chosen([expertise, a], 1, [5, 6], 'actions_per_prompt')).toBe('line')
  })

  it('is dots for rates and means of categories', () => {
    expect(chosen([a], 1, [9], 'verified_success')).toBe('dot')
    expect(chosen([a, b], 1, [20, 9], 'verified_success')).toBe('dot')
    expect(chosen([], 0, [], 'verified_success')).toBe('dot')
  })

  it('is shades where more than nine series would share a band, as far as they have room', () => {
    expect(chosen([a, b], 1, [20, 10], 'verified_success')).toBe('heatmap')
    expect(chosen([a, b], 1, [20, 24], 'verified_success')).toBe('heatmap')
    expect(chosen([a, b], 1, [20, 25], 'verified_success')).toBe('dot')
  })
})

describe('a kind that does not fit', () => {
  const reasons = (...asked: Parameters<typeof drawable>) => {
    const shown = drawable(...asked)
    const fits = CHART_KINDS.map((kind): [ChartKind, string | null] => [
      kind,
      unfit(kind, shown, chooseRoles(shown, null, kind)),
    ])
    return Object.fromEntries(fits.filter(([, reason]) => reason !== null))
  }

  it('says what it needs', () => {
    expect(reasons([a], 1, [9], 'verified_success')).toEqual({
      line: 'needs a scale, such as expertise or month',
      heatmap: 'needs two dimensions',
      box: 'needs a quantity of each session, such as actions per prompt',
      stacked: 'only numbers of sessions add up to 100\u202F%',
    })
    expect(reasons([], 0, [], 'sessions')).toMatchObject({ stacked: 'needs a dimension' })
    expect(reasons([expertise], 1, [5], 'actions_per_prompt')).toEqual({
      heatmap: 'needs two dimensions',
      stacked: 'only numbers of sessions add up to 100\u202F%',
    })
    expect(reasons([a, b], 1, [9, 3], 'sessions')).toEqual({
      line: 'needs a scale, such as expertise or month',
      box: 'needs a quantity of each session, such as actions per prompt',
    })
  })

  it('says of what there is too much', () => {
    expect(reasons([a, month], 1, [10, 7], 'prompts')).toMatchObject({
      bar: '7 bars in a group are too many',
      box: '7 boxes in a group are too many',
      line: '10 lines are too many',
    })
    expect(reasons([a, b], 1, [3, 9], 'sessions')).not.toHaveProperty('stacked')
    expect(reasons([a, b], 1, [3, 10], 'sessions')).toMatchObject({
      stacked: '10 parts are too many to be told apart',
    })
  })
})
