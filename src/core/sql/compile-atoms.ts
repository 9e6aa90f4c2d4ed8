import type { PivotPlan } from '../pivot/plan'
import { call, caseOf, column, distinct, item, select, star, subquery, table, value } from './build'
import { conditionExpression } from './condition-expression'
import { dimensionExpression } from './dimension-expression'
import { filterExpression } from './filter-expression'
import type { Expression, SelectItem, SelectNode } from './node'
import { answered, baseExpression } from './pivot-parts'

/** What the columns of the answer mean; one row is one group of sessions that no view and no measure tells apart. */
export interface AtomsShape {
  readonly n: string
  /** Null where users are not known. */
  readonly users: string | null
  /** Per view, in the order given. */
  readonly views: readonly AtomsViewShape[]
}

/** One where the sessions are among those of the view, of a denominator, or of what a rate counts; else 0. */
interface AtomsViewShape {
  readonly isIn: string
  readonly rowKeys: readonly string[]
  readonly columnKeys: readonly string[]
  /** By denominator, in the order of the plan. */
  readonly bases: readonly string[]
  /** By measure; null where it is no rate. */
  readonly successes: readonly (string | null)[]
}

/** Counts the sessions of several views by everything that any of them tells apart. */
export function compileAtoms(plans: readonly PivotPlan[]): { statement: SelectNode; shape: AtomsShape } {
  const inner: SelectItem[] = []
  const outer: SelectItem[] = []
  const keys: Expression[] = []
  const add = (name: string, of: Expression, show: (key: Expression) => Expression = (key) => key): string => {
    inner.push(item(of, name))
    keys.push(column(name))
    outer.push(item(show(column(name)), `${name}_shown`))
    return `${name}_shown`
  }
  const flag = (name: string, condition: Expression | null) =>
    add(name, condition === null ? value(1) : caseOf([{ when: condition, gives: value(1) }], value(0)))
  const views = plans.map((plan, v): AtomsViewShape => {
    const keyOf = (axis: 'rows' | 'columns') =>
      plan[axis].map(({ dimension }, i) =>
        add(`${axis}_${v}_${i}`, dimensionExpression(dimension), (key) => answered(key, dimension)),
      )
    return {
      isIn: flag(`in_${v}`, filterExpression(plan)),
      rowKeys: keyOf('rows'),
      columnKeys: keyOf('columns'),
      bases: plan.bases.map((base, i) => flag(`base_${v}_${i}`, baseExpression(base))),
      successes: plan.measures.map(({ statistic }, i) =>
        statistic.kind === 'rate' ? flag(`successes_${v}_${i}`, conditionExpression(statistic.when)) : null,
      ),
    }
  })
  const hasUsers = plans.every((plan) => plan.hasUsers)
  if (hasUsers) inner.push(item(column('user_id'), 'user_id'))
  const counts = [
    item(call('count', star), 'n'),
    ...(hasUsers ? [item(distinct(call('count', column('user_id'))), 'users')] : []),
  ]
  return {
    statement: select([...outer, ...counts], subquery(select(inner, table(plans[0]!.table)), 'sessions'), {
      groupingSets: [keys],
    }),
    shape: { n: 'n', users: hasUsers ? 'users' : null, views },
  }
}
