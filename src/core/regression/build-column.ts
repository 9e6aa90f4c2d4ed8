import type { Interval } from '../stats/interval'
import type { CellMoments } from '../stats/regression/cell-moments'
import { clusteredCovariance, combinedSlope } from '../stats/regression/clustered-errors'
import type { FixedEffectsFit } from '../stats/regression/fixed-effects'
import { marginVariance } from '../stats/regression/margins'
import { studentQuantile } from '../stats/student'
import { wilsonInterval } from '../stats/wilson'
import type { ColumnScores } from './column-scores'
import type { PlannedModel, RegressionPlan } from './plan'
import type { AdjustedLevel, Dropped, RegressionColumn, Term } from './regression-table'

/** What a model leaves out before its cells are looked at. */
export type Missing = Omit<Dropped, 'floorCells' | 'floor' | 'singletons'>

/** A model as its sample lets it be: without the levels that are under the floor. */
export interface SampledModel {
  readonly plan: RegressionPlan
  readonly missing: Missing
}

/** Takes the levels with too few sessions or users out of the plan; the first of the others is the reference. */
export function withoutSmallLevels(
  countOf: (code: number) => { readonly n: number; readonly users: number },
  { plan, missing }: SampledModel,
): SampledModel {
  const { factor, floor } = plan
  if (factor.kind !== 'levels' || floor === null) return { plan, missing }
  const counts = (level: string) => countOf(factor.codes.get(level)!)
  const isEnough = (level: string) => counts(level).n >= floor.minSessions && counts(level).users >= floor.minUsers
  const levels = [factor.reference, ...factor.levels]
  const [reference, ...others] = levels.filter(isEnough)
  const small = levels.filter((level) => !isEnough(level)).reduce((sum, level) => sum + counts(level).n, 0)
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
  cells: readonly CellMoments[],
  scores: ColumnScores,
  dropped: Dropped,
): RegressionColumn {
  const covariance = clusteredCovariance(fit, scores, plan.correction)
  const codes = plan.factor.kind === 'levels' ? plan.factor.codes : new Map<string, number>()
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
    dropped,
    adjusted:
      plan.factor.kind === 'levels'
        ? adjustedLevels(plan.factor, fit, cells, (level, adjusted, weights) => {
            const { clusters, margin, atLevel } = scores
            // Users who have no session at the level tell little of it.
            const own = atLevel[codes.get(level)!]!
            if (own < 2) return null
            const variance = marginVariance(fit, covariance, margin, clusters, plan.correction, weights)
            return aroundAdjusted(adjusted, variance, plan.outcome.statistic.kind === 'rate', own, plan.level)
          })
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
  intervalOf: (level: string, adjusted: number, weights: readonly number[]) => Interval | null,
): AdjustedLevel[] {
  const total = (of: (cell: CellMoments) => number) => cells.reduce((sum, cell) => sum + of(cell), 0)
  const counts = levels.map((_, j) => total((cell) => cell.x[j]!))
  const sums = levels.map((_, j) => total((cell) => cell.xy[j]!))
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  const others = fit.slopes.slice(levels.length).map(() => 0)
  const weighted = levels.reduce((sum, _, k) => sum + (fit.slopes[k] ?? 0) * (counts[k]! / fit.n), 0)
  const of = (level: string, j: number, n: number, y: number): AdjustedLevel[] => {
    if (n === 0) return []
    const adjusted = fit.meanOutcome + (j < 0 ? 0 : (fit.slopes[j] ?? 0)) - weighted
    const weights = [...levels.map((_, k) => (k === j ? 1 : 0) - counts[k]! / fit.n), ...others]
    return [{ level, n, raw: y / n, adjusted, interval: intervalOf(level, adjusted, weights) }]
  }
  return [
    ...of(reference, -1, fit.n - sum(counts), total((cell) => cell.y) - sum(sums)),
    ...levels.flatMap((level, j) => of(level, j, counts[j]!, sums[j]!)),
  ]
}

/** Around an adjusted number: of a rate that can be one, Wilson's for as many sessions as would vary as much; else t. */
function aroundAdjusted(value: number, variance: number, isRate: boolean, clusters: number, level: number): Interval {
  const critical = studentQuantile((1 + level) / 2, clusters - 1)
  if (isRate && value > 0 && value < 1 && variance > 0) {
    const n = (value * (1 - value)) / variance
    return wilsonInterval(value * n, n, level, critical)
  }
  const half = critical * Math.sqrt(variance)
  return { low: value - half, high: value + half }
}
