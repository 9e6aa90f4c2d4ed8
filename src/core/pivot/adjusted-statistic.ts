import type { Condition } from './condition'
import type { Dimension, KeyValue } from './dimension'

/** A rate with the mix of some controls held fixed. */
export interface AdjustedStatistic {
  readonly kind: 'adjusted'
  readonly when: Condition
  readonly controls: readonly Dimension[]
  /** Null for all sessions in view. */
  readonly standard: { readonly dimension: Dimension; readonly values: readonly KeyValue[] } | null
}
