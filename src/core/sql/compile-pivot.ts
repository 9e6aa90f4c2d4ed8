import { BASES, type BaseId } from '../pivot/base'
import { fieldsOfQuantity, type Quantity } from '../pivot/condition'
import type { Dimension } from '../pivot/dimension'
import type { Measure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import {
  allOf,
  binary,
  call,
  caseOf,
  cast,
  column,
  distinct,
  isIn,
  item,
  not,
  onlyWhere,
  select,
  star,
  subquery,
  table,
  value,
} from './build'
import { conditionExpression } from './condition-expression'
import { dimensionExpression } from './dimension-expression'
import type { Expression, SelectItem, SelectNode } from './node'
import type { MeasureColumns, ResultShape } from './result-shape'

export interface CompiledPivot {
  readonly statement: SelectNode
  readonly shape: ResultShape
}

/**
 * Compiles a plan into one statement that computes every cell, subtotal and total from rows, and says how to read the
 * answer. Totals are grouping sets of the same statement, never sums of cells.
 */
export function compilePivot(plan: PivotPlan): CompiledPivot {
  const dimensions = [...plan.rows, ...plan.columns].map(({ dimension }) => dimension)
  const keys = dimensions.map((_, i) => column(`key_${i}`))
  const looked = [
    ...dimensions.map((dimension, i) => item(dimensionExpression(dimension), `key_${i}`)),
    ...columnsUsed(plan).map((name) => item(column(name), name)),
  ]
  // Counting sessions looks at no column, but a subquery must have one.
  const sessions = select(looked.length > 0 ? looked : [item(value(1), 'session')], table(plan.table), {
    where: filterExpression(plan),
  })
  const rowKeys = plan.rows.map((_, i) => `row_${i}`)
  const columnKeys = plan.columns.map((_, i) => `column_${i}`)
  const bases = plan.bases.map((base) => compileBase(base, plan.hasUsers))
  const measures = plan.measures.map(compileMeasure)
  const items: SelectItem[] = [
    item(keys.length > 0 ? call('grouping', ...keys) : value(0), 'grouping'),
    ...[...rowKeys, ...columnKeys].map((name, i) => item(answered(keys[i]!, dimensions[i]!), name)),
    ...bases.flatMap((b) => b.items),
    ...measures.flatMap((m) => m.items),
  ]
  const [rows, columns] = [keys.slice(0, rowKeys.length), keys.slice(rowKeys.length)]
  const groupingSets = prefixes(rows).flatMap((r) => prefixes(columns).map((c) => [...r, ...c]))
  return {
    statement: select(items, subquery(sessions, 'sessions'), { groupingSets }),
    shape: {
      grouping: 'grouping',
      rowKeys,
      columnKeys,
      bases: Object.fromEntries(bases.map((b) => [b.base, b.columns])),
      measures: measures.map((m) => m.columns),
    },
  }
}

/** A label is answered as text; the engine's own form of it needs a dictionary that the answer does not carry. */
function answered(key: Expression, { valueType }: Dimension): Expression {
  return valueType === 'text' ? cast(key, 'VARCHAR') : key
}

/** Every prefix of the keys, longest first: the details, then each subtotal, then the total. */
function prefixes<T>(keys: readonly T[]): T[][] {
  return keys.map((_, i) => keys.slice(0, keys.length - i)).concat([[]])
}

function columnsUsed(plan: PivotPlan): string[] {
  const fields = plan.bases.flatMap((base) => BASES[base].condition.map((t) => t.field))
  const measured = plan.measures.flatMap(({ statistic }) => {
    if (statistic.kind === 'rate') return statistic.when.map((t) => t.field)
    return 'of' in statistic ? fieldsOfQuantity(statistic.of) : []
  })
  return [...new Set([...(plan.hasUsers ? ['user_id'] : []), ...fields, ...measured])]
}

function filterExpression(plan: PivotPlan): Expression | null {
  return allOf(
    plan.filters.map(({ dimension, values, isNegated }) => {
      const among = isIn(dimensionExpression(dimension), values)
      return isNegated ? not(among) : among
    }),
  )
}

const baseExpression = (base: BaseId): Expression | null => conditionExpression(BASES[base].condition)

function compileBase(base: BaseId, hasUsers: boolean) {
  const where = baseExpression(base)
  const n = `n_${base}`
  const users = hasUsers ? `users_${base}` : null
  const items = [item(onlyWhere(call('count', star), where), n)]
  if (users) items.push(item(onlyWhere(distinct(call('count', column('user_id'))), where), users))
  return { base, items, columns: { n, users } }
}

/** The statistics a measure needs from SQL; estimates and intervals are made of them in `stats`. */
function compileMeasure(measure: Measure, i: number): { items: SelectItem[]; columns: MeasureColumns } {
  const { statistic } = measure
  const where = baseExpression(measure.base)
  switch (statistic.kind) {
    case 'sessions':
    case 'users':
    case 'share':
      return { items: [], columns: { kind: 'none' } }
    case 'rate': {
      const successes = `successes_${i}`
      const both = allOf([where, conditionExpression(statistic.when)].filter((e) => e !== null))
      return {
        items: [item(onlyWhere(call('count', star), both), successes)],
        columns: { kind: 'successes', successes },
      }
    }
    case 'mean':
    case 'total':
      return moments(quantityExpression(statistic.of), where, i)
    case 'geometric-mean':
      return moments(call('ln', quantityExpression(statistic.of)), where, i)
    case 'median':
      return middle(quantityExpression(statistic.of), where, i)
  }
}

function moments(of: Expression, where: Expression | null, i: number) {
  const sum = `sum_${i}`
  const squares = `squares_${i}`
  // A filter would come after the logarithm, which fails on zero; a case comes before it.
  const guarded = where ? caseOf([{ when: where, gives: of }]) : of
  const items = [item(call('sum', guarded), sum), item(call('sum', binary('*', guarded, guarded)), squares)]
  return { items, columns: { kind: 'moments' as const, sum, squares } }
}

/**
 * The interval of a median ends at order statistics within this many root n of the middle, at any level: half of 8.3, the
 * normal quantile at the largest double below 1.
 */
const MIDDLE_WIDTH = 4.2

function middle(of: Expression, where: Expression | null, i: number) {
  const n = onlyWhere(call('count', star), where)
  const reach = binary('+', binary('*', value(MIDDLE_WIDTH), call('sqrt', n)), value(2))
  const centre = binary('/', n, value(2))
  const first = cast(call('greatest', value(1), call('floor', binary('-', centre, reach))), 'BIGINT')
  const last = cast(call('ceil', binary('+', centre, reach)), 'BIGINT')
  const sorted = call('list_sort', onlyWhere(call('list', cast(of, 'DOUBLE')), where))
  const values = `middle_${i}`
  const firstRank = `rank_${i}`
  const items = [item(call('list_slice', sorted, first, last), values), item(cast(first, 'DOUBLE'), firstRank)]
  return { items, columns: { kind: 'middle' as const, values, firstRank } }
}

function quantityExpression(quantity: Quantity): Expression {
  const of = cast(column(quantity.of), 'DOUBLE')
  return 'per' in quantity ? binary('/', of, column(quantity.per)) : of
}
