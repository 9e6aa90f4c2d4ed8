import { useMemo } from 'react'
import type { ToldDataset } from '#core/figures/dataset-footnote'
import { filterSentence } from '#core/pivot/filter-sentence'
import { useApp } from '../../store/use-app'

/** What pictures of this page say of their sessions; null while none are open. */
export function useTold(): ToldDataset | null {
  const table = useApp((app) => app.table)
  const spec = useApp((app) => app.spec)
  const isFiltered = useApp((app) => app.isFigureFiltered)
  return useMemo(() => {
    if (!table) return null
    const sentence = isFiltered ? filterSentence(spec, table) : ''
    return {
      table,
      thresholds: spec.thresholds,
      level: spec.level,
      filters: sentence === '' ? '' : `Only sessions where ${sentence}`,
    }
  }, [table, spec, isFiltered])
}
