import { withSpreads } from '#core/cells/spreads'
import { type BaseCount, type PivotStatistics, readStatistics, withClusters } from '#core/cells/statistics'
import { ok, type Result } from '#core/failure'
import { leftOutQuestions, type PivotPlan } from '#core/pivot/plan'
import { compileClusters } from '#core/sql/compile-clusters'
import { compilePivot } from '#core/sql/compile-pivot'
import { compileSpreads } from '#core/sql/compile-spreads'
import type { CompiledQuery } from '#core/sql/compiled-query'
import type { SelectNode } from '#core/sql/node'
import { type PlainTable, resultTable } from './plain-table'

/** Whatever answers a query: an engine here, or one in a worker. */
export interface Asks {
  run(query: CompiledQuery, signal?: AbortSignal): Promise<Result<PlainTable>>
  answer(statement: SelectNode, signal?: AbortSignal): Promise<Result<PlainTable>>
}

/** Asks an engine for a pivot. What comes back has withheld nothing yet: make cells of it before anyone sees it. */
export async function askPivot(engine: Asks, plan: PivotPlan, signal?: AbortSignal): Promise<Result<PivotStatistics>> {
  const statistics = await askCells(engine, plan, signal)
  if (!statistics.ok || plan.excluded.length === 0) return statistics
  const leftOut: BaseCount[] = []
  for (const question of leftOutQuestions(plan)) {
    const counted = await askCells(engine, question, signal)
    if (!counted.ok) return counted
    leftOut.push(counted.value.at(0, 0)?.bases.get('all') ?? { n: 0, users: null })
  }
  return ok({ ...statistics.value, leftOut })
}

async function askCells(engine: Asks, plan: PivotPlan, signal?: AbortSignal): Promise<Result<PivotStatistics>> {
  const counted = await askCounts(engine, plan, signal)
  const spreads = compileSpreads(plan)
  if (!counted.ok || !spreads) return counted
  const answer = await engine.answer(spreads.statement, signal)
  return answer.ok ? ok(withSpreads(counted.value, resultTable(answer.value), spreads.shape)) : answer
}

async function askCounts(engine: Asks, plan: PivotPlan, signal?: AbortSignal): Promise<Result<PivotStatistics>> {
  const { statement, shape } = compilePivot(plan)
  const clusters = plan.interval === 'clustered' ? compileClusters(plan) : null
  const asked = clusters && engine.answer(clusters.statement, signal)
  const answer = await engine.answer(statement, signal)
  if (!answer.ok) return answer
  const statistics = readStatistics(resultTable(answer.value), shape)
  if (!clusters || !asked) return ok(statistics)
  const sums = await asked
  return sums.ok ? ok(withClusters(statistics, resultTable(sums.value), clusters.shape)) : sums
}
