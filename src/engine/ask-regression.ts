import { fail, ok, type Result } from '#core/failure'
import type { PlannedModel, RegressionPlan } from '#core/regression/plan'
import {
  buildColumn,
  type OutOfFrame,
  readCells,
  readInView,
  readSample,
  readScores,
  withoutSmallLevels,
} from '#core/regression/read-regression'
import type { RegressionColumn } from '#core/regression/regression-table'
import {
  compileCells,
  compileLevels,
  compileMoments,
  compileSample,
  compileScores,
  regressorCount,
} from '#core/sql/compile-regression'
import type { SelectNode } from '#core/sql/node'
import { print } from '#core/sql/print'
import { compileFrame, compileInView } from '#core/sql/regression-frame'
import { fitWithinCells } from '#core/stats/regression/fixed-effects'
import type { Asks } from './ask-pivot'
import { resultTable } from './plain-table'

let frames = 0

/**
 * Asks an engine for a regression: what its columns need of a session is computed once, into a table for the time of the
 * question; then of each column sums per cell, and sums over users of scores. Sessions themselves do not come out.
 */
export async function askRegression(
  engine: Asks,
  plan: RegressionPlan,
  signal?: AbortSignal,
): Promise<Result<RegressionColumn[]>> {
  const frame = `regression_${++frames}`
  const made = await engine.run(print({ kind: 'create-temporary', name: frame, of: compileFrame(plan) }), signal)
  if (!made.ok) return made
  try {
    return await askColumns(engine, frame, plan, signal)
  } finally {
    await engine.run(print({ kind: 'drop-table', name: frame }))
  }
}

async function askColumns(engine: Asks, frame: string, plan: RegressionPlan, signal?: AbortSignal) {
  const inView = await engine.run(print(compileInView(plan)), signal)
  if (!inView.ok) return inView
  const outOfFrame = readInView(resultTable(inView.value))
  const columns: RegressionColumn[] = []
  for (const model of plan.models) {
    const column = await askColumn(engine, frame, plan, model, outOfFrame, signal)
    if (!column.ok) return column
    columns.push(column.value)
  }
  return ok(columns)
}

async function askColumn(
  engine: Asks,
  frame: string,
  plan: RegressionPlan,
  model: PlannedModel,
  outOfFrame: OutOfFrame,
  signal?: AbortSignal,
) {
  const ask = async (statement: SelectNode) => {
    const answer = await engine.run(print(statement), signal)
    return answer.ok ? ok(resultTable(answer.value)) : answer
  }
  const nothingLeft = fail({ code: 'nothing-to-regress', outcome: plan.outcome.name })
  const sample = await ask(compileSample(frame, model))
  if (!sample.ok) return sample
  const whole = { plan, missing: readSample(sample.value, outOfFrame) }
  const levels = plan.factor.kind === 'levels' && plan.floor ? await ask(compileLevels(frame, plan, model)) : null
  if (levels && !levels.ok) return levels
  const { plan: sampled, missing } = levels ? withoutSmallLevels(levels.value, whole) : whole
  if (regressorCount(sampled, model) === model.logs.length) return nothingLeft
  const cells = `${frame}_cells`
  const made = await engine.run(
    print({ kind: 'create-temporary', name: cells, of: compileCells(frame, sampled, model) }),
    signal,
  )
  if (!made.ok) return made
  try {
    const moments = await ask(compileMoments(cells, sampled, model))
    if (!moments.ok) return moments
    const kept = readCells(moments.value, sampled, model)
    const fit = fitWithinCells(kept.cells)
    if (!fit) return nothingLeft
    const slopes = fit.slopes.map((slope) => slope ?? 0)
    const scores = await ask(compileScores(frame, cells, sampled, model, slopes))
    if (!scores.ok) return scores
    const products = readScores(scores.value, regressorCount(sampled, model))
    return ok(buildColumn(sampled, model, fit, kept, products, missing))
  } finally {
    await engine.run(print({ kind: 'drop-table', name: cells }))
  }
}
