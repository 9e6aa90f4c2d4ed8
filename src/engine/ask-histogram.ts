import { buildCells } from '#core/cells/build-cells'
import { type Profile, profileOf } from '#core/cells/profile'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import type { Dimension } from '#core/pivot/dimension'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type Thresholds } from '#core/pivot/spec'
import { type Asks, askPivot } from './ask-pivot'
import { cutBins } from './cut-bins'

/** Bins of a histogram, the open ones at both ends apart, and the quantiles between which they lie. */
const BINS = 10
const PARTS = 20

/** How the sessions spread over a number: bins of one width between its 5th and 95th percentile, and what lies beyond. */
export async function askHistogram(
  engine: Asks,
  table: SessionsTable,
  { id, name, column }: Dimension,
  thresholds: Thresholds,
): Promise<Result<Profile>> {
  const quantiles = await cutBins(engine, table, column, { by: 'quantiles', count: PARTS })
  if (!quantiles.ok) return quantiles
  const found = 'edges' in quantiles.value ? quantiles.value.edges : []
  const [low = 0, high = low] = [found[0], found.at(-1)]
  const edges = [...new Set(Array.from({ length: BINS + 1 }, (_, i) => low + ((high - low) * i) / BINS))]
  const cut = { by: 'edges', edges } as const
  const bins = { kind: 'bins', id: `spread of ${id}`, name, from: id, cut } as const
  const spec = { ...EMPTY_SPEC, dimensions: [bins], rows: [{ dimension: bins.id }], thresholds }
  const plan = normalize(spec, table)
  if (!plan.ok) return plan
  const statistics = await askPivot(engine, plan.value)
  if (!statistics.ok) return statistics
  const profile = profileOf(buildCells(statistics.value, plan.value), thresholds)
  return ok(profile.filter(({ value }) => value !== null))
}
