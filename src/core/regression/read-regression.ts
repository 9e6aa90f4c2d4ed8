import type { ResultTable } from '../cells/result-table'
import { CELL, LEVEL, pairs, regressorCount, SAMPLE, SCORE } from '../sql/compile-regression'
import { IN_VIEW } from '../sql/regression-frame'
import type { CellMoments } from '../stats/regression/cell-moments'
import {
  clusteredCovariance,
  combinedSlope,
  type ScoreProducts,
  type Slope,
} from '../stats/regression/clustered-errors'
import type { FixedEffectsFit } from '../stats/regression/fixed-effects'
import type { PlannedModel, RegressionPlan } from './plan'
import type { AdjustedLevel, Dropped, RegressionColumn, Term } from './regression-table'

/** The cells of an answer that count, and what the floor and single sessions took. */
export interface KeptCells {
  readonly cells: readonly CellMoments[]
  readonly dropped: Pick<Dropped, 'floorCells' | 'floor' | 'singletons'>
}

/** Reads the cells of a model; the same rule decides here and in the statement of the scores which of them count. */
export function readCells(answer: ResultTable, plan: RegressionPlan, model: PlannedModel): KeptCells {
  const p = regressorCount(plan, model)
  const numbers = (name: string) => {
    const column = answer.column(name)
    return (row: number) => Number(column.at(row) ?? 0)
  }
  const read = {
    n: numbers(CELL.n),
    users: answer.has(CELL.users) ? numbers(CELL.users) : null,
    y: numbers(CELL.y),
    yy: numbers(CELL.yy),
    x: Array.from({ length: p }, (_, j) => numbers(CELL.x(j))),
    xy: Array.from({ length: p }, (_, j) => numbers(CELL.xy(j))),
  }
  const products = pairs(p).map(([j, k]) => ({ j, k, of: numbers(CELL.xx(j, k)) }))
  const cells: CellMoments[] = []
  const dropped = { floorCells: 0, floor: 0, singletons: 0 }
  for (let row = 0; row < answer.rowCount; row++) {
    const n = read.n(row)
    if (n === 0) continue
    const isUnderFloor =
      plan.floor !== null &&
      (n < plan.floor.minSessions || (read.users !== null && read.users(row) < plan.floor.minUsers))
    if (isUnderFloor) {
      dropped.floorCells++
      dropped.floor += n
      continue
    }
    if (plan.dropsSingletons && n === 1) {
      dropped.singletons++
      continue
    }
    const xx = Array.from({ length: p }, () => new Array<number>(p).fill(0))
    for (const { j, k, of } of products) xx[j]![k] = of(row)
    cells.push({
      n,
      x: read.x.map((of) => of(row)),
      y: read.y(row),
      xx,
      xy: read.xy.map((of) => of(row)),
      yy: read.yy(row),
    })
  }
  return { cells, dropped }
}

export function readScores(answer: ResultTable, p: number): ScoreProducts {
  const products = Array.from({ length: p }, () => new Array<number>(p).fill(0))
  for (const [j, k] of pairs(p)) products[j]![k] = Number(answer.column(SCORE.product(j, k)).at(0) ?? 0)
  return { clusters: Number(answer.column(SCORE.clusters).at(0)), products }
}

/** What a model leaves out before its cells are looked at. */
export type Missing = Omit<Dropped, 'floorCells' | 'floor' | 'singletons'>

/** A model as its sample lets it be: without the levels that are under the floor. */
export interface SampledModel {
  readonly plan: RegressionPlan
  readonly missing: Missing
}

/** Sessions the frame of a regression leaves out. */
export type OutOfFrame = Pick<Dropped, 'outcome' | 'factor'>

export function readInView(answer: ResultTable): OutOfFrame {
  const [all, outcome, factor] = IN_VIEW.map((name) => Number(answer.column(name).at(0))) as [number, number, number]
  return { outcome: all - outcome, factor: outcome - factor }
}

/** Reads the counts of the sample of a model. */
export function readSample(answer: ResultTable, outOfFrame: OutOfFrame): Missing {
  const [inFrame, logs, controls] = SAMPLE.map((name) => Number(answer.column(name).at(0))) as [number, number, number]
  return { ...outOfFrame, logs: inFrame - logs, controls: logs - controls, levels: 0 }
}

