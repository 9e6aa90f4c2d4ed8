import { fail, ok, type Result } from '#core/failure'
import { combinations } from '#core/robustness/choice'
import type { RobustnessPlan } from '#core/robustness/plan'
import { factNeeds, readFacts } from '#core/robustness/session-facts'
import { type HeadlineResult, type Specification, specify } from '#core/robustness/specification'
import { tellCounts } from '#core/robustness/told-counts'
import type { Asks } from './ask-pivot'
import { breathe } from './connection'

/**
 * Asks an engine once for what all specifications share, and computes every combination from it.
 *
 * @param onDone how many of how many have been computed
 * @param onHeadline the headlines that are whole so far
 */
export async function askRobustness(
  engine: Asks,
  plan: RobustnessPlan,
  signal?: AbortSignal,
  onDone: (done: number, all: number) => void = () => {},
  onHeadline: (results: readonly HeadlineResult[]) => void = () => {},
): Promise<Result<HeadlineResult[]>> {
  const lists = await engine.lists(plan.sessions.table, factNeeds(plan), signal)
  if (!lists.ok) return lists
  const data = readFacts(plan, lists.value)
  const { thresholds, level, hasUsers } = plan.sessions
  const setting = { thresholds, level, hasUsers, hasControls: plan.controls.length > 0 }
  const asked = plan.headlines.map((headline) => ({ headline, ways: combinations(headline.choices) }))
  const all = asked.reduce((sum, { ways }) => sum + ways.length, 0)
  let done = 0
  const results: HeadlineResult[] = []
  for (const { headline, ways } of asked) {
    const specifications: Specification[] = []
    for (const way of ways) {
      specifications.push(specify(data, headline.id, way, setting))
      onDone(++done, all)
      await breathe()
      if (signal?.aborted) return fail({ code: 'cancelled' })
    }
    results.push({ headline, specifications })
    onHeadline(tellCounts(results, thresholds))
  }
  return ok(tellCounts(results, thresholds))
}
