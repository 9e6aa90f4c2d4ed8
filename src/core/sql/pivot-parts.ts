import type { Base } from '../pivot/base'
import { fieldsOfCondition, type Quantity } from '../pivot/condition'
import type { Dimension } from '../pivot/dimension'
import { type Measure, numeratorFieldsOf } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import { binary, call, caseOf, cast, column, isKnown, item, value } from './build'
import { conditionExpression } from './condition-expression'
import { dimensionExpression } from './dimension-expression'
import type { CallNode, Expression, SelectItem } from './node'

/** The keys of a pivot by the names they have in its statements. */
export function keysOf(plan: PivotPlan) {
  return {
    keys: [...plan.rows, ...plan.columns].map((_, i) => column(`key_${i}`)),
    rowKeys: plan.rows.map((_, i) => `row_${i}`),
    columnKeys: plan.columns.map((_, i) => `column_${i}`),
  }
}

/** What a pivot looks at in every session: its keys, and the columns its denominators and measures are made of. */
export const lookedAt = (plan: PivotPlan): SelectItem[] => [
  ...[...plan.rows, ...plan.columns].map(({ dimension }, i) => item(dimensionExpression(dimension), `key_${i}`)),
  ...columnsUsed(plan).map((name) => item(column(name), name)),
]

/** A bit mask over the keys, the first highest: set where an answer is a total over that key. */
export const groupingOf = (keys: readonly Expression[]): SelectItem =>
  item(keys.length > 0 ? call('grouping', ...keys) : value(0), 'grouping')

/** Every subtotal and total of both axes. */
export function groupingSetsOf(plan: PivotPlan): Expression[][] {
  const { keys } = keysOf(plan)
  const [rows, columns] = [keys.slice(0, plan.rows.length), keys.slice(plan.rows.length)]
  return prefixes(rows).flatMap((r) => prefixes(columns).map((c) => [...r, ...c]))
}

/** Every prefix of the keys, longest first: the details, then each subtotal, then the total. */
function prefixes<T>(keys: readonly T[]): T[][] {
  return keys.map((_, i) => keys.slice(0, keys.length - i)).concat([[]])
}

/** A label is answered as text; the engine's own form of it needs a dictionary that the answer does not carry. */
export function answered(key: Expression, { valueType }: Dimension): Expression {
  return valueType === 'text' ? cast(key, 'VARCHAR') : key
}

function columnsUsed(plan: PivotPlan): string[] {
  const fields = plan.bases.flatMap(({ condition }) => fieldsOfCondition(condition))
  const measured = plan.measures.flatMap(numeratorFieldsOf)
  return [...new Set([...(plan.hasUsers ? ['user_id'] : []), ...fields, ...measured])]
}

/** The sessions of a denominator; null where it has them all. */
export const baseExpression = ({ condition }: Base): Expression | null => conditionExpression(condition)

/**
 * Who the sessions of a user are: a number for each, below 0 for a session without a user, which stands for itself. Users
 * are whole numbers from 0 on.
 */
export const CLUSTER: Expression = caseOf(
  [{ when: isKnown(column('user_id')), gives: cast(column('user_id'), 'BIGINT') }],
  cast(binary('-', value(-1), column('rowid')), 'BIGINT'),
)

/** A rate's sessions that count, a mean's values, a geometric mean's logarithms: what is added up over its denominator. */
export interface Summand {
  readonly condition: Expression | null
  readonly number: Expression | null
}

/** Null of a measure that is no mean of something. */
export function summandOf({ base, statistic }: Pick<Measure, 'base' | 'statistic'>): Summand | null {
  const where = baseExpression(base)
  switch (statistic.kind) {
    case 'rate':
      return { condition: conditionExpression(statistic.when), number: null }
    case 'mean':
      return { condition: null, number: guarded(quantityExpression(statistic.of), where) }
    case 'geometric-mean':
      return { condition: null, number: guarded(call('ln', quantityExpression(statistic.of)), where) }
    default:
      return null
  }
}

/** A session without a user, or of an export without users, stands for itself, by a number below 0. */
export const clusterOf = ({ hasUsers }: Pick<PivotPlan, 'hasUsers'>): Expression =>
  hasUsers ? CLUSTER : cast(binary('-', value(-1), column('rowid')), 'BIGINT')

/** A sum in a number that no count of sessions or their values exceeds. */
export const sumOf = (of: Expression): CallNode => call('sum', cast(of, 'DOUBLE'))

export function quantityExpression(quantity: Quantity): Expression {
  const of = cast(column(quantity.of), 'DOUBLE')
  return 'per' in quantity ? binary('/', of, column(quantity.per)) : of
}

/** A value where the condition holds. A filter would come after a logarithm, which fails on zero; a case comes before it. */
export const guarded = (of: Expression, where: Expression | null): Expression =>
  where ? caseOf([{ when: where, gives: of }]) : of
