import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import type { Figure } from '#core/figures/figure'
import type { FigureResult } from '#core/figures/figure-result'
import { askFigure, type FigureOptions } from './ask-figure'
import type { Asks } from './ask-pivot'

/** Asks an engine for several figures, one after the other. */
export async function askFigures(
  engine: Asks,
  figures: readonly Figure[],
  table: SessionsTable,
  options: FigureOptions,
  signal?: AbortSignal,
): Promise<Result<FigureResult[]>> {
  const results: FigureResult[] = []
  for (const figure of figures) {
    const result = await askFigure(engine, figure, table, options, signal)
    if (!result.ok) return result
    results.push(result.value)
  }
  return ok(results)
}
