import { buildAlone } from '#core/cells/answered-pivot'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import type { AskedFinding } from '#core/figures/asked-finding'
import { type Finding, testFinding } from '#core/figures/finding'
import { findingSpec } from '#core/figures/finding-spec'
import { intervalKindFor } from '#core/pivot/interval-kind'
import { normalize } from '#core/pivot/plan'
import type { FigureOptions } from './ask-figure'
import { type Asks, askPivot } from './ask-pivot'

/** Tests claims on a table, each by a pivot. One that lacks a column says so, and the others go on. */
export async function askFindings(
  engine: Asks,
  findings: readonly Finding[],
  table: SessionsTable,
  options: FigureOptions,
  signal?: AbortSignal,
): Promise<Result<AskedFinding[]>> {
  const asked: AskedFinding[] = []
  for (const finding of findings) {
    const plan = normalize(findingSpec(finding, options, intervalKindFor(table)), table)
    if (!plan.ok) {
      asked.push({ finding, tested: null, failure: plan.failure })
      continue
    }
    const statistics = await askPivot(engine, plan.value, signal)
    if (!statistics.ok) return statistics
    const cells = (options.build ?? buildAlone)({ statistics: statistics.value, plan: plan.value })
    asked.push({ finding, tested: testFinding(finding, cells), failure: null })
  }
  return ok(asked)
}
