import { withAdjustedSums } from '#core/cells/adjusted-sums'
import { readMatched } from '#core/cells/adjustment-notes'
import { adjustedNeeds, areListed } from '#core/cells/matched-sessions'
import { withSpreads } from '#core/cells/spreads'
import {
  type BaseCount,
  type PivotStatistics,
  readStatistics,
  withAdjusted,
  withBelow,
  withClusters,
  withExtremes,
} from '#core/cells/statistics'
import { ok, type Result } from '#core/failure'
import { leftOutQuestions, type PivotPlan } from '#core/pivot/plan'
import { compileAdjusted } from '#core/sql/compile-adjusted'
import { compileBelow } from '#core/sql/compile-below'
import { compileClusters } from '#core/sql/compile-clusters'
import { compileExtremes } from '#core/sql/compile-extremes'
import { compilePivot } from '#core/sql/compile-pivot'
import { compileSpreads } from '#core/sql/compile-spreads'
import type { CompiledQuery } from '#core/sql/compiled-query'
import type { SelectNode } from '#core/sql/node'
import { print } from '#core/sql/print'
import type { ListsNeeded, SessionLists } from '#core/tally/session-lists'
import { type PlainTable, resultTable } from './plain-table'

/** Whatever answers a query: an engine here, or one in a worker. */
export interface Asks {
  run(query: CompiledQuery, signal?: AbortSignal): Promise<Result<PlainTable>>
  answer(statement: SelectNode, signal?: AbortSignal): Promise<Result<PlainTable>>
  lists(table: string, needs: ListsNeeded, signal?: AbortSignal): Promise<Result<SessionLists>>
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
  const ask = async (statement: SelectNode) => {
    const answer = await engine.answer(statement, signal)
    return answer.ok ? ok(resultTable(answer.value)) : answer
  }
  const run = async (statement: SelectNode) => {
    const answer = await engine.run(print(statement), signal)
    return answer.ok ? ok(resultTable(answer.value)) : answer
  }
  const { statement, shape } = compilePivot(plan)
  const isClustered = plan.interval === 'clustered'
  const clusters = isClustered ? compileClusters(plan) : null
  const cells = ask(statement)
  const asked = clusters && ask(clusters.statement)
  const answer = await cells
  if (!answer.ok) return answer
  let statistics = readStatistics(answer.value, shape)
  if (clusters && asked) {
    const sums = await asked
    if (!sums.ok) return sums
    statistics = withClusters(statistics, sums.value, clusters.shape)
  }
  for (const [i, measure] of plan.measures.entries()) {
    const below = isClustered ? compileBelow(plan, measure) : null
    if (below) {
      const sums = await ask(below.statement)
      if (!sums.ok) return sums
      statistics = withBelow(statistics, i, sums.value, below.shape)
    }
    const extremes = compileExtremes(plan, measure)
    if (extremes) {
      const counts = await ask(extremes.statement)
      if (!counts.ok) return counts
      statistics = withExtremes(statistics, i, counts.value, extremes.shape)
    }
  }
  for (const [i, measure] of plan.measures.entries()) {
    const { statistic } = measure
    if (statistic.kind !== 'adjusted') continue
    const asked = { ...measure, statistic }
    const lists = await engine.lists(plan.table, adjustedNeeds(plan, asked), signal)
    if (!lists.ok) return lists
    if (areListed(plan, asked, lists.value)) {
      statistics = withAdjustedSums(statistics, i, plan, asked, lists.value)
      continue
    }
    // Of a dimension of very many values the database adds up.
    const { statement, shape, matched } = compileAdjusted(plan, measure)!
    const counts = await run(matched)
    if (!counts.ok) return counts
    const sums = await run(statement)
    if (!sums.ok) return sums
    statistics = withAdjusted(statistics, i, sums.value, shape, readMatched(counts.value))
  }
  const spreads = compileSpreads(plan)
  if (spreads) {
    const quantiles = await ask(spreads.statement)
    if (!quantiles.ok) return quantiles
    statistics = withSpreads(statistics, quantiles.value, spreads.shape)
  }
  return ok(statistics)
}
