import type { Measure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import { SPREAD_QUANTILES } from '../stats/spread'
import { binary, call, caseOf, item, select, subquery, table, value } from './build'
import { filterExpression } from './filter-expression'
import type { SelectItem, SelectNode } from './node'
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
import type { ResultShape } from './result-shape'

/** What the columns of the spreads mean; one row is one cell, as in the pivot's own answer. */
export interface SpreadShape extends Pick<ResultShape, 'grouping' | 'rowKeys' | 'columnKeys'> {
  /** Per measure, in the plan's order: where its spread is; null for a measure that is of no quantity. */
  readonly measures: readonly (SpreadColumns | null)[]
}

/** A column with the list of quantiles, in the order of `SPREAD_QUANTILES`, and one with the geometric mean. */
export interface SpreadColumns {
  readonly quantiles: string
  readonly geometricMean: string
}

export interface CompiledSpreads {
  readonly statement: SelectNode
  readonly shape: SpreadShape
}

/** Compiles how the quantities of a plan are spread, in every cell and total; null where it was not asked for. */
export function compileSpreads(plan: PivotPlan): CompiledSpreads | null {
  const measured = plan.hasSpreads ? plan.measures.flatMap((measure, i) => spread(measure, i) ?? []) : []
  if (measured.length === 0) return null
  const dimensions = [...plan.rows, ...plan.columns].map(({ dimension }) => dimension)
  const { keys, rowKeys, columnKeys } = keysOf(plan)
  const sessions = select(lookedAt(plan), table(plan.table), { where: filterExpression(plan) })
  const items: SelectItem[] = [
    groupingOf(keys),
    ...[...rowKeys, ...columnKeys].map((name, i) => item(answered(keys[i]!, dimensions[i]!), name)),
    ...measured.flatMap(({ items }) => items),
  ]
  return {
    statement: select(items, subquery(sessions, 'sessions'), { groupingSets: groupingSetsOf(plan) }),
    shape: {
      grouping: 'grouping',
      rowKeys,
      columnKeys,
      measures: plan.measures.map((_, i) => measured.find(({ measure }) => measure === i)?.columns ?? null),
    },
  }
}

function spread({ base, statistic }: Measure, i: number) {
  if (!('of' in statistic)) return null
  const taken = guarded(quantityExpression(statistic.of), baseExpression(base))
  const positive = caseOf([{ when: binary('>', taken, value(0)), gives: taken }])
  const columns: SpreadColumns = { quantiles: `quantiles_${i}`, geometricMean: `geometric_${i}` }
  const quantiles = call('quantile_cont', taken, call('list_value', ...SPREAD_QUANTILES.map(value)))
  const isPositive = binary('>', call('min', taken), value(0))
  const geometricMean = caseOf([{ when: isPositive, gives: call('exp', call('avg', call('ln', positive))) }])
  return {
    measure: i,
    columns,
    items: [item(quantiles, columns.quantiles), item(geometricMean, columns.geometricMean)],
  }
}
