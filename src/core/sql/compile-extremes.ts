import type { AskedMeasure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import { allOf, call, column, distinct, item, select, star, subquery, table } from './build'
import { filterExpression } from './filter-expression'
import type { SelectNode } from './node'
import {
  answered,
  baseExpression,
  groupingOf,
  groupingSetsOf,
  keysOf,
  lookedAt,
  quantityExpression,
} from './pivot-parts'
import type { ExtremeShape } from './result-shape'

export interface CompiledExtremes {
  readonly statement: SelectNode
  readonly shape: ExtremeShape
}

/**
 * Compiles how many sessions, and users, have the least or the greatest value of their cell: what a few alone have must not
 * be shown. Null for any other measure.
 */
export function compileExtremes(plan: PivotPlan, { base, statistic }: AskedMeasure): CompiledExtremes | null {
  if (statistic.kind !== 'least' && statistic.kind !== 'greatest') return null
  const dimensions = [...plan.rows, ...plan.columns].map(({ dimension }) => dimension)
  const { keys, rowKeys, columnKeys } = keysOf(plan)
  const where = allOf([filterExpression(plan), baseExpression(base)].filter((e) => e !== null))
  const sessions = select([...lookedAt(plan), item(quantityExpression(statistic.of), 'value')], table(plan.table), {
    where,
  })
  const of = column('value')
  const perValue = select(
    [
      groupingOf(keys),
      ...keys.map((key, i) => item(key, `key_${i}`)),
      item(of, 'value'),
      item(call('count', star), 'n'),
      ...(plan.hasUsers ? [item(distinct(call('count', column('user_id'))), 'users')] : []),
    ],
    subquery(sessions, 'sessions'),
    { groupingSets: groupingSetsOf(plan).map((set) => [...set, of]) },
  )
  const atExtreme = (name: string) => call(statistic.kind === 'least' ? 'arg_min' : 'arg_max', column(name), of)
  const statement = select(
    [
      item(column('grouping'), 'grouping'),
      ...[...rowKeys, ...columnKeys].map((name, i) => item(answered(keys[i]!, dimensions[i]!), name)),
      item(atExtreme('n'), 'n'),
      ...(plan.hasUsers ? [item(atExtreme('users'), 'users')] : []),
    ],
    subquery(perValue, 'per_value'),
    { groupingSets: [[column('grouping'), ...keys]] },
  )
  return {
    statement,
    shape: { grouping: 'grouping', rowKeys, columnKeys, n: 'n', users: plan.hasUsers ? 'users' : null },
  }
}
