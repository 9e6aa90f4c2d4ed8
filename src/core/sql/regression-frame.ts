import type { Dimension } from '../pivot/dimension'
import type { PlannedModel, RegressionPlan } from '../regression/plan'
import {
  allOf,
  binary,
  call,
  caseOf,
  cast,
  column,
  isIn,
  isKnown,
  item,
  onlyWhere,
  select,
  star,
  table,
  value,
} from './build'
import { conditionExpression } from './condition-expression'
import { dimensionCode, dimensionExpression } from './dimension-expression'
import { filterExpression } from './filter-expression'
import type { Expression, SelectNode } from './node'
import { baseExpression, quantityExpression } from './pivot-parts'

/**
 * Columns of the frame of a regression: the sessions that have the outcome and the factor, with what any of its columns
 * needs of them, computed once.
 */
export const FRAME = {
  y: 'y',
  /** The number a value of the factor stands for, or of a level its code. */
  factor: 'factor',
  /** Null where there is no logarithm. */
  log: (i: number) => `log_${i}`,
  /** A value of a control, as a small number where it has one; null where it is missing. */
  key: (i: number) => `key_${i}`,
  cluster: 'cluster',
  user: 'user_id',
} as const

/** In order: sessions in view, and how many of them have the outcome, and also the factor. */
export const IN_VIEW = ['in_view', 'with_outcome', 'with_factor'] as const

/** The sessions all columns of a table choose from. */
export function compileFrame(plan: RegressionPlan): SelectNode {
  const { absorbed, logs } = widest(plan)
  const user = column('user_id')
  // Users are whole numbers from 0 on, so that numbers below 0 are free.
  const alone = cast(binary('-', value(-1), column('rowid')), 'BIGINT')
  const cluster = plan.isClustered ? caseOf([{ when: isKnown(user), gives: cast(user, 'BIGINT') }], alone) : alone
  return select(
    [
      item(outcomeExpression(plan), FRAME.y),
      item(cast(factorNumber(plan), 'DOUBLE'), FRAME.factor),
      ...logs.map((field, i) => {
        const logarithm = call('ln', cast(column(field), 'DOUBLE'))
        return item(caseOf([{ when: binary('>', column(field), value(0)), gives: logarithm }]), FRAME.log(i))
      }),
      ...absorbed.map((dimension, i) => item(keyExpression(plan, dimension), FRAME.key(i))),
      item(cluster, FRAME.cluster),
      ...(plan.sessions.hasUsers ? [item(user, FRAME.user)] : []),
    ],
    table(plan.sessions.table),
    { where: allOf([filterExpression(plan.sessions), ...hasOutcome(plan), hasFactor(plan)].filter((e) => e !== null)) },
  )
}

/** Counts what the frame leaves out, in the order of `IN_VIEW`. */
export function compileInView(plan: RegressionPlan): SelectNode {
  const steps = [[], hasOutcome(plan), [...hasOutcome(plan), hasFactor(plan)]]
  return select(
    steps.map((conditions, i) => item(onlyWhere(call('count', star), allOf(conditions)), IN_VIEW[i]!)),
    table(plan.sessions.table),
    { where: filterExpression(plan.sessions) },
  )
}

/** Every model adds to the one before it, so the last one needs all there is. */
const widest = ({ models }: RegressionPlan): PlannedModel => models.at(-1)!

const keyExpression = ({ labelled }: RegressionPlan, dimension: Dimension): Expression =>
  dimensionCode(dimension, labelled.has(dimension.column)) ?? dimensionExpression(dimension)

function hasOutcome({ outcome }: RegressionPlan): Expression[] {
  const base = baseExpression(outcome.base)
  return base ? [base] : []
}

function hasFactor({ factor }: RegressionPlan): Expression {
  const of = dimensionExpression(factor.dimension)
  if (factor.kind === 'levels') return isIn(of, [...factor.codes.keys()])
  return factor.scores === null ? isKnown(of) : isIn(of, [...factor.scores.keys()])
}

function factorNumber({ factor }: RegressionPlan): Expression {
  const of = dimensionExpression(factor.dimension)
  const numbers = factor.kind === 'levels' ? factor.codes : factor.scores
  return numbers === null
    ? of
    : caseOf([...numbers].map(([label, number]) => ({ when: isIn(of, [label]), gives: value(number) })))
}

/** Sessions that cannot count are no failure of a logarithm: a case comes before it, a filter might not. */
function outcomeExpression({ outcome }: RegressionPlan): Expression {
  const { statistic } = outcome
  const where = baseExpression(outcome.base) ?? value(true)
  switch (statistic.kind) {
    case 'rate':
      return cast(
        caseOf([{ when: conditionExpression(statistic.when) ?? value(true), gives: value(1) }], value(0)),
        'DOUBLE',
      )
    case 'mean':
      return cast(caseOf([{ when: where, gives: quantityExpression(statistic.of) }]), 'DOUBLE')
    case 'geometric-mean':
      return caseOf([{ when: where, gives: call('ln', quantityExpression(statistic.of)) }])
    default:
      throw new Error(`${outcome.id} is no outcome`)
  }
}
