import { fail, ok, type Result } from '#core/failure'
import type { PlannedModel, RegressionPlan } from '#core/regression/plan'
import { buildColumn, readCells, readSample, readScores } from '#core/regression/read-regression'
import type { RegressionColumn } from '#core/regression/regression-table'
import { compileCells, compileSample, compileScores, regressorCount } from '#core/sql/compile-regression'
import type { SelectNode } from '#core/sql/node'
import { print } from '#core/sql/print'
import { fitWithinCells } from '#core/stats/regression/fixed-effects'
import type { Asks } from './ask-pivot'
import { resultTable } from './plain-table'

/** Asks an engine for a regression, column by column: sums per cell, then sums over users of scores; never the sessions. */
export async function askRegression(
  engine: Asks,
  plan: RegressionPlan,
  signal?: AbortSignal,
): Promise<Result<RegressionColumn[]>> {
  const columns: RegressionColumn[] = []
  for (const model of plan.models) {
    const column = await askColumn(engine, plan, model, signal)
    if (!column.ok) return column
    columns.push(column.value)
  }
  return ok(columns)
}

async function askColumn(engine: Asks, plan: RegressionPlan, model: PlannedModel, signal?: AbortSignal) {
  const ask = async (statement: SelectNode) => {
    const answer = await engine.run(print(statement), signal)
    return answer.ok ? ok(resultTable(answer.value)) : answer
  }
  const nothingLeft = fail({ code: 'nothing-to-regress', outcome: plan.outcome.name })
  const sample = await ask(compileSample(plan, model))
  if (!sample.ok) return sample
  const { plan: sampled, missing } = readSample(sample.value, plan)
  if (regressorCount(sampled, model) === model.logs.length) return nothingLeft
  const cells = await ask(compileCells(sampled, model))
  if (!cells.ok) return cells
  const kept = readCells(cells.value, sampled, model)
  const fit = fitWithinCells(kept.cells)
  if (!fit) return nothingLeft
  const slopes = fit.slopes.map((slope) => slope ?? 0)
  const scores = await ask(compileScores(sampled, model, slopes))
  if (!scores.ok) return scores
  const products = readScores(scores.value, regressorCount(sampled, model))
  return ok(buildColumn(sampled, model, fit, kept, products, missing))
}
