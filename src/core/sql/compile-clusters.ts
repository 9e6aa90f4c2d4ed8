import type { AskedMeasure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import { allOf, binary, call, column, item, join, onlyWhere, select, star, subquery, table, value } from './build'
import { conditionExpression } from './condition-expression'
import { filterExpression } from './filter-expression'
import type { Expression, Relation, SelectItem, SelectNode } from './node'
import {
  answered,
  baseExpression,
  CLUSTER,
  groupingOf,
  groupingSetsOf,
  guarded,
  keysOf,
  lookedAt,
  quantityExpression,
  sumOf,
} from './pivot-parts'
import type { ClusterShape } from './result-shape'

export interface CompiledClusters {
  readonly statement: SelectNode
  readonly shape: ClusterShape
}

/**
 * Compiles the sums over users that intervals need where sessions of one user are alike: per cell and measure, sums of
 * squares and products of what each user contributes. A session without a user is a cluster of its own. Null when no
 * measure of the plan has a use for them.
 */
export function compileClusters(plan: PivotPlan): CompiledClusters | null {
  const parts = plan.measures.map(partsOf)
  if (parts.every((part) => part === null)) return null
  const dimensions = [...plan.rows, ...plan.columns].map(({ dimension }) => dimension)
  const { keys, rowKeys, columnKeys } = keysOf(plan)
  // What a user contributes is written once, however many measures have a use for it.
  const amounts = new Map<string, Expression>()
  const nameOf = (amount: Expression): string => {
    const known = [...amounts].find(([, other]) => JSON.stringify(other) === JSON.stringify(amount))
    if (known) return known[0]
    const name = `amount_${amounts.size}`
    amounts.set(name, amount)
    return name
  }
  const products = new Map<string, SelectItem>()
  const sumOfProduct = (a: string, b: string): string => {
    const name = `sum_${a}_${b}`
    products.set(name, item(sumOf(binary('*', column(a), column(b))), name))
    return name
  }
  const columns = parts.map((part, i) => {
    if (part === null) return null
    const clusters = `clusters_${i}`
    const names = part.amounts.map(nameOf)
    const counted = nameOf(part.counted)
    products.set(clusters, item(onlyWhere(call('count', star), binary('>', column(counted), value(0))), clusters))
    const pairs = names.flatMap((a, k) => names.slice(k).map((b) => sumOfProduct(a, b)))
    return { clusters, pairs }
  })
  const hasShare = plan.measures.some(({ statistic }) => statistic.kind === 'share')
  const perUser = select(
    [
      groupingOf(keys),
      ...keys.map((key, i) => item(key, `key_${i}`)),
      ...[...amounts].map(([name, amount]) => item(amount, name)),
    ],
    hasShare ? withOwn(sessionsOf(plan), plan.table, filterExpression(plan)) : subquery(sessionsOf(plan), 'sessions'),
    { groupingSets: groupingSetsOf(plan).map((set) => [...set, column('cluster')]) },
  )
  const items: SelectItem[] = [
    item(column('grouping'), 'grouping'),
    ...[...rowKeys, ...columnKeys].map((name, i) => item(answered(keys[i]!, dimensions[i]!), name)),
    ...products.values(),
  ]
  const statement = select(items, subquery(perUser, 'per_user'), { groupingSets: [[column('grouping'), ...keys]] })
  return { statement, shape: { grouping: 'grouping', rowKeys, columnKeys, measures: columns } }
}

const sessionsOf = (plan: PivotPlan): SelectNode =>
  select([item(CLUSTER, 'cluster'), ...lookedAt(plan)], table(plan.table), {
    where: filterExpression(plan),
  })

/** The sessions, each with the number of all sessions in view of its user. */
export function withOwn(sessions: SelectNode, tableName: string, where: Expression | null): Relation {
  const clusters = select([item(CLUSTER, 'owner')], table(tableName), { where })
  const owners = select([item(column('owner'), 'owner'), item(call('count', star), 'own')], subquery(clusters, 'all'), {
    groupingSets: [[column('owner')]],
  })
  return join(
    subquery(sessions, 'sessions'),
    subquery(owners, 'owners'),
    binary('=', column('cluster'), column('owner')),
  )
}

/** What each user contributes to a measure. */
interface Parts {
  /** Of which the sums of squares and of products are asked, in this order: 11, 12, …, 22, …. */
  readonly amounts: readonly Expression[]
  /** Sessions in the denominator: users without any are no cluster. */
  readonly counted: Expression
}

/** What `withOwn` says of the user. */
export const OWN = call('max', column('own'))

/** Null for a measure that is neither a sum nor made of sums. */
function partsOf({ base, statistic }: AskedMeasure): Parts | null {
  const where = baseExpression(base)
  const counted = onlyWhere(call('count', star), where)
  const sum = (of: Expression) => call('sum', guarded(of, where))
  switch (statistic.kind) {
    case 'sessions':
      return { amounts: [counted], counted }
    case 'share':
      return { amounts: [counted, OWN], counted }
    case 'rate': {
      const both = allOf([where, conditionExpression(statistic.when)].filter((e) => e !== null))
      return { amounts: [onlyWhere(call('count', star), both), counted], counted }
    }
    case 'mean':
    case 'total':
      return { amounts: [sum(quantityExpression(statistic.of)), counted], counted }
    case 'geometric-mean':
      return { amounts: [sum(call('ln', quantityExpression(statistic.of))), counted], counted }
    case 'ratio':
      return { amounts: [sum(quantityExpression(statistic.of)), sum(quantityExpression(statistic.over))], counted }
    case 'deviation': {
      const of = quantityExpression(statistic.of)
      return { amounts: [sum(binary('*', of, of)), sum(of), counted], counted }
    }
    case 'users':
    case 'quantile':
    case 'least':
    case 'greatest':
    case 'distinct':
    case 'adjusted':
      return null
  }
}
