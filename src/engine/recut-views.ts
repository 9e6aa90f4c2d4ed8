import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import type { View } from '#core/report/report'
import type { Asks } from './ask-pivot'
import { recutQuantiles } from './cut-bins'

/** The views with the quantiles of this table, and the names of the dimensions whose edges are others now, each once. */
export async function recutViews(
  engine: Asks,
  table: SessionsTable,
  views: readonly View[],
): Promise<Result<{ readonly views: readonly View[]; readonly changed: readonly string[] }>> {
  const recut: View[] = []
  const changed = new Set<string>()
  for (const view of views) {
    const made = await recutQuantiles(engine, table, view.spec.dimensions)
    if (!made.ok) return made
    for (const name of made.value.changed) changed.add(name)
    const isSame = made.value.changed.length === 0
    recut.push(isSame ? view : { ...view, spec: { ...view.spec, dimensions: made.value.definitions } })
  }
  return ok({ views: recut, changed: [...changed] })
}
