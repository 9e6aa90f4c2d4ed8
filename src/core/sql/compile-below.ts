import type { AskedMeasure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import {
  allOf,
  binary,
  call,
  column,
  isSame,
  item,
  join,
  onlyWhere,
  select,
  star,
  subquery,
  table,
  union,
  value,
} from './build'
import { filterExpression } from './filter-expression'
import type { Expression, Relation, SelectItem, SelectNode } from './node'
import {
  answered,
  baseExpression,
  CLUSTER,
  groupingOf,
  groupingSetsOf,
  keysOf,
  lookedAt,
  quantityExpression,
  sumOf,
} from './pivot-parts'
import type { BelowShape } from './result-shape'

export interface CompiledBelow {
  readonly statement: SelectNode
  readonly shape: BelowShape
}

/**
 * Compiles the sums over users that the clustered interval of a quantile needs: how many sessions of each user lie at or
 * below the quantile of the cell, and their squares and products with how many there are. The quantile of every cell is
 * computed first and joined to the sessions, a grouping set at a time. Null for any other measure.
 */
export function compileBelow(plan: PivotPlan, { base, statistic }: AskedMeasure): CompiledBelow | null {
  if (statistic.kind !== 'quantile') return null
  const dimensions = [...plan.rows, ...plan.columns].map(({ dimension }) => dimension)
  const { keys, rowKeys, columnKeys } = keysOf(plan)
  const sessions = select(
    [item(CLUSTER, 'cluster'), ...lookedAt(plan), item(quantityExpression(statistic.of), 'value')],
    table(plan.table),
    { where: allOf([filterExpression(plan), baseExpression(base)].filter((e) => e !== null)) },
  )
  const statement = select(
    [
      item(column('grouping'), 'grouping'),
      ...[...rowKeys, ...columnKeys].map((name, i) => item(answered(keys[i]!, dimensions[i]!), name)),
      ...BELOW_ITEMS,
    ],
    usersBelow(sessions, statistic.p, keys, groupingSetsOf(plan)),
    { groupingSets: [[column('grouping'), ...keys]] },
  )
  return {
    statement,
    shape: {
      grouping: 'grouping',
      rowKeys,
      columnKeys,
      below: 'below',
      sums: { clusters: 'clusters', pairs: ['ss', 'sm', 'mm'] },
    },
  }
}

const [s, m] = [column('s'), column('m')]

/** What is added up over users, of `s` sessions at or below the quantile among `m`. */
export const BELOW_ITEMS: readonly SelectItem[] = [
  item(sumOf(s), 'below'),
  item(call('count', star), 'clusters'),
  item(sumOf(binary('*', s, s)), 'ss'),
  item(sumOf(binary('*', s, m)), 'sm'),
  item(sumOf(binary('*', m, m)), 'mm'),
]

/**
 * Per grouping set, cell and cluster: sessions at or below the quantile of the cell, and all.
 *
 * @param sessions with their `cluster`, keys and `value`
 */
export function usersBelow(
  sessions: SelectNode,
  p: number,
  keys: readonly Expression[],
  sets: readonly (readonly Expression[])[],
): Relation {
  const quantiles = select(
    [
      groupingOf(keys),
      ...keys.map((key, i) => item(key, `key_${i}`)),
      item(call('quantile_cont', column('value'), value(p)), 'quantile'),
    ],
    subquery(sessions, 'sessions'),
    { groupingSets: sets },
  )
  const isBelow = binary('<=', column('value', 's'), column('quantile', 'q'))
  const perUser = sets.map((set) => {
    const grouping = maskOf(keys, set)
    const own = select(
      [...keys.map((key, i) => item(key, `key_${i}`)), item(column('quantile'), 'quantile')],
      subquery(quantiles, 'quantiles'),
      { where: binary('=', column('grouping'), value(grouping)) },
    )
    const isOfCell = allOf(keys.flatMap((_, i) => (isIn(set, keys[i]!) ? [isSame(keyOf('s', i), keyOf('q', i))] : [])))
    return select(
      [
        item(value(grouping), 'grouping'),
        ...keys.map((key, i) => item(isIn(set, key) ? keyOf('s', i) : value(null), `key_${i}`)),
        item(onlyWhere(call('count', star), isBelow), 's'),
        item(call('count', star), 'm'),
      ],
      join(subquery(sessions, 's'), subquery(own, 'q'), isOfCell ?? value(true)),
      {
        groupingSets: [[...keys.flatMap((key, i) => (isIn(set, key) ? [keyOf('s', i)] : [])), column('cluster', 's')]],
      },
    )
  })
  return union(perUser, 'per_user')
}

const keyOf = (of: string, i: number): Expression => column(`key_${i}`, of)
const isIn = (set: readonly Expression[], key: Expression): boolean =>
  set.some((other) => JSON.stringify(other) === JSON.stringify(key))

/** What the engine's grouping says of a set: a bit for every key that is not in it, the first key highest. */
const maskOf = (keys: readonly Expression[], set: readonly Expression[]): number =>
  keys.reduce((mask, key) => 2 * mask + Number(!isIn(set, key)), 0)
