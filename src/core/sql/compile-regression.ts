import type { PlannedModel, RegressionPlan } from '../regression/plan'
import {
  allOf,
  binary,
  call,
  caseOf,
  cast,
  column,
  distinct,
  isIn,
  isKnown,
  item,
  join,
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
import type { Expression, SelectItem, SelectNode } from './node'
import { baseExpression, quantityExpression } from './pivot-parts'

/** Names of the columns of the regression statements. */
export const CELL = {
  n: 'n',
  users: 'users',
  y: 'y',
  yy: 'yy',
  x: (j: number) => `x_${j}`,
  xy: (j: number) => `xy_${j}`,
  xx: (j: number, k: number) => `xx_${j}_${k}`,
} as const
/** Sessions and users of each level of the factor, the reference first. */
export const LEVEL = { n: (j: number) => `level_n_${j}`, users: (j: number) => `level_users_${j}` } as const
export const SCORE = { clusters: 'clusters', product: (j: number, k: number) => `ss_${j}_${k}` } as const
/** In order: sessions in view, and how many of them have the outcome, also the factor, also the logarithms, also all controls. */
export const SAMPLE = ['in_view', 'with_outcome', 'with_factor', 'with_logs', 'with_controls'] as const

/**
 * Counts what a model must leave out for want of a value, in the order of `SAMPLE`, and the sessions and users of each level
 * among the rest.
 */
export function compileSample(plan: RegressionPlan, model: PlannedModel): SelectNode {
  const { outcome, factor, logs, controls } = needs(plan, model)
  const usable = [...outcome, ...factor, ...logs, ...controls]
  const steps = [[], outcome, [...outcome, ...factor], [...outcome, ...factor, ...logs], usable]
  const levels = plan.factor.kind === 'levels' ? [plan.factor.reference, ...plan.factor.levels] : []
  const of = dimensionExpression(plan.factor.dimension)
  return select(
    [
      ...steps.map((conditions, i) => item(onlyWhere(call('count', star), allOf(conditions)), SAMPLE[i]!)),
      ...levels.flatMap((level, j) => {
        const isLevel = allOf([...usable, isIn(of, [level])])
        const users = distinct(call('count', column('user_id')))
        return [
          item(onlyWhere(call('count', star), isLevel), LEVEL.n(j)),
          ...(plan.sessions.hasUsers ? [item(onlyWhere(users, isLevel), LEVEL.users(j))] : []),
        ]
      }),
    ],
    table(plan.sessions.table),
    { where: filterExpression(plan.sessions) },
  )
}

/** One row per cell of the absorbed controls, with the sums of `CellMoments`. */
export function compileCells(plan: RegressionPlan, model: PlannedModel): SelectNode {
  return cells(plan, model, true)
}

/**
 * Sums over clusters of products of their scores, given the slopes: of each session its regressors less their cell's means,
 * times what the cell's mean and the slopes leave of its outcome. Sessions without a user are clusters of their own.
 */
export function compileScores(plan: RegressionPlan, model: PlannedModel, slopes: readonly number[]): SelectNode {
  const keys = keysOf(model)
  const p = regressors(plan, model).length
  const mean = (name: string) => binary('/', column(name, 'cells'), column(CELL.n, 'cells'))
  const within = Array.from({ length: p }, (_, j) => binary('-', column(CELL.x(j), 'sessions'), mean(CELL.x(j))))
  const fitted = slopes.reduce<Expression>(
    (left, slope, j) => binary('-', left, binary('*', value(slope), within[j]!)),
    binary('-', column(CELL.y, 'sessions'), mean(CELL.y)),
  )
  const matched = allOf(keys.map((key) => binary('=', column(key, 'sessions'), column(key, 'cells')))) ?? value(true)
  const perSession = select(
    [
      item(column('cluster', 'sessions'), 'cluster'),
      item(fitted, 'residual'),
      ...within.map((of, j) => item(of, CELL.x(j))),
    ],
    join(subquery(sessions(plan, model), 'sessions'), subquery(cells(plan, model, false), 'cells'), matched),
    { where: allOf(keptCells(plan)) },
  )
  const perCluster = select(
    within.map((_, j) => item(call('sum', binary('*', column(CELL.x(j)), column('residual'))), `s_${j}`)),
    subquery(perSession, 'within'),
    { groupingSets: [[column('cluster')]] },
  )
  return select(
    [
      item(call('count', star), SCORE.clusters),
      ...pairs(p).map(([j, k]) =>
        item(call('sum', binary('*', column(`s_${j}`), column(`s_${k}`))), SCORE.product(j, k)),
      ),
    ],
    subquery(perCluster, 'scores'),
  )
}

function cells(plan: RegressionPlan, model: PlannedModel, hasProducts: boolean): SelectNode {
  const keys = keysOf(model)
  const x = regressors(plan, model).map((_, j) => column(CELL.x(j)))
  const y = column(CELL.y)
  const sum = (of: Expression) => call('sum', of)
  const products: SelectItem[] = [
    item(sum(binary('*', y, y)), CELL.yy),
    ...x.map((of, j) => item(sum(binary('*', of, y)), CELL.xy(j))),
    ...pairs(x.length).map(([j, k]) => item(sum(binary('*', x[j]!, x[k]!)), CELL.xx(j, k))),
  ]
  return select(
    [
      ...keys.map((key) => item(column(key), key)),
      item(call('count', star), CELL.n),
      ...(plan.floor && plan.sessions.hasUsers ? [item(distinct(call('count', column('user_id'))), CELL.users)] : []),
      item(sum(y), CELL.y),
      ...x.map((of, j) => item(sum(of), CELL.x(j))),
      ...(hasProducts ? products : []),
    ],
    subquery(sessions(plan, model), 'sessions'),
    { groupingSets: [keys.map((key) => column(key))] },
  )
}

/** The sessions a model can use: outcome, regressors, absorbed controls and cluster of each. */
function sessions(plan: RegressionPlan, model: PlannedModel): SelectNode {
  const { outcome, factor, logs, controls } = needs(plan, model)
  const user = column('user_id')
  // Users are whole numbers from 0 on, so that numbers below 0 are free.
  const alone = cast(binary('-', value(-1), column('rowid')), 'BIGINT')
  const cluster = plan.isClustered ? caseOf([{ when: isKnown(user), gives: cast(user, 'BIGINT') }], alone) : alone
  return select(
    [
      item(outcomeExpression(plan), CELL.y),
      ...regressors(plan, model).map((of, j) => item(of, CELL.x(j))),
      ...model.absorbed.map((dimension, i) => item(dimensionExpression(dimension), `key_${i}`)),
      item(cluster, 'cluster'),
      ...(plan.sessions.hasUsers ? [item(user, 'user_id')] : []),
    ],
    table(plan.sessions.table),
    {
      where: allOf(
        [filterExpression(plan.sessions), ...outcome, ...factor, ...logs, ...controls].filter((e) => e !== null),
      ),
    },
  )
}

/** What a session must have, by what asks for it. */
function needs({ outcome, factor }: RegressionPlan, model: PlannedModel) {
  const base = baseExpression(outcome.base)
  const of = dimensionExpression(factor.dimension)
  const known =
    factor.kind === 'levels'
      ? isIn(of, [factor.reference, ...factor.levels])
      : factor.scores === null
        ? isKnown(of)
        : isIn(of, [...factor.scores.keys()])
  return {
    outcome: base ? [base] : [],
    factor: [known],
    logs: model.logs.map((field) => binary('AND', isKnown(column(field)), binary('>', column(field), value(0)))),
    controls: model.absorbed.map((dimension) => isKnown(dimensionExpression(dimension))),
  }
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
      return caseOf([{ when: where, gives: quantityExpression(statistic.of) }])
    case 'geometric-mean':
      return caseOf([{ when: where, gives: call('ln', quantityExpression(statistic.of)) }])
    default:
      throw new Error(`${outcome.id} is no outcome`)
  }
}

