import { type BuildCells, buildAlone } from '#core/cells/answered-pivot'
import type { AskedSignal } from '#core/change/asked-signal'
import { buildSignal, monthNumbers, signalCells, signalMonths } from '#core/change/build-signal'
import { planSignal, SIGNALS, type Signal, type SignalSpec } from '#core/change/signal'
import { userSumNeeds, userSumsOf } from '#core/change/user-sums-of'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import { gapTrend } from '#core/stats/gap-trend'
import { type Asks, askPivot } from './ask-pivot'

/**
 * Asks an engine how the gaps to watch move. One that lacks a column says so, and the others go on.
 *
 * @param build makes the cells of each pivot, where they are to be held against others
 */
export async function askSignals(
  engine: Asks,
  spec: SignalSpec,
  table: SessionsTable,
  signal?: AbortSignal,
  signals: readonly Signal[] = SIGNALS,
  build: BuildCells = buildAlone,
): Promise<Result<AskedSignal[]>> {
  const asked: AskedSignal[] = []
  for (const watched of signals) {
    const plan = planSignal(watched, spec, table)
    if (!plan.ok) {
      asked.push({ signal: watched, result: null, failure: plan.failure })
      continue
    }
    const { pivot, measure } = plan.value
    const statistics = await askPivot(engine, pivot, signal)
    if (!statistics.ok) return statistics
    const months = signalMonths(
      build({ statistics: statistics.value, plan: pivot, summed: watched.groups.map(({ value }) => [value]) }),
      watched,
    )
    const lists = await engine.lists(pivot.table, userSumNeeds(pivot, measure), signal)
    if (!lists.ok) return lists
    const cellOf = signalCells(months, watched)
    const sums = userSumsOf(pivot, measure, lists.value, 2 * months.told.length, cellOf)
    const trend = gapTrend(sums, monthNumbers(months), spec.level)
    asked.push({ signal: watched, result: buildSignal(watched, months, sums, trend), failure: null })
  }
  return ok(asked)
}
