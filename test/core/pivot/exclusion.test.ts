import { describe, expect, it } from 'vitest'
import { canExclude, EXCLUSIONS, isExcluded, setExcluded } from '#core/pivot/exclusion'
import type { MembershipFilter as Filter } from '#core/pivot/filter'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { sessionsTable } from '../../support/sessions-table'

const goalless = EXCLUSIONS.find(({ id }) => id === 'no-clear-goal')!
const filtered = (...filters: Filter[]): PivotSpec => ({ ...EMPTY_SPEC, filters })
const outcome = (values: Filter['values'], isNegated: boolean): Filter => ({ dimension: 'outcome', values, isNegated })

describe('an exclusion', () => {
  // Before, whether it is excluded, and what leaving out and letting in make of it.
  it.each<[Filter[], boolean, Filter[], Filter[]]>([
    [[], false, [outcome(['no_clear_goal'], true)], []],
    [[outcome(['no_clear_goal'], true)], true, [outcome(['no_clear_goal'], true)], []],
    [[outcome(['failed'], true)], false, [outcome(['failed', 'no_clear_goal'], true)], [outcome(['failed'], true)]],
    [[outcome(['failed'], false)], true, [outcome(['failed'], false)], [outcome(['failed', 'no_clear_goal'], false)]],
    [
      [outcome(['no_clear_goal'], false)],
      false,
      [outcome(['no_clear_goal'], true)],
      [outcome(['no_clear_goal'], false)],
    ],
  ])('of %j', (before, isOut, out, back) => {
    const spec = filtered(...before)
    expect(isExcluded(spec, goalless)).toBe(isOut)
    expect(setExcluded(goalless, true)(spec).filters).toEqual(out)
    expect(setExcluded(goalless, false)(spec).filters).toEqual(back)
    expect(isExcluded(setExcluded(goalless, true)(spec), goalless)).toBe(true)
    expect(isExcluded(setExcluded(goalless, false)(spec), goalless)).toBe(false)
  })

  it('leaves filters on other dimensions alone', () => {
    const other: Filter = { dimension: 'surface', values: ['cli'], isNegated: false }
    expect(setExcluded(goalless, true)(filtered(other)).filters).toEqual([other, outcome(['no_clear_goal'], true)])
  })

  it('needs its column', () => {
    expect(canExclude(goalless, sessionsTable(['session_id', 'outcome']))).toBe(true)
    expect(canExclude(goalless, sessionsTable(['session_id']))).toBe(false)
  })
})
