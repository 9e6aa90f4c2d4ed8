import type { AskedMeasure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import { binary, call, cast, column, item, select, star, subquery, table, value } from './build'
import { conditionExpression } from './condition-expression'
import { filterExpression } from './filter-expression'
import type { Expression, SelectNode } from './node'
import { answered, baseExpression, CLUSTER, guarded, keysOf, lookedAt, quantityExpression } from './pivot-parts'

/** Names of the columns of the statement; keys are numbered as those of the pivot, rows before columns. */
export const USER_SUMS = { cluster: 'cluster', key: (i: number) => `key_${i}`, n: 'n', sum: 'sum' } as const

/** A session without a user, or of an export without users, stands for itself, by a number below 0. */
export const clusterOf = ({ hasUsers }: Pick<PivotPlan, 'hasUsers'>): Expression =>
  hasUsers ? CLUSTER : cast(binary('-', value(-1), column('rowid')), 'BIGINT')

/**
 * Sums a measure that is a mean per user and detail of a pivot: one row a user and combination of keys, of the sessions in
 * the measure's denominator.
 */
export function compileUserSums(plan: PivotPlan, measure: AskedMeasure): SelectNode {
  const { keys } = keysOf(plan)
  const dimensions = [...plan.rows, ...plan.columns].map(({ dimension }) => dimension)
  const sessions = select([item(clusterOf(plan), USER_SUMS.cluster), ...lookedAt(plan)], table(plan.table), {
    where: filterExpression(plan),
  })
  return select(
    [
      item(column(USER_SUMS.cluster), USER_SUMS.cluster),
      ...keys.map((key, i) => item(answered(key, dimensions[i]!), USER_SUMS.key(i))),
      item(call('count', star), USER_SUMS.n),
      item(sumOfMeasure(measure), USER_SUMS.sum),
    ],
    subquery(sessions, 'sessions'),
    { where: baseExpression(measure.base), groupingSets: [[column(USER_SUMS.cluster), ...keys]] },
  )
}

/** Of a rate the sessions it counts, of a mean its values, of a geometric mean their logarithms; of anything else none. */
function sumOfMeasure({ base, statistic }: AskedMeasure): Expression {
  const where = baseExpression(base)
  switch (statistic.kind) {
    case 'rate': {
      const counted = conditionExpression(statistic.when)
      return counted ? call('count', guarded(value(1), counted)) : call('count', star)
    }
    case 'mean':
      return call('sum', guarded(quantityExpression(statistic.of), where))
    case 'geometric-mean':
      return call('sum', guarded(call('ln', quantityExpression(statistic.of)), where))
    default:
      return cast(value(0), 'DOUBLE')
  }
}