/** Takes the levels with too few sessions or users out of the plan; the first of the others is the reference. */
export function withoutSmallLevels(answer: ResultTable, { plan, missing }: SampledModel): SampledModel {
  const { factor, floor } = plan
  if (factor.kind !== 'levels' || floor === null) return { plan, missing }
  const counts = new Map<number, { n: number; users: number }>()
  for (let row = 0; row < answer.rowCount; row++) {
    const at = (name: string) => Number(answer.column(name).at(row))
    const users = answer.has(LEVEL.users) ? at(LEVEL.users) : Number.POSITIVE_INFINITY
    counts.set(at(LEVEL.code), { n: at(LEVEL.n), users })
  }
  const countOf = (level: string) => counts.get(factor.codes.get(level)!) ?? { n: 0, users: 0 }
  const isEnough = (level: string) => countOf(level).n >= floor.minSessions && countOf(level).users >= floor.minUsers
  const levels = [factor.reference, ...factor.levels]
  const [reference, ...others] = levels.filter(isEnough)
  const small = levels.filter((level) => !isEnough(level)).reduce((sum, level) => sum + countOf(level).n, 0)
  return {
    plan: { ...plan, factor: { ...factor, reference: reference ?? factor.reference, levels: others } },
    missing: { ...missing, levels: small },
  }
}

/** Puts one column of the table together. */
export function buildColumn(
  plan: RegressionPlan,
  model: PlannedModel,
  fit: FixedEffectsFit,
  kept: KeptCells,
  scores: ScoreProducts,
  missing: Missing,
): RegressionColumn {
  const covariance = clusteredCovariance(fit, scores, plan.correction)
  const names = termNames(plan, model)
  const terms = names.map((name, j): Term => {
    if (fit.slopes[j] === null) return { name, slope: null }
    const weights = names.map((_, k) => (k === j ? 1 : 0))
    return { name, slope: combinedSlope(fit, covariance, scores.clusters, weights, plan.level) }
  })
  return {
    reference: plan.factor.kind === 'levels' ? plan.factor.reference : null,
    controls: [...model.absorbed.map(({ id }) => id), ...model.logs.map((field) => `ln(${field})`)],
    n: fit.n,
    cells: fit.cells,
    clusters: scores.clusters,
    r2: fit.r2,
    withinR2: fit.withinR2,
    terms,
    dropped: { ...missing, ...kept.dropped },
    adjusted:
      plan.factor.kind === 'levels'
        ? adjustedLevels(plan.factor, fit, kept.cells, (weights) =>
            combinedSlope(fit, covariance, scores.clusters, weights, plan.level),
          )
        : null,
  }
}

function termNames({ factor }: RegressionPlan, { logs }: PlannedModel): string[] {
  const slopes =
    factor.kind === 'levels' ? factor.levels.map((level) => `${factor.dimension.id}=${level}`) : [factor.dimension.id]
  return [...slopes, ...logs.map((field) => `ln(${field})`)]
}

/**
 * Rates with the controls held fixed: what the slopes say of each level, moved so that together, by their numbers of
 * sessions, they make the mean of all. So do the study's adjusted rates (study.md 8.1, figure 5).
 */
function adjustedLevels(
  { reference, levels }: Extract<RegressionPlan['factor'], { kind: 'levels' }>,
  fit: FixedEffectsFit,
  cells: readonly CellMoments[],
  combine: (weights: readonly number[]) => Slope | null,
): AdjustedLevel[] {
  const total = (of: (cell: CellMoments) => number) => cells.reduce((sum, cell) => sum + of(cell), 0)
  const counts = levels.map((_, j) => total((cell) => cell.x[j]!))
  const sums = levels.map((_, j) => total((cell) => cell.xy[j]!))
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  const others = fit.slopes.slice(levels.length).map(() => 0)
  const distance = (level: number) =>
    combine([...levels.map((_, j) => (j === level ? 1 : 0) - counts[j]! / fit.n), ...others])
  const of = (level: string, j: number, n: number, y: number): AdjustedLevel[] => {
    if (n === 0) return []
    const weighted = levels.reduce((sum, _, k) => sum + (fit.slopes[k] ?? 0) * (counts[k]! / fit.n), 0)
    const adjusted = fit.meanOutcome + (j < 0 ? 0 : (fit.slopes[j] ?? 0)) - weighted
    const interval = distance(j)?.interval ?? null
    return [
      {
        level,
        n,
        raw: y / n,
        adjusted,
        interval: interval && { low: fit.meanOutcome + interval.low, high: fit.meanOutcome + interval.high },
      },
    ]
  }
  return [
    ...of(reference, -1, fit.n - sum(counts), total((cell) => cell.y) - sum(sums)),
    ...levels.flatMap((level, j) => of(level, j, counts[j]!, sums[j]!)),
  ]
}
