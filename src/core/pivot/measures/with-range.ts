import type { SessionsTable } from '../../dataset/sessions-table'
import { knownBase } from '../base'
import type { AskedMeasure, Measure } from '../measure'

const LOW = 'task_value_low'
const HIGH = 'task_value_high'

/** A measure of task value with those of the ends of its range, where the sessions have such; any other as it is. */
export function withRange(measure: Measure, { columns }: Pick<SessionsTable, 'columns'>): Measure {
  const { statistic } = measure
  const isOfValue = 'of' in statistic && statistic.of.of === 'task_value_usd' && !('per' in statistic.of)
  const hasEnds = [LOW, HIGH].every((end) => columns.some(({ column }) => column === end))
  if (!isOfValue || !hasEnds || statistic.kind === 'ratio') return measure
  const base = knownBase(['task_value_usd', LOW, HIGH], ['Task value', 'its range'])
  const end = (column: string): AskedMeasure => ({
    ...measure,
    id: `${measure.id} of ${column}`,
    base,
    statistic: { ...statistic, of: { of: column } },
  })
  return { ...measure, range: { low: end(LOW), high: end(HIGH) } }
}
