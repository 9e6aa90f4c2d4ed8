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
import type { Expression, SelectItem, SelectNode } from './node'
import { FRAME } from './regression-frame'

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
export const LEVEL = { code: 'code', n: 'n', users: 'users' } as const
export const SCORE = { clusters: 'clusters', product: (j: number, k: number) => `ss_${j}_${k}` } as const
/** In order: sessions of the frame, how many of them have the logarithms, and also all controls. */
export const SAMPLE = ['in_frame', 'with_logs', 'with_controls'] as const

/** Counts what a model must leave out of the frame for want of a value, in the order of `SAMPLE`. */
export function compileSample(frame: string, model: PlannedModel): SelectNode {
  const { logs, controls } = needs(model)
  const usable = [...logs, ...controls]
  return select(
    [[], logs, usable].map((conditions, i) => item(onlyWhere(call('count', star), allOf(conditions)), SAMPLE[i]!)),
    table(frame),
  )
}

/** The cells that were made, without their keys, which only the engine needs. */
export function compileMoments(cells: string, plan: RegressionPlan, model: PlannedModel): SelectNode {
  const made = compileCells(cells, plan, model).items.map(({ as }) => as)
  const keys = new Set(keysOf(model))
  return select(
    made.filter((name) => !keys.has(name)).map((name) => item(column(name), name)),
    table(cells),
  )
}

/**
 * Sums over clusters of products of their scores, given the slopes: of each session its regressors less their cell's means,
 * times what the cell's mean and the slopes leave of its outcome. Sessions without a user are clusters of their own.
 */
export function compileScores(
  frame: string,
  cells: string,
  plan: RegressionPlan,
  model: PlannedModel,
  slopes: readonly number[],
): SelectNode {
  const keys = keysOf(model)
  const mean = (name: string) => binary('/', column(name, 'cells'), column(CELL.n, 'cells'))
  const within = regressors(plan, model, 'sessions').map((of, j) => binary('-', of, mean(CELL.x(j))))
  const fitted = slopes.reduce<Expression>(
    (left, slope, j) => binary('-', left, binary('*', value(slope), within[j]!)),
    binary('-', column(FRAME.y, 'sessions'), mean(CELL.y)),
  )
  const matched = allOf(keys.map((key) => binary('=', column(key, 'sessions'), column(key, 'cells')))) ?? value(true)
  const perSession = select(
    [
      item(column(FRAME.cluster, 'sessions'), FRAME.cluster),
      item(fitted, 'residual'),
      ...within.map((of, j) => item(of, CELL.x(j))),
    ],
    join(table(frame, 'sessions'), table(cells, 'cells'), matched),
    { where: allOf([...keptCells(plan), ...usable(plan, model, 'sessions')]) },
  )
  const perCluster = select(
    within.map((_, j) => item(call('sum', binary('*', column(CELL.x(j)), column('residual'))), `s_${j}`)),
    subquery(perSession, 'within'),
    { groupingSets: [[column(FRAME.cluster)]] },
  )
  return select(
    [
      item(call('count', star), SCORE.clusters),
      ...pairs(within.length).map(([j, k]) =>
        item(call('sum', binary('*', column(`s_${j}`), column(`s_${k}`))), SCORE.product(j, k)),
      ),
    ],
    subquery(perCluster, 'scores'),
  )
}

/** One row per level of the factor among the sessions a model can use: its code, sessions and users. */
export function compileLevels(frame: string, plan: RegressionPlan, model: PlannedModel): SelectNode {
  const { logs, controls } = needs(model)
  const users = distinct(call('count', column(FRAME.user)))
  return select(
    [
      item(column(FRAME.factor), LEVEL.code),
      item(call('count', star), LEVEL.n),
      ...(plan.sessions.hasUsers ? [item(users, LEVEL.users)] : []),
    ],
    table(frame),
    { where: allOf([...logs, ...controls]), groupingSets: [[column(FRAME.factor)]] },
  )
}

