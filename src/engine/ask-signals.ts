import { buildCells } from '#core/cells/build-cells'
import type { AskedSignal } from '#core/change/asked-signal'
import { buildSignal, monthNumbers, signalCells, signalMonths } from '#core/change/build-signal'
import { readUserSums } from '#core/change/read-user-sums'
import { planSignal, SIGNALS, type SignalSpec } from '#core/change/signal'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import { compileUserSums } from '#core/sql/compile-user-sums'
import { print } from '#core/sql/print'
import { gapTrend } from '#core/stats/gap-trend'
import { type Asks, askPivot } from './ask-pivot'
import { resultTable } from './plain-table'

/** Asks an engine how the gaps to watch move. One that lacks a column says so, and the others go on. */
export async function askSignals(
  engine: Asks,
  spec: SignalSpec,
  table: SessionsTable,
  signal?: AbortSignal,
): Promise<Result<AskedSignal[]>> {
  const asked: AskedSignal[] = []
  for (const watched of SIGNALS) {
    const plan = planSignal(watched, spec, table)
    if (!plan.ok) {
      asked.push({ signal: watched, result: null, failure: plan.failure })
      continue
    }
    const { pivot, measure } = plan.value
    const statistics = await askPivot(engine, pivot, signal)
    if (!statistics.ok) return statistics
    const months = signalMonths(buildCells(statistics.value, pivot), watched)
    const answer = await engine.run(print(compileUserSums(pivot, measure)), signal)
    if (!answer.ok) return answer
    const cellOf = signalCells(months, watched)
    const sums = readUserSums(resultTable(answer.value), 2, 2 * months.told.length, cellOf)
    const trend = gapTrend(sums, monthNumbers(months), spec.level)
    asked.push({ signal: watched, result: buildSignal(watched, months, sums, trend), failure: null })
  }
  return ok(asked)
}
