import type { FieldGroup } from '../dataset/field'
import type { Taxonomy } from '../dataset/label'
import type { DateUnit } from './calendar'

/** One value of a dimension, typed; null where the session has none. */
export type KeyValue = string | number | boolean | null

/**
 * What a dimension could not tell: it stands after the values, however many sessions it has, and on no scale.
 */
export const isOffScale = (value: KeyValue): boolean => value === null || value === 'Unclear'

/** What the labelled values of a dimension that could not be told are called; a number can only be missing. */
export const offScaleValues = ({ valueType }: Pick<Dimension, 'valueType'>): KeyValue[] =>
  valueType === 'text' ? [null, 'Unclear'] : [null]

/** How the value of a dimension follows from the columns of the table. */
export type DimensionSource =
  | { readonly kind: 'column' }
  /** Each stored label stands for another value; labels not listed become null. */
  | { readonly kind: 'lookup'; readonly to: Readonly<Record<string, string>> }
  /** Bands of a number, or of its quotient by another column, each up to the next; beyond the ceiling there is none. */
  | {
      readonly kind: 'bands'
      readonly bands: readonly Band[]
      readonly ceiling: number
      readonly per?: string
    }
  /** The day, week, month or quarter a time fell in. */
  | { readonly kind: 'date'; readonly unit: DateUnit }
  /** Values put together under a name. The rest stand for themselves or, under a name of their own, together. */
  | {
      readonly kind: 'groups'
      readonly of: DimensionSource
      readonly groups: readonly ValueGroup[]
      readonly rest: string | null
    }

/** Values from a bound on, or above it. */
export interface Band {
  readonly from: number
  readonly isAbove?: true
  readonly value: string
}

export interface ValueGroup {
  readonly name: string
  readonly values: readonly KeyValue[]
}

/** Something sessions can be grouped by or filtered on in this table. */
export interface Dimension {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly group: FieldGroup
  /** The column it is computed from. */
  readonly column: string
  /** Of times, only their days, weeks, months and quarters can be grouped by. */
  readonly valueType: 'text' | 'number' | 'boolean' | 'time'
  readonly source: DimensionSource
  readonly taxonomy?: Taxonomy
  /** True where the natural order is a scale: expertise, months, numbers. */
  readonly isOrdinal: boolean
  /** Order when nothing is said: the study's or natural order, or largest first. */
  readonly defaultOrder: 'natural' | 'size'
  /** The value that stands for all that are not named; it comes after them. */
  readonly rest?: string
  /** Distinct values, null not counted. */
  readonly distinct: number
  /** Distinct values above which grouping is refused. */
  readonly isTooFine: boolean
}

/** The columns a dimension is computed from. */
export const columnsOfDimension = ({ column, source }: Dimension): string[] => {
  const inner = source.kind === 'groups' ? source.of : source
  return inner.kind === 'bands' && inner.per !== undefined ? [column, inner.per] : [column]
}

/** More values than this on one dimension cannot be read, and are refused with a sentence. */
export const MOST_VALUES = 2_000
