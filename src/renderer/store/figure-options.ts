import { fail, ok, type Result } from '#core/failure'
import { dimensionsOfFilter, hasRanking } from '#core/pivot/filter'
import type { FigureOptions } from '#engine/ask-figure'
import type { AppState } from './app-state'

/** What analyses take over from the view; one that ranks values for its filters is refused, since they ask none. */
export function figureOptions({
  isFigureFiltered,
  spec,
}: Pick<AppState, 'isFigureFiltered' | 'spec'>): Result<FigureOptions> {
  const filters = isFigureFiltered ? spec.filters : []
  const ranking = filters.find(hasRanking)
  if (ranking) {
    const [dimension = ''] = dimensionsOfFilter(ranking)
    return fail({ code: 'filter-ranks', dimension })
  }
  return ok({ filters, dimensions: spec.dimensions, thresholds: spec.thresholds, level: spec.level })
}