/** One row per cell of the absorbed controls, with the sums of `CellMoments`. */
export function compileCells(frame: string, plan: RegressionPlan, model: PlannedModel): SelectNode {
  const keys = keysOf(model)
  const x = regressors(plan, model)
  const y = column(FRAME.y)
  const sum = (of: Expression) => call('sum', of)
  const products: SelectItem[] = [
    item(sum(binary('*', y, y)), CELL.yy),
    ...x.map((of, j) => item(sum(binary('*', of, y)), CELL.xy(j))),
    ...pairs(x.length).map(([j, k]) => item(productSum(plan, x, j, k), CELL.xx(j, k))),
  ]
  return select(
    [
      ...keys.map((key) => item(column(key), key)),
      item(call('count', star), CELL.n),
      ...(plan.floor && plan.sessions.hasUsers ? [item(distinct(call('count', column(FRAME.user))), CELL.users)] : []),
      item(sum(y), CELL.y),
      ...x.map((of, j) => item(sum(of), CELL.x(j))),
      ...products,
    ],
    table(frame),
    { where: allOf(usable(plan, model)), groupingSets: [keys.map((key) => column(key))] },
  )
}

/** Indicators of levels are their own squares, and no session has two of them. */
function productSum({ factor }: RegressionPlan, x: readonly Expression[], j: number, k: number): Expression {
  const isLevel = (i: number) => factor.kind === 'levels' && i < factor.levels.length
  if (isLevel(j) && isLevel(k)) return j === k ? call('sum', x[j]!) : cast(value(0), 'DOUBLE')
  return call('sum', binary('*', x[j]!, x[k]!))
}

/** What a model asks of a session of the frame. */
function needs(model: PlannedModel, of?: string) {
  return {
    logs: model.logs.map((_, i) => isKnown(column(FRAME.log(i), of))),
    controls: keysOf(model).map((key) => isKnown(column(key, of))),
  }
}

/** The same, with the levels that are left where some are under the floor. */
function usable(plan: RegressionPlan, model: PlannedModel, of?: string): Expression[] {
  const { logs, controls } = needs(model, of)
  const { factor } = plan
  const isPart = factor.kind === 'levels' && factor.levels.length + 1 < factor.codes.size
  return [...logs, ...controls, ...(isPart ? [hasLevel(plan, [factor.reference, ...factor.levels], of)] : [])]
}

function hasLevel({ factor }: RegressionPlan, levels: readonly string[], of?: string): Expression {
  if (factor.kind !== 'levels') return value(true)
  return isIn(
    column(FRAME.factor, of),
    levels.map((level) => factor.codes.get(level)!),
  )
}

function regressors(plan: RegressionPlan, { logs }: PlannedModel, of?: string): Expression[] {
  const { factor } = plan
  const slopes =
    factor.kind === 'levels'
      ? factor.levels.map((level) =>
          cast(caseOf([{ when: hasLevel(plan, [level], of), gives: value(1) }], value(0)), 'DOUBLE'),
        )
      : [column(FRAME.factor, of)]
  return [...slopes, ...logs.map((_, i) => column(FRAME.log(i), of))]
}

/** The number of regressors of a model. */
export const regressorCount = (plan: RegressionPlan, model: PlannedModel): number =>
  (plan.factor.kind === 'levels' ? plan.factor.levels.length : 1) + model.logs.length

/** Which cells count: the same rule as `readCells` of `read-regression.ts`. */
function keptCells({ floor, dropsSingletons, sessions: { hasUsers } }: RegressionPlan): Expression[] {
  const least = Math.max(floor?.minSessions ?? 1, dropsSingletons ? 2 : 1)
  const enough = [binary('>=', column(CELL.n, 'cells'), value(least))]
  if (floor && hasUsers) enough.push(binary('>=', column(CELL.users, 'cells'), value(floor.minUsers)))
  return enough
}

const keysOf = ({ absorbed }: PlannedModel): string[] => absorbed.map((_, i) => FRAME.key(i))

/** Every pair of regressors, each once, the first not after the second. */
export const pairs = (p: number): (readonly [number, number])[] =>
  Array.from({ length: p }, (_, j) => Array.from({ length: p - j }, (_, d) => [j, j + d] as const)).flat()
