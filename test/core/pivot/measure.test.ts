import { describe, expect, it } from 'vitest'
import { MEASURE_IDS } from '#core/pivot/built-in-measures'
import { fieldsOfCondition } from '#core/pivot/condition'
import { COLUMN_STATISTICS, type MeasureDefinition } from '#core/pivot/definitions/definition'
import { resolveMeasure } from '#core/pivot/definitions/resolve-measure'
import { inputsOf, numeratorFieldsOf } from '#core/pivot/measure'
import { sessionsTable, unwrap } from '../../support/sessions-table'

const TABLE = sessionsTable([
  'session_id',
  'user_id',
  'outcome',
  'success_signal',
  'failure_signal',
  'lines_added',
  'prompts',
  'actions',
  'output_words',
  'planning_user_share',
  'execution_user_share',
  'expertise',
  'task_value_usd',
])

const OWN: readonly MeasureDefinition[] = [
  ...COLUMN_STATISTICS.map(
    (statistic): MeasureDefinition => ({
      id: `own_${statistic}`,
      name: statistic,
      kind: 'column',
      column: 'actions',
      statistic,
      ...(statistic === 'quantile' && { p: 0.9 }),
    }),
  ),
  { id: 'own_ratio', name: 'ratio', kind: 'ratio', numerator: 'lines_added', denominator: 'prompts' },
]

// Withholding looks at denominators only: a column that decided a measure but not who is in it would be overlooked.
describe('what decides a measure also decides who is in its denominator', () => {
  it.each([...MEASURE_IDS, ...OWN.map(({ id }) => id)])('%s', (id) => {
    for (const input of inputsOf(unwrap(resolveMeasure(id, OWN, TABLE)))) {
      const among = fieldsOfCondition(input.base.condition)
      for (const field of numeratorFieldsOf(input)) expect(among).toContain(field)
    }
  })
})
