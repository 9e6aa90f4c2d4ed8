import type { FieldGroup } from '../dataset/field'
import type { Taxonomy } from '../dataset/label'

/** One value of a dimension, typed; null where the session has none. */
export type KeyValue = string | number | boolean | null

/**
 * What a dimension could not tell: it stands after the values, however many sessions it has, and on no scale.
 */
export const isOffScale = (value: KeyValue): boolean => value === null || value === 'Unclear'

/** How the value of a dimension follows from the columns of the table. */
export type DimensionSource =
  | { readonly kind: 'column' }
  /** Each stored label stands for another value; labels not listed become null. */
  | { readonly kind: 'lookup'; readonly to: Readonly<Record<string, string>> }
  /** Bands of a number, each up to the next; beyond the ceiling there is none. */
  | { readonly kind: 'bands'; readonly bands: readonly Band[]; readonly ceiling: number }

/** Values from a bound on, or above it. */
export interface Band {
  readonly from: number
  readonly isAbove?: true
  readonly value: string
}

/** Something sessions can be grouped by in this table. */
export interface Dimension {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly group: FieldGroup
  /** The column it is computed from. */
  readonly column: string
  readonly valueType: 'text' | 'number' | 'boolean'
  readonly source: DimensionSource
  readonly taxonomy?: Taxonomy
  /** True where the natural order is a scale: expertise, months, numbers. */
  readonly isOrdinal: boolean
  /** Order when nothing is said: the study's or natural order, or largest first. */
  readonly defaultOrder: 'natural' | 'size'
  /** Distinct values, null not counted. */
  readonly distinct: number
  /** Distinct values above which grouping is refused. */
  readonly isTooFine: boolean
}

/** More values than this on one dimension cannot be read, and are refused with a sentence. */
export const MOST_VALUES = 2_000
