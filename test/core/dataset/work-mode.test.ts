import { expect, it } from 'vitest'
import { MODE_GROUP_OF, MODE_GROUPS, WORK_MODES } from '#core/dataset/work-mode'

it('every work mode is in the group that study 2 puts it in', () => {
  expect(MODE_GROUP_OF).toEqual({
    Fix: 'writes_code',
    Build: 'writes_code',
    Orchestrate: 'writes_code',
    Test: 'writes_code',
    Operate: 'operates',
    Plan: 'works_out',
    Understand: 'works_out',
    Communicate: 'non_code',
    Analyze: 'non_code',
  })
})

it('every mode has a group and every group a mode', () => {
  expect(Object.keys(MODE_GROUP_OF).sort()).toEqual(WORK_MODES.labels.map(({ value }) => value).sort())
  expect(new Set(Object.values(MODE_GROUP_OF))).toEqual(new Set(MODE_GROUPS.labels.map(({ value }) => value)))
})

it('the modes stand in the order of Figure 1, largest first', () => {
  // Shares of sessions in study 2: 26 25 17 10 7 7 3 3 2.
  expect(WORK_MODES.labels.map(({ value }) => value)).toEqual([
    'Fix',
    'Build',
    'Operate',
    'Communicate',
    'Understand',
    'Plan',
    'Orchestrate',
    'Analyze',
    'Test',
  ])
})
