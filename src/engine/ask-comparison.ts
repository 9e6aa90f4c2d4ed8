import { adjustedPair } from '#core/cells/adjusted-pair'
import { type PairSums, readPair } from '#core/cells/compare'
import { adjustedNeeds } from '#core/cells/matched-sessions'
import { ok, type Result } from '#core/failure'
import type { Measure } from '#core/pivot/measure'
import type { PivotPlan } from '#core/pivot/plan'
import { type CellKeys, compileComparison } from '#core/sql/compile-comparison'
import { print } from '#core/sql/print'
import type { Asks } from './ask-pivot'
import { resultTable } from './plain-table'

/** Asks an engine for what a comparison of two cells stands on: not to be shown, but to be compared with `compareCells`. */
export async function askComparison(
  engine: Pick<Asks, 'run' | 'lists'>,
  plan: PivotPlan,
  measure: Measure,
  a: CellKeys,
  b: CellKeys,
  signal?: AbortSignal,
): Promise<Result<PairSums>> {
  const { statistic } = measure
  if (statistic.kind === 'adjusted') {
    const adjusted = { base: measure.base, statistic }
    const lists = await engine.lists(plan.table, adjustedNeeds(plan, adjusted), signal)
    return lists.ok ? ok(adjustedPair(plan, adjusted, a, b, lists.value)) : lists
  }
  const answer = await engine.run(print(compileComparison(plan, measure, a, b)), signal)
  return answer.ok ? ok(readPair(resultTable(answer.value))) : answer
}
