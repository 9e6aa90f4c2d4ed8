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
