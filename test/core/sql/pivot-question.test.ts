import { expect, it } from 'vitest'
import { toggleAdjusted } from '#core/pivot/adjust-edits'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { pivotQuestion } from '#core/sql/pivot-question'
import { sessionsTable, unwrap } from '../../support/sessions-table'

const table = sessionsTable(['user_id', 'work_mode', 'surface', 'outcome', 'success_signal'])
const raw: PivotSpec = { ...EMPTY_SPEC, rows: [{ dimension: 'surface' }], measures: ['verified_success'] }
const adjusted = toggleAdjusted('verified_success')(raw)
const question = (spec: PivotSpec) => pivotQuestion(unwrap(normalize(spec, table)))

it('another level or threshold asks nothing new of rates as they are', () => {
  expect(question({ ...raw, level: 0.9, thresholds: { minUsers: 9, minSessions: 99 } })).toBe(question(raw))
})

it('a rate that is adjusted is asked for, and anew where thresholds decide which matched cells count', () => {
  expect(question(adjusted)).not.toBe(question(raw))
  expect(question({ ...adjusted, level: 0.9 })).toBe(question(adjusted))
  expect(question({ ...adjusted, thresholds: { minUsers: 9, minSessions: 99 } })).not.toBe(question(adjusted))
})
