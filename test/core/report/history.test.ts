import { describe, expect, it } from 'vitest'
import {
  drawAs,
  orderDimension,
  placeDimension,
  removeDimension,
  setIntervalKind,
  setLevel,
  setThresholds,
  shiftDimension,
  swapAxes,
  toggleMeasure,
} from '#core/pivot/edits'
import { removeFilter, setFilter } from '#core/pivot/filter-edits'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { type History, stepTo } from '#core/report/history'
import { stepText } from '#core/report/step-text'
import {
  addView,
  changeSpec,
  deleteView,
  duplicateView,
  firstView,
  linkFilters,
  moveView,
  renameView,
  showBeside,
  shownView,
  showView,
  type Views,
  type ViewsEdit,
} from '#core/report/view-edits'
import { sessionsTable } from '../../support/sessions-table'

const table = sessionsTable(['session_id', 'user_id', 'occupation', 'expertise', 'work_mode', 'month', 'outcome'])
const start = firstView({ ...EMPTY_SPEC, rows: [{ dimension: 'occupation' }, { dimension: 'month' }] })

const asks =
  (edit: (spec: PivotSpec) => PivotSpec): ViewsEdit =>
  (views) =>
    changeSpec(edit(shownView(views).spec))(views)

/** Every step in words, one after the other. */
function words(...edits: readonly ViewsEdit[]): string[] {
  let now = start
  return edits.map((edit) => {
    const before = now
    now = edit(now)
    return stepText(before, now, table)
  })
}

describe('a step in words', () => {
  it('names the field and the shelf', () => {
    expect(
      words(
        asks(placeDimension('columns', 'expertise')),
        asks(placeDimension('columns', 'month')),
        asks(shiftDimension('month', -1)),
        asks(orderDimension('month', 'size')),
        asks(swapAxes),
        asks(removeDimension('month')),
        asks((spec) => ({ ...spec, rows: [{ dimension: 'work_mode' }] })),
      ),
    ).toEqual([
      'Added Expertise to columns',
      'Moved Month to columns',
      'Moved Month within columns',
      'Ordered Month',
      'Swapped rows and columns',
      'Took Month out',
      'Replaced Expertise by Work mode',
    ])
  })

  it('names measures, filters, intervals and thresholds', () => {
    expect(
      words(
        asks(toggleMeasure('judged_success')),
        asks(toggleMeasure('sessions')),
        asks(setFilter({ dimension: 'work_mode', values: ['Fix'], isNegated: false })),
        asks(setFilter({ dimension: 'work_mode', values: ['Fix', 'Build'], isNegated: false })),
        asks(removeFilter('work_mode')),
        asks(setLevel(0.9)),
        asks(setIntervalKind('clustered')),
        asks(drawAs({ kind: 'box' })),
        asks(drawAs({ scale: 'log' })),
        asks(drawAs({ panels: 'month' })),
        asks(drawAs({ panels: null })),
        asks(drawAs({ kind: 'auto' })),
        asks(setThresholds({ minUsers: 9, minSessions: 15 })),
        asks(setThresholds({ minUsers: 9, minSessions: 14 })),
      ),
    ).toEqual([
      'Added Judged success',
      'Took Sessions out',
      'Filtered Work mode',
      'Filtered Work mode',
      'Took the filter on Work mode out',
      'Intervals of 90\u202F%',
      'Sessions of one user taken as alike',
      'Drawn as box plot',
      'A logarithmic scale',
      'A panel for each Month',
      'One panel for all',
      'The chart chosen for the pivot',
      'Raised the thresholds to 9 users and 15 sessions',
      'Lowered the thresholds to 9 users and 14 sessions',
    ])
  })

  it('names views, and does not take turning to one for a change', () => {
    expect(
      words(
        addView('By month', EMPTY_SPEC),
        renameView('2', 'Monthly'),
        moveView('2', -1),
        duplicateView('2'),
        (views) => deleteView('3')(showView('1')(views)),
        showBeside('2'),
        linkFilters(true),
        linkFilters(false),
        showBeside(null),
      ),
    ).toEqual([
      'Added By month',
      'Renamed By month to Monthly',
      'Moved a view',
      'Duplicated Monthly',
      'Deleted Monthly 2',
      'Put Monthly beside',
      'Linked the filters',
      'Parted the filters',
      'Took the view beside away',
    ])
  })
})

describe('a history', () => {
  const level = (views: Views) => shownView(views).spec.level
  const history: History = {
    past: [start, asks(setLevel(0.8))(start)],
    now: asks(setLevel(0.9))(start),
    future: [asks(setLevel(0.99))(start)],
  }

  it('goes any number of steps back and forth, and loses none', () => {
    for (const [steps, expected] of [0.95, 0.8, 0.9, 0.99].entries()) {
      const there = stepTo(steps)(history)
      expect(level(there.now)).toBe(expected)
      expect([...there.past, there.now, ...there.future].map(level)).toEqual([0.95, 0.8, 0.9, 0.99])
      expect(stepTo(2)(there)).toEqual(history)
    }
  })

  it('stays where it is when there were never so many steps', () => {
    expect(stepTo(-1)(history)).toBe(history)
    expect(stepTo(4)(history)).toBe(history)
    expect(stepTo(2)(history)).toBe(history)
  })
})
