import { expect, it } from 'vitest'
import { whyNot } from '#core/cells/compare'
import { sessionsTable } from '../../support/sessions-table'
import { alike, cellsOf } from './cells-of'

const TABLE = sessionsTable(['session_id', 'user_id', 'work_mode', 'outcome', 'task_value_usd'])

it('only means of something are compared, of cells that are shown', () => {
  const sizes = { Fix: 40, Build: 50, Test: 3, Plan: 20 }
  const sessions = Object.entries(sizes).flatMap(([work_mode, n]) =>
    alike(n, { work_mode, outcome: 'succeeded', task_value_usd: work_mode === 'Build' ? null : 90 }),
  )
  const cells = cellsOf(TABLE, sessions, {
    rows: [{ dimension: 'work_mode' }],
    measures: ['sessions', 'users', 'judged_success', 'task_value_mean', 'task_value_median', 'task_value_total'],
  })
  const at = (mode: string) => ({
    row: cells.rows.keys.findIndex(([value]) => value === mode),
    column: 0,
    measure: 0,
  })
  const why = (id: string, a: string, b: string) =>
    whyNot(cells, cells.measures.find((measure) => measure.id === id)!, at(a), at(b))
  expect(why('judged_success', 'Fix', 'Build')).toBeNull()
  expect(why('task_value_mean', 'Fix', 'Build')).toBe('empty')
  expect(why('judged_success', 'Fix', 'Fix')).toBe('same')
  // Test is too small to be shown, and Plan is withheld with it.
  for (const hidden of ['Test', 'Plan']) expect(why('judged_success', 'Fix', hidden)).toBe('withheld')
  for (const id of ['sessions', 'users', 'task_value_median', 'task_value_total']) {
    expect(why(id, 'Fix', 'Build'), id).toBe('measure')
  }
})

it('a total of rows and one of columns are compared where what they share is shown, and not where it is withheld', () => {
  const sizes = { 'Fix 1': 30, 'Fix 2': 30, 'Build 1': 40, 'Build 2': 3, 'Plan 1': 4, 'Plan 2': 50 }
  const sessions = Object.entries(sizes).flatMap(([names, n]) => {
    const [work_mode, expertise] = names.split(' ')
    return alike(n, { work_mode: work_mode!, expertise: expertise!, outcome: 'succeeded' })
  })
  const cells = cellsOf(sessionsTable(['session_id', 'work_mode', 'expertise', 'outcome']), sessions, {
    rows: [{ dimension: 'work_mode' }],
    columns: [{ dimension: 'expertise' }],
    measures: ['judged_success'],
  })
  const at = (row?: string, column?: string) => ({
    row: cells.rows.keys.findIndex(([value]) => value === row),
    column: cells.columns.keys.findIndex(([value]) => value === column),
    measure: 0,
  })
  const [measure] = cells.measures
  expect(cells.at(at('Build', '2').row, at('Build', '2').column, 0).kind).toBe('withheld')
  expect(whyNot(cells, measure!, at('Build'), at(undefined, '2'))).toBe('shared-withheld')
  expect(whyNot(cells, measure!, at(undefined, '2'), at('Build'))).toBe('shared-withheld')
  expect(whyNot(cells, measure!, at('Fix'), at(undefined, '2'))).toBeNull()
  // One of the two is all there is of the other.
  expect(whyNot(cells, measure!, at('Build'), at())).toBeNull()
  expect(whyNot(cells, measure!, at('Build'), at('Fix'))).toBeNull()
})
