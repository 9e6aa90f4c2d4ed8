import type { Key } from '../cells/key'
import type { MeasureId } from '../pivot/built-in-measures'

/**
 * Where a published number stands: in a table or the text of the study or its appendix, or read off a figure by someone
 * else, and then approximate.
 */
export type PublishedIn = 'table' | 'text' | 'figure'

export const PUBLISHED_IN_TEXT: Readonly<Record<PublishedIn, string>> = {
  table: 'table',
  text: 'text',
  figure: 'figure, by others',
}

/** A number of the study at a place of a figure, in the unit of its measure: a rate from 0 to 1. */
export interface PublishedValue {
  readonly measure: MeasureId
  readonly row: Key
  readonly column: Key
  readonly value: number
  /** One step of its last published digit; the true number may be half of it away. */
  readonly step: number
  readonly in: PublishedIn
}

/** Published numbers of one measure along the rows; null where none was published. */
export function alongRows(
  measure: MeasureId,
  of: PublishedIn,
  step: number,
  values: Readonly<Record<string, number | null>>,
  column: Key = [],
): PublishedValue[] {
  return Object.entries(values).flatMap(([row, value]) =>
    value === null ? [] : [{ measure, row: [row], column, value, step, in: of }],
  )
}
