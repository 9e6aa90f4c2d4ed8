import type { Key } from '../cells/key'
import type { Measure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import {
  allOf,
  binary,
  call,
  caseOf,
  cast,
  column,
  isIn,
  item,
  onlyWhere,
  select,
  star,
  subquery,
  table,
  value,
} from './build'
import { conditionExpression } from './condition-expression'
import { dimensionExpression } from './dimension-expression'
import { filterExpression } from './filter-expression'
import type { Expression, SelectNode } from './node'
import { baseExpression, clusterOf, guarded, quantityExpression } from './pivot-parts'

/** The keys of a cell. */
export interface CellKeys {
  readonly row: Key
  readonly column: Key
}

/**
 * Compiles what a comparison of two cells of a measure needs into one statement of one row: of each cell the sessions in its
 * denominator, their sum and sum of squares, the same of sessions in both, and sums and products over clusters. A cluster
 * is a user where intervals are clustered, else a session.
 */
export function compileComparison(plan: PivotPlan, measure: Measure, a: CellKeys, b: CellKeys): SelectNode {
  const of = compared(measure)
  const base = baseExpression(measure.base)
  const inCell = (cell: CellKeys): Expression => allOf([...keyConditions(plan, cell)]) ?? value(true)
  const sessions = select(
    [
      item(clusterOf({ hasUsers: plan.interval === 'clustered' }), 'cluster'),
      item(inCell(a), 'in_a'),
      item(inCell(b), 'in_b'),
      item(cast(guarded(of, base), 'DOUBLE'), 'y'),
    ],
    table(plan.table),
    { where: allOf([filterExpression(plan), base].filter((part) => part !== null)) },
  )
  const y = column('y')
  const [inA, inB] = [column('in_a'), column('in_b')]
  const inBoth = allOf([inA, inB])!
  const sets = [
    ['a', inA],
    ['b', inB],
    ['both', inBoth],
  ] as const
  // A case and no filter, so that a cluster that is in one cell only adds nothing to the other.
  const among = (where: Expression, gives: Expression) => caseOf([{ when: where, gives }], value(0))
  const perCluster = select(
    sets.flatMap(([name, where]) => [
      item(onlyWhere(call('count', star), where), `m_${name}`),
      item(call('sum', among(where, y)), `s_${name}`),
      item(call('sum', among(where, binary('*', y, y))), `q_${name}`),
    ]),
    subquery(sessions, 'sessions'),
    { groupingSets: [[column('cluster')]] },
  )
  const product = (left: string, right: string, name: string) =>
    item(call('sum', cast(binary('*', column(left), column(right)), 'DOUBLE')), name)
  const has = (name: string) => binary('>', column(name), value(0))
  return select(
    [
      ...sets.flatMap(([name]) =>
        (['m', 's', 'q'] as const).map((part) =>
          item(call('sum', cast(column(`${part}_${name}`), 'DOUBLE')), `${part}_${name}`),
        ),
      ),
      ...(['a', 'b'] as const).flatMap((name) => [
        item(onlyWhere(call('count', star), has(`m_${name}`)), `clusters_${name}`),
        product(`s_${name}`, `s_${name}`, `ss_${name}`),
        product(`s_${name}`, `m_${name}`, `sm_${name}`),
        product(`m_${name}`, `m_${name}`, `mm_${name}`),
      ]),
      item(onlyWhere(call('count', star), allOf([has('m_a'), has('m_b')])), 'clusters_shared'),
      product('s_a', 's_b', 'ss_shared'),
      product('s_a', 'm_b', 'sm_shared'),
      product('m_a', 's_b', 'ms_shared'),
      product('m_a', 'm_b', 'mm_shared'),
    ],
    subquery(perCluster, 'per_cluster'),
  )
}

const keyConditions = (plan: PivotPlan, { row, column: columnKey }: CellKeys): Expression[] => [
  ...row.map((key, i) => isIn(dimensionExpression(plan.rows[i]!.dimension), [key])),
  ...columnKey.map((key, i) => isIn(dimensionExpression(plan.columns[i]!.dimension), [key])),
]

function compared({ statistic, id }: Measure): Expression {
  switch (statistic.kind) {
    case 'rate': {
      const when = conditionExpression(statistic.when)
      return when ? caseOf([{ when, gives: value(1) }], value(0)) : value(1)
    }
    case 'mean':
      return quantityExpression(statistic.of)
    case 'geometric-mean':
      return call('ln', quantityExpression(statistic.of))
    default:
      throw new Error(`cells of ${id} are not compared`)
  }
}
