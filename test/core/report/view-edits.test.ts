import { describe, expect, it } from 'vitest'
import { EMPTY_SPEC } from '#core/pivot/spec'
import * as edits from '#core/report/view-edits'
import { aView } from './a-report'

const views: edits.Views = { views: [aView('1', 'One'), aView('2', 'Two'), aView('3', 'Three')], shown: '2' }
const names = ({ views }: edits.Views) => views.map(({ name }) => name)
const shown = (now: edits.Views) => edits.shownView(now).name

describe('views', () => {
  it('are added behind the shown one, under a name of their own', () => {
    const now = edits.addView('two', { ...EMPTY_SPEC, level: 0.8 })(views)
    expect(names(now)).toEqual(['One', 'Two', 'two 2', 'Three'])
    expect(edits.shownView(now)).toMatchObject({ id: '4', name: 'two 2', spec: { level: 0.8 } })
  })

  it('are duplicated with what they ask', () => {
    const now = edits.duplicateView('1')(views)
    expect(names(now)).toEqual(['One', 'One 2', 'Two', 'Three'])
    expect(names(edits.duplicateView(edits.shownView(now).id)(now))).toEqual(['One', 'One 2', 'One 3', 'Two', 'Three'])
  })

  it('are renamed, to no name of another and to no empty one', () => {
    expect(names(edits.renameView('2', '  By \n mode ')(views))).toEqual(['One', 'By mode', 'Three'])
    expect(names(edits.renameView('2', 'one')(views))).toEqual(['One', 'one 2', 'Three'])
    expect(edits.renameView('2', '  ')(views)).toBe(views)
    expect(edits.renameView('2', 'Two')(views)).toBe(views)
    expect(names(edits.renameView('2', 'TWO')(views))).toEqual(['One', 'TWO', 'Three'])
    expect(edits.shownView(edits.renameView('2', 'x'.repeat(500))(views)).name).toHaveLength(80)
  })

  it('are deleted, the neighbour is shown, and the last one stays', () => {
    expect(shown(edits.deleteView('2')(views))).toBe('Three')
    expect(shown(edits.deleteView('3')({ ...views, shown: '3' }))).toBe('Two')
    expect(shown(edits.deleteView('1')(views))).toBe('Two')
    const one = edits.deleteView('3')(edits.deleteView('1')(views))
    expect(edits.deleteView('2')(one)).toBe(one)
  })

  it('are moved one place, and stay at the ends', () => {
    expect(names(edits.moveView('2', -1)(views))).toEqual(['Two', 'One', 'Three'])
    expect(names(edits.moveView('2', 1)(views))).toEqual(['One', 'Three', 'Two'])
    expect(edits.moveView('1', -1)(views)).toBe(views)
    expect(edits.moveView('3', 1)(views)).toBe(views)
    expect(edits.moveView('9', 1)(views)).toBe(views)
  })

  it('are shown by id', () => {
    expect(shown(edits.showView('3')(views))).toBe('Three')
    expect(edits.showView('9')(views)).toBe(views)
    expect(edits.showView('2')(views)).toBe(views)
  })
})
