import type { Measure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import {
  allOf,
  binary,
  call,
  caseOf,
  cast,
  column,
  isKnown,
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
import type { ClusterShape } from './result-shape'

/** The user of a session, or a number of its own. Users are whole numbers from 0 on, so that numbers below 0 are free. */
export const CLUSTER = caseOf(
  [{ when: isKnown(column('user_id')), gives: cast(column('user_id'), 'BIGINT') }],
  cast(binary('-', value(-1), column('rowid')), 'BIGINT'),
)

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
  const measured = plan.measures.flatMap((measure, i) => (hasClusters(measure) ? [{ measure, i }] : []))
  if (measured.length === 0) return null
  const dimensions = [...plan.rows, ...plan.columns].map(({ dimension }) => dimension)
  const { keys, rowKeys, columnKeys } = keysOf(plan)
  const sessions = select([item(CLUSTER, 'cluster'), ...lookedAt(plan)], table(plan.table), {
    where: filterExpression(plan),
  })
  const bases = [...new Set(measured.map(({ measure }) => measure.base))]
  const perUser = select(
    [
      groupingOf(keys),
      ...keys.map((key, i) => item(key, `key_${i}`)),
      ...bases.map((base) => item(onlyWhere(call('count', star), baseExpression(base)), `m_${base}`)),
      ...measured.map(({ measure, i }) => item(contribution(measure), `s_${i}`)),
    ],
    subquery(sessions, 'sessions'),
    { groupingSets: groupingSetsOf(plan).map((set) => [...set, column('cluster')]) },
  )
  const items: SelectItem[] = [
    item(column('grouping'), 'grouping'),
    ...[...rowKeys, ...columnKeys].map((name, i) => item(answered(keys[i]!, dimensions[i]!), name)),
    ...bases.flatMap((base) => {
      const m = column(`m_${base}`)
      return [
        item(onlyWhere(call('count', star), binary('>', m, value(0))), `clusters_${base}`),
        item(sum(binary('*', m, m)), `mm_${base}`),
      ]
    }),
    ...measured.flatMap(({ measure, i }) => {
      const s = column(`s_${i}`)
      return [
        item(sum(binary('*', s, s)), `ss_${i}`),
        item(sum(binary('*', s, column(`m_${measure.base}`))), `sm_${i}`),
      ]
    }),
  ]
  const statement = select(items, subquery(perUser, 'per_user'), { groupingSets: [[column('grouping'), ...keys]] })
  return {
    statement,
    shape: {
      grouping: 'grouping',
      rowKeys,
      columnKeys,
      measures: plan.measures.map((measure, i) =>
        hasClusters(measure)
          ? { clusters: `clusters_${measure.base}`, mm: `mm_${measure.base}`, ss: `ss_${i}`, sm: `sm_${i}` }
          : null,
      ),
    },
  }
}

/** Measures that are a ratio of sums, or a sum. */
const hasClusters = ({ statistic: { kind } }: Measure): boolean =>
  kind === 'rate' || kind === 'mean' || kind === 'geometric-mean' || kind === 'total' || kind === 'sessions'

const sum = (of: Expression): Expression => call('sum', cast(of, 'DOUBLE'))

/** What the sessions of one user add to the sum of a measure. */
function contribution({ base, statistic }: Measure): Expression {
  const where = baseExpression(base)
  switch (statistic.kind) {
    case 'rate': {
      const both = allOf([where, conditionExpression(statistic.when)].filter((e) => e !== null))
      return onlyWhere(call('count', star), both)
    }
    case 'mean':
    case 'total':
      return sum(guarded(quantityExpression(statistic.of), where))
    case 'geometric-mean':
      return sum(guarded(call('ln', quantityExpression(statistic.of)), where))
    default:
      return onlyWhere(call('count', star), where)
  }
}
