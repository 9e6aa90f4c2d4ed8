import { fail, ok, type Result } from '#core/failure'
import { fitColumn } from '#core/regression/fit-column'
import { frameNeeds, readFrame } from '#core/regression/frame'
import type { RegressionPlan } from '#core/regression/plan'
import type { RegressionColumn } from '#core/regression/regression-table'
import type { Asks } from './ask-pivot'
import { breathe } from './connection'

/**
 * Asks an engine for what a regression needs of every session, the same columns that pivots are added up from, and fits one
 * column of the table after the other to them.
 */
export async function askRegression(
  engine: Asks,
  plan: RegressionPlan,
  signal?: AbortSignal,
): Promise<Result<RegressionColumn[]>> {
  const lists = await engine.lists(plan.sessions.table, frameNeeds(plan), signal)
  if (!lists.ok) return lists
  const frame = readFrame(plan, lists.value)
  if (!frame.ok) return frame
  const columns: RegressionColumn[] = []
  for (const model of plan.models) {
    await breathe()
    if (signal?.aborted) return fail({ code: 'cancelled' })
    const column = fitColumn(frame.value, plan, model)
    if (!column.ok) return column
    columns.push(column.value)
  }
  return ok(columns)
}
