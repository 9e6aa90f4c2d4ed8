import type { Base } from '../../pivot/base'
import { fieldsOfCondition } from '../../pivot/condition'
import { columnsOfDimension } from '../../pivot/dimension'
import type { PivotPlan } from '../../pivot/plan'
import type { Key } from '../key'

/**
 * Whether a count of a denominator is a total over a dimension that decides who is in it: beside the count of all sessions
 * it tells how many are not, which is the count of one of the parts. A rate or a mean over such a dimension is one, too: times
 * its n it is a number of sessions, and where the keys tell which these are, one more sum of their counts. Whatever decides
 * what a measure counts is known of its denominator, which a test holds, so that the denominator is all there is to look at.
 */
export function tellsOfRest({ condition }: Base, plan: PivotPlan): (row: Key, column: Key) => boolean {
  const fields = fieldsOfCondition(condition)
  // A key tells of a dimension once it is longer than the position of that dimension.
  const told = (planned: PivotPlan['rows']) =>
    planned.findLastIndex(({ dimension }) => columnsOfDimension(dimension).some((c) => fields.includes(c))) + 1
  const rows = told(plan.rows)
  const columns = told(plan.columns)
  return (row, column) => row.length < rows || column.length < columns
}
