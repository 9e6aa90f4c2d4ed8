import { type Measure, numeratorFieldsOf } from '../../pivot/measure'
import type { PivotPlan } from '../../pivot/plan'
import type { Key } from '../key'

/**
 * Whether a value of a measure is a total over a dimension that decides the measure, such as a rate of failures over the
 * outcomes. A rate times its n is a number of sessions; where the keys tell which sessions those are, it is one more sum of
 * their counts, and must not be shown beside withheld ones.
 */
export function tellsOfParts(measure: Measure, plan: PivotPlan): (row: Key, column: Key) => boolean {
  const fields: readonly string[] = numeratorFieldsOf(measure)
  const first = (planned: PivotPlan['rows']) => {
    const at = planned.findLastIndex(({ dimension }) => fields.includes(dimension.column))
    // A key tells of a dimension once it is longer than the position of that dimension.
    return at + 1
  }
  const rows = first(plan.rows)
  const columns = first(plan.columns)
  return (row, column) => row.length < rows || column.length < columns
}
