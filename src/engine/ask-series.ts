import { buildCells } from '#core/cells/build-cells'
import type { PivotCells } from '#core/cells/pivot-cells'
import { seriesSpecs } from '#core/change/series'
import type { ChangeSpec } from '#core/change/spec'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import { normalize } from '#core/pivot/plan'
import type { PivotSpec } from '#core/pivot/spec'
import { type Asks, askPivot } from './ask-pivot'

/** The groups of a change month by month: their part of the sessions, and the measure against the first month. */
export interface ChangeSeries {
  readonly mix: PivotCells
  readonly indexed: PivotCells | null
}

/** Asks an engine for the months behind a change. */
export async function askSeries(
  engine: Asks,
  spec: Parameters<typeof seriesSpecs>[0],
  table: SessionsTable,
  signal?: AbortSignal,
): Promise<Result<ChangeSeries>> {
  const specs = seriesSpecs(spec satisfies Omit<ChangeSpec, 'from' | 'to' | 'seed' | 'draws'>, table)
  const mix = await askCells(engine, specs.mix, table, signal)
  if (!mix.ok) return mix
  if (!specs.indexed) return ok({ mix: mix.value, indexed: null })
  const indexed = await askCells(engine, specs.indexed, table, signal)
  return indexed.ok ? ok({ mix: mix.value, indexed: indexed.value }) : indexed
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
