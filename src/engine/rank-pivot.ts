import { buildCells } from '#core/cells/build-cells'
import type { PivotStatistics } from '#core/cells/statistics'
import { ok, type Result } from '#core/failure'
import type { KeyValue } from '#core/pivot/dimension'
import type { PivotPlan } from '#core/pivot/plan'
import type { PlannedRanking } from '#core/pivot/planned-filter'
import { rankedValues, rankQuestions, withRanks } from '#core/pivot/ranking'

/**
 * Asks which values the rankings of a plan keep, and gives the plan that can be asked then. A plan without rankings is
 * given back as it is.
 *
 * @param ask answers a pivot; nothing is withheld yet
 */
export async function rankPivot(
  plan: PivotPlan,
  ask: (plan: PivotPlan) => Promise<Result<PivotStatistics>>,
): Promise<Result<PivotPlan>> {
  const questions = rankQuestions(plan)
  if (questions.length === 0) return ok(plan)
  const kept = new Map<PlannedRanking, readonly KeyValue[]>()
  for (const question of questions) {
    const statistics = await ask(question.plan)
    if (!statistics.ok) return statistics
    kept.set(question.ranking, rankedValues(question, buildCells(statistics.value, question.plan)))
  }
  return ok(withRanks(plan, kept))
}
