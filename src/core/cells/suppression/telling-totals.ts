import type { Base } from '../../pivot/base'
import { fieldsOfCondition } from '../../pivot/condition'
import { columnsOfDimension } from '../../pivot/dimension'
import { type Measure, numeratorFieldsOf } from '../../pivot/measure'
import type { PivotPlan } from '../../pivot/plan'
import type { Key } from '../key'

/**
 * Whether a value of a measure is a total over a dimension that decides the measure, such as a rate of failures over the
 * outcomes. A rate times its n is a number of sessions; where the keys tell which sessions those are, it is one more sum of
 * their counts, and must not be shown beside withheld ones.
 */
export const tellsOfParts = (measure: Measure, plan: PivotPlan): TotalOver =>
  totalOver(numeratorFieldsOf(measure), plan)

/**
 * Whether a count of a denominator is a total over a dimension that decides who is in it: beside the count of all sessions
 * it tells how many are not, which is the count of one of the parts.
 */
export const tellsOfRest = ({ condition }: Base, plan: PivotPlan): TotalOver =>
  totalOver(fieldsOfCondition(condition), plan)

type TotalOver = (row: Key, column: Key) => boolean

function totalOver(fields: readonly string[], plan: PivotPlan): TotalOver {
  // A key tells of a dimension once it is longer than the position of that dimension.
  const told = (planned: PivotPlan['rows']) =>
    planned.findLastIndex(({ dimension }) => columnsOfDimension(dimension).some((c) => fields.includes(c))) + 1
  const rows = told(plan.rows)
  const columns = told(plan.columns)
  return (row, column) => row.length < rows || column.length < columns
}