function regressors({ factor }: RegressionPlan, { logs }: PlannedModel): Expression[] {
  const of = dimensionExpression(factor.dimension)
  const slopes =
    factor.kind === 'levels'
      ? factor.levels.map((level) => caseOf([{ when: isIn(of, [level]), gives: value(1) }], value(0)))
      : factor.scores === null
        ? [of]
        : [caseOf([...factor.scores].map(([level, score]) => ({ when: isIn(of, [level]), gives: value(score) })))]
  const logarithms = logs.map((field) =>
    caseOf([{ when: binary('>', column(field), value(0)), gives: call('ln', cast(column(field), 'DOUBLE')) }]),
  )
  return [...slopes, ...logarithms].map((expression) => cast(expression, 'DOUBLE'))
}

/** The number of regressors of a model. */
export const regressorCount = (plan: RegressionPlan, model: PlannedModel): number =>
  (plan.factor.kind === 'levels' ? plan.factor.levels.length : 1) + model.logs.length

/** Which cells count: the same rule as `isKept` of `read-regression.ts`. */
function keptCells({ floor, dropsSingletons, sessions: { hasUsers } }: RegressionPlan): Expression[] {
  const least = Math.max(floor?.minSessions ?? 1, dropsSingletons ? 2 : 1)
  const enough = [binary('>=', column(CELL.n, 'cells'), value(least))]
  if (floor && hasUsers) enough.push(binary('>=', column(CELL.users, 'cells'), value(floor.minUsers)))
  return enough
}

const keysOf = ({ absorbed }: PlannedModel): string[] => absorbed.map((_, i) => `key_${i}`)

/** Every pair of regressors, each once, the first not after the second. */
export const pairs = (p: number): (readonly [number, number])[] =>
  Array.from({ length: p }, (_, j) => Array.from({ length: p - j }, (_, d) => [j, j + d] as const)).flat()
