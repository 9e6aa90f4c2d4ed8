import { fail, ok, type Result } from '#core/failure'
import { combinations } from '#core/robustness/choice'
import type { RobustnessPlan } from '#core/robustness/plan'
import { readFacts } from '#core/robustness/session-facts'
import { type HeadlineResult, type Specification, specify } from '#core/robustness/specification'
import { tellCounts } from '#core/robustness/told-counts'
import { compileSpecifications } from '#core/sql/compile-specifications'
import { print } from '#core/sql/print'
import type { Asks } from './ask-pivot'
import { breathe } from './connection'
import { resultTable } from './plain-table'

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
  const answer = await engine.run(print(compileSpecifications(plan)), signal)
  if (!answer.ok) return answer
  const data = readFacts(resultTable(answer.value))
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
