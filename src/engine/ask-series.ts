import { buildCells } from '#core/cells/build-cells'
import type { PivotCells } from '#core/cells/pivot-cells'
import { toldGroups } from '#core/change/build-change'
import { type ChangeSeries, hideGroups } from '#core/change/hide-groups'
import type { ChangePlan } from '#core/change/plan'
import { seriesSpecs } from '#core/change/series'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { fail, ok, type Result } from '#core/failure'
import { normalize } from '#core/pivot/plan'
import type { PivotSpec } from '#core/pivot/spec'
import { type Asks, askPivot } from './ask-pivot'

/**
 * Asks an engine for the months behind a change: each group's part of the sessions, and the measure against the first month. What
 * the change withholds, its months do not tell.
 */
export async function askSeries(
  engine: Asks,
  { spec, pivot }: ChangePlan,
  table: SessionsTable,
  signal?: AbortSignal,
): Promise<Result<ChangeSeries>> {
  const specs = seriesSpecs(spec, table)
  const statistics = await askPivot(engine, pivot, signal)
  if (!statistics.ok) return statistics
  const told = toldGroups(buildCells(statistics.value, pivot))
  if (!told) return fail({ code: 'period-withheld', ...spec.thresholds })
  const mix = await askCells(engine, specs.mix, table, signal)
  if (!mix.ok) return mix
  const indexed = specs.indexed && (await askCells(engine, specs.indexed, table, signal))
  if (indexed && !indexed.ok) return indexed
  return ok(hideGroups({ mix: mix.value, indexed: indexed?.value ?? null }, told))
}

async function askCells(
  engine: Asks,
  spec: PivotSpec,
  table: SessionsTable,
  signal?: AbortSignal,
): Promise<Result<PivotCells>> {
  const plan = normalize(spec, table)
  if (!plan.ok) return plan
  const statistics = await askPivot(engine, plan.value, signal)
  return statistics.ok ? ok(buildCells(statistics.value, plan.value)) : statistics
}
