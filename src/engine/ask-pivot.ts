import { type PivotStatistics, readStatistics } from '#core/cells/statistics'
import { ok, type Result } from '#core/failure'
import type { PivotPlan } from '#core/pivot/plan'
import { compilePivot } from '#core/sql/compile-pivot'
import type { CompiledQuery } from '#core/sql/compiled-query'
import { print } from '#core/sql/print'
import { type PlainTable, resultTable } from './plain-table'

/** Whatever answers a query: an engine here, or one in a worker. */
export interface Asks {
  run(query: CompiledQuery, signal?: AbortSignal): Promise<Result<PlainTable>>
}

/** Asks an engine for a pivot. What comes back has withheld nothing yet: make cells of it before anyone sees it. */
export async function askPivot(engine: Asks, plan: PivotPlan, signal?: AbortSignal): Promise<Result<PivotStatistics>> {
  const { statement, shape } = compilePivot(plan)
  const answer = await engine.run(print(statement), signal)
  return answer.ok ? ok(readStatistics(resultTable(answer.value), shape)) : answer
}
