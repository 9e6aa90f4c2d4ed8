import type { BaseId } from '../pivot/base'
import type { Measure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import {
  allOf,
  binary,
  call,
  cast,
  column,
  distinct,
  item,
  onlyWhere,
  select,
  star,
  subquery,
  table,
  value,
} from './build'
import { conditionExpression } from './condition-expression'
import { filterExpression } from './filter-expression'
import type { Expression, SelectItem, SelectNode } from './node'
import {
  answered,
  baseExpression,
  groupingOf,
  groupingSetsOf,
  guarded,
  keysOf,
  lookedAt,
  quantityExpression,
} from './pivot-parts'
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
  const { keys, rowKeys, columnKeys } = keysOf(plan)
  const looked = lookedAt(plan)
  // Counting sessions looks at no column, but a subquery must have one.
  const sessions = select(looked.length > 0 ? looked : [item(value(1), 'session')], table(plan.table), {
    where: filterExpression(plan),
  })
  const bases = plan.bases.map((base) => compileBase(base, plan.hasUsers))
  const measures = plan.measures.map(compileMeasure)
  const items: SelectItem[] = [
    groupingOf(keys),
    ...[...rowKeys, ...columnKeys].map((name, i) => item(answered(keys[i]!, dimensions[i]!), name)),
    ...bases.flatMap((b) => b.items),
    ...measures.flatMap((m) => m.items),
  ]
  return {
    statement: select(items, subquery(sessions, 'sessions'), { groupingSets: groupingSetsOf(plan) }),
    shape: {
      grouping: 'grouping',
      rowKeys,
      columnKeys,
      bases: Object.fromEntries(bases.map((b) => [b.base, b.columns])),
      measures: measures.map((m) => m.columns),
    },
  }
}

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
  const taken = guarded(of, where)
  const items = [item(call('sum', taken), sum), item(call('sum', binary('*', taken, taken)), squares)]
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
