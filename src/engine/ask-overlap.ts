import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import type { Filter } from '#core/pivot/filter'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC } from '#core/pivot/spec'
import { type Asks, askPivot } from './ask-pivot'

/** Whether any session passes both of two lists of filters. */
export async function askOverlap(
  engine: Asks,
  table: SessionsTable,
  first: readonly Filter[],
  second: readonly Filter[],
  signal?: AbortSignal,
): Promise<Result<boolean>> {
  const plan = normalize({ ...EMPTY_SPEC, filters: [...first, ...second] }, table)
  if (!plan.ok) return plan
  const statistics = await askPivot(engine, plan.value, signal)
  return statistics.ok ? ok((statistics.value.at(0, 0)?.bases.get('all')?.n ?? 0) > 0) : statistics
}
