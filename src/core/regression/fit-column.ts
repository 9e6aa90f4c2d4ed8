import { fail, ok, type Result } from '../failure'
import type { CellMoments } from '../stats/regression/cell-moments'
import { fitWithinCells } from '../stats/regression/fixed-effects'
import { buildColumn, type SampledModel, withoutSmallLevels } from './build-column'
import { cellMoments, type Regressors, regressorCount } from './column-moments'
import { type ColumnSample, countIn, inCells, usablePlaces } from './column-sample'
import { scoreProducts } from './column-scores'
import { type Frame, factorValues } from './frame'
import type { PlannedModel, RegressionPlan } from './plan'
import type { Dropped, RegressionColumn } from './regression-table'

/** Fits one column of the table to the sessions of the frame. */
export function fitColumn(frame: Frame, plan: RegressionPlan, model: PlannedModel): Result<RegressionColumn> {
  const nothingLeft = fail<RegressionColumn>({ code: 'nothing-to-regress', outcome: plan.outcome.name })
  const { places, missing } = usablePlaces(frame, model)
  const whole = { plan, missing: { ...frame.left, ...missing, levels: 0 } }
  const { plan: sampled, missing: dropped } = withLargeLevels(frame, places, whole)
  const regressors = regressorsOf(frame, sampled, model)
  if (regressorCount(regressors) === model.logs.length) return nothingLeft
  const grouped = inCells(frame, model, placesOfLevels(frame, sampled, places))
  if (!grouped.ok) return grouped
  const sample = grouped.value
  const kept = keptCells(frame, sample, sampled, cellMoments(frame, sample, regressors))
  const cells = kept.cells.filter((cell) => cell !== null)
  const fit = fitWithinCells(cells)
  if (!fit) return nothingLeft
  const slopes = fit.slopes.map((slope) => slope ?? 0)
  const scores = scoreProducts(frame, sample, regressors, kept.cells, slopes, plan.isClustered)
  return ok(buildColumn(sampled, model, fit, cells, scores, { ...dropped, ...kept.dropped }))
}

function withLargeLevels(frame: Frame, places: Uint32Array, whole: SampledModel): SampledModel {
  const { plan } = whole
  if (plan.factor.kind !== 'levels' || !plan.floor) return whole
  const levelOf = new Uint16Array(places.length)
  for (let i = 0; i < places.length; i++) levelOf[i] = frame.level[places[i]!]!
  const counts = countIn(frame, places, plan.factor.codes.size, levelOf)
  const users = plan.sessions.hasUsers ? counts.users : counts.n.map(() => Number.POSITIVE_INFINITY)
  return withoutSmallLevels((level) => ({ n: counts.n[level]!, users: users[level]! }), whole)
}

/** The sessions of the levels that are left where some are under the floor. */
function placesOfLevels(frame: Frame, { factor }: RegressionPlan, places: Uint32Array): Uint32Array {
  if (factor.kind !== 'levels' || factor.levels.length + 1 === factor.codes.size) return places
  const left = new Set([factor.reference, ...factor.levels].map((level) => factor.codes.get(level)!))
  return places.filter((place) => left.has(frame.level[place]!))
}

function regressorsOf(frame: Frame, plan: RegressionPlan, { logs }: PlannedModel): Regressors {
  const { factor } = plan
  const numbers = frame.logs.slice(0, logs.length)
  if (frame.number) return { rows: [[]], numbers: [frame.number, ...numbers] }
  const values = factorValues(plan)
  if (factor.kind === 'levels')
    return { rows: values.map((value) => factor.levels.map((level) => (level === value ? 1 : 0))), numbers }
  return { rows: values.map((value) => [factor.scores?.get(String(value)) ?? Number(value)]), numbers }
}

/** Which cells count, null for those that do not, and what the floor and single sessions took. */
function keptCells(
  frame: Frame,
  { places, cellOf, cells }: ColumnSample,
  { floor, dropsSingletons, sessions: { hasUsers } }: RegressionPlan,
  moments: readonly CellMoments[],
): { cells: (CellMoments | null)[]; dropped: Pick<Dropped, 'floorCells' | 'floor' | 'singletons'> } {
  const users = floor && hasUsers ? countIn(frame, places, cells, cellOf).users : null
  const dropped = { floorCells: 0, floor: 0, singletons: 0 }
  const kept = moments.map((cell, i): CellMoments | null => {
    if (cell.n === 0) return null
    if (floor && (cell.n < floor.minSessions || (users && users[i]! < floor.minUsers))) {
      dropped.floorCells++
      dropped.floor += cell.n
      return null
    }
    if (dropsSingletons && cell.n === 1) {
      dropped.singletons++
      return null
    }
    return cell
  })
  return { cells: kept, dropped }
}
