import { findMeasure } from './built-in-measures'
import type { PivotSpec } from './spec'

/**
 * How measures are shown once another is put beside them. Dollars are estimates that are good for comparing (study 9.3), so
 * that they begin as an index: the first month, or the first cell, is 100. As dollars they are one click further.
 */
export function shownAtFirst(measure: string, spec: PivotSpec): PivotSpec['showAs'] {
  const isEstimate = findMeasure(measure)?.unit === 'dollars'
  const hasOthers = spec.rows.length + spec.columns.length > 0
  if (!isEstimate || !hasOthers || spec.showAs[measure]) return spec.showAs
  return { ...spec.showAs, [measure]: { kind: 'index', from: 'first' } }
}
