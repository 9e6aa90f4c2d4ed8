import type { Base } from '../pivot/base'
import type { AskedMeasure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import type { IntervalKind } from '../pivot/spec'
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
import type { CallNode, Expression, SelectItem, SelectNode } from './node'
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
  const measures = plan.measures.map((measure, i) => compileMeasure(measure, i, plan.interval))
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
      bases: Object.fromEntries(bases.map((b) => [b.id, b.columns])),
      measures: measures.map((m) => m.columns),
    },
  }
}

function compileBase(base: Base, hasUsers: boolean) {
  const where = baseExpression(base)
  const n = `n_${base.id}`
  const users = hasUsers ? `users_${base.id}` : null
  const items = [item(onlyWhere(call('count', star), where), n)]
  if (users) items.push(item(onlyWhere(distinct(call('count', column('user_id'))), where), users))
  return { id: base.id, items, columns: { n, users } }
}

/** The statistics a measure needs from SQL; estimates and intervals are made of them in `stats`. */
function compileMeasure(
  measure: AskedMeasure,
  i: number,
  interval: IntervalKind,
): { items: SelectItem[]; columns: MeasureColumns } {
  const { statistic } = measure
  const where = baseExpression(measure.base)
  switch (statistic.kind) {
    case 'sessions':
    case 'users':
    case 'share':
    // Asked for apart, see `compile-adjusted.ts`.
    case 'adjusted':
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
    case 'quantile':
      return middle(quantityExpression(statistic.of), statistic.p, where, i, interval)
    case 'deviation':
      return deviation(quantityExpression(statistic.of), where, i)
    case 'least':
      return single(call('min', guarded(quantityExpression(statistic.of), where)), i)
    case 'greatest':
      return single(call('max', guarded(quantityExpression(statistic.of), where)), i)
    case 'distinct':
      return single(onlyWhere(distinct(call('count', column(statistic.of.of))), where), i)
    case 'ratio':
      return ratio(quantityExpression(statistic.of), quantityExpression(statistic.over), where, i)
  }
}

function moments(of: Expression, where: Expression | null, i: number) {
  const sum = `sum_${i}`
  const squares = `squares_${i}`
  const taken = guarded(of, where)
  const items = [item(call('sum', taken), sum), item(call('sum', binary('*', taken, taken)), squares)]
  return { items, columns: { kind: 'moments' as const, sum, squares } }
}

function single(of: CallNode, i: number) {
  const name = `single_${i}`
  return { items: [item(of, name)], columns: { kind: 'single' as const, value: name } }
}

function deviation(of: Expression, where: Expression | null, i: number) {
  const taken = guarded(of, where)
  const powers = [1, 2, 3, 4].map((power) => `power_${power}_${i}`)
  const items = [
    item(call('stddev_samp', taken), `deviation_${i}`),
    ...powers.map((name, power) => item(call('sum', powerOf(taken, power + 1)), name)),
  ]
  return { items, columns: { kind: 'deviation' as const, deviation: `deviation_${i}`, powers } }
}

const powerOf = (of: Expression, power: number): Expression =>
  power === 1 ? of : binary('*', powerOf(of, power - 1), of)

function ratio(of: Expression, over: Expression, where: Expression | null, i: number) {
  const [s, m] = [guarded(of, where), guarded(over, where)]
  const columns = { sum: `sum_${i}`, over: `over_${i}`, pairs: [`ss_${i}`, `sm_${i}`, `mm_${i}`] }
  const items = [
    item(call('sum', s), columns.sum),
    item(call('sum', m), columns.over),
    ...[binary('*', s, s), binary('*', s, m), binary('*', m, m)].map((of, k) =>
      item(call('sum', of), columns.pairs[k]!),
    ),
  ]
  return { items, columns: { kind: 'ratio' as const, ...columns } }
}

/**
 * The interval of a quantile ends at order statistics within this many standard deviations of the number of values below
 * it, at any level: the normal quantile at the largest double below 1.
 */
const REACH = 8.3
/** Where sessions of a user are alike the number varies more: up to this many times. */
const CLUSTERED_REACH = 4

function middle(of: Expression, p: number, where: Expression | null, i: number, interval: IntervalKind) {
  const n = onlyWhere(call('count', star), where)
  const width = REACH * Math.sqrt(p * (1 - p)) * (interval === 'clustered' ? CLUSTERED_REACH : 1)
  const reach = binary('+', binary('*', value(width), call('sqrt', n)), value(2))
  const centre = binary('*', value(p), n)
  const first = cast(call('greatest', value(1), call('floor', binary('-', centre, reach))), 'BIGINT')
  const last = cast(call('ceil', binary('+', centre, reach)), 'BIGINT')
  const sorted = call('list_sort', onlyWhere(call('list', cast(of, 'DOUBLE')), where))
  const values = `middle_${i}`
  const firstRank = `rank_${i}`
  const items = [item(call('list_slice', sorted, first, last), values), item(cast(first, 'DOUBLE'), firstRank)]
  return { items, columns: { kind: 'middle' as const, values, firstRank } }
}
