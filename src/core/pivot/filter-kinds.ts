import type { Dimension } from './dimension'
import type { LeafFilter } from './filter'
import { dateUnitOf } from './planned-filter'

export type LeafKind = NonNullable<LeafFilter['kind']>

/** The kinds of filter a dimension can have, the one most people want first. */
export function filterKindsOf(dimension: Dimension): LeafKind[] {
  const { valueType, isOrdinal, taxonomy, isTooFine, distinct } = dimension
  const isDate = valueType === 'time' || dateUnitOf(dimension) !== null
  const isMeasured = valueType === 'number' && !taxonomy
  const hasValues = valueType !== 'time' && !isTooFine
  const hasRange = valueType === 'number' || isDate || (isOrdinal && taxonomy !== undefined)
  const ranks: LeafKind[] = valueType === 'time' || distinct < 2 ? [] : ['top', 'at-least']
  return [
    ...(isMeasured ? (['range'] as const) : []),
    ...(hasValues ? (['membership'] as const) : []),
    ...(hasRange && !isMeasured ? (['range'] as const) : []),
    ...(isDate ? (['relative'] as const) : []),
    ...(valueType === 'text' && !isDate ? (['text'] as const) : []),
    ...(isMeasured && isTooFine ? [] : ranks),
    'null',
  ]
}

/** A filter of a kind as an editor begins with it; it asks nothing yet. */
export function startingFilter(kind: LeafKind, { id: dimension }: Pick<Dimension, 'id'>): LeafFilter {
  switch (kind) {
    case 'membership':
      return { dimension, values: [], isNegated: false }
    case 'range':
      return { kind, dimension, from: null, to: null, isAbove: false, isBelow: false }
    case 'relative':
      return { kind, dimension, unit: 'month', count: 3 }
    case 'text':
      return { kind, dimension, how: 'contains', text: '' }
    case 'null':
      return { kind, dimension, isNegated: true }
    case 'top':
      return { kind, dimension, count: 10, measure: 'sessions', isLowest: false, others: 'together' }
    case 'at-least':
      return { kind, dimension, sessions: 100 }
  }
}

/** Whether a filter asks for something. */
export function isWhole(filter: LeafFilter): boolean {
  if (filter.kind === 'range') return filter.from !== null || filter.to !== null
  if (filter.kind === 'text') return filter.text !== ''
  return true
}
