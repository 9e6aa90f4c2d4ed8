import type { BaseId } from '../pivot/base'

/**
 * What the columns of a pivot's answer mean. One row of the answer is one cell: a combination of keys, or a total
 * where `grouping` says that a key was not grouped by.
 */
export interface ResultShape {
  /** Bit mask, the first key highest: set where the row is a total over that key. */
  readonly grouping: string
  /** Columns with the keys: those of the rows, then those of the columns. */
  readonly rowKeys: readonly string[]
  readonly columnKeys: readonly string[]
  /** Per base: the column with the number of sessions, and with distinct users where they can be counted. */
  readonly bases: Readonly<Partial<Record<BaseId, { readonly n: string; readonly users: string | null }>>>
  /** Per measure, in the plan's order: where its statistics are. */
  readonly measures: readonly MeasureColumns[]
}

/** Where the statistics of one measure are, by the name of the column. */
export type MeasureColumns =
  | { readonly kind: 'none' }
  | { readonly kind: 'successes'; readonly successes: string }
  /** Sum and sum of squares, of the values or of their logarithms. */
  | { readonly kind: 'moments'; readonly sum: string; readonly squares: string }
  /** The sorted values around the median, and the rank of the first of them, counted from 1. */
  | { readonly kind: 'middle'; readonly values: string; readonly firstRank: string }

/** What the columns of the sums over users mean; one row is one cell, as in the pivot's own answer. */
export interface ClusterShape extends Pick<ResultShape, 'grouping' | 'rowKeys' | 'columnKeys'> {
  /** Per measure, in the plan's order: where its sums are; null for a measure that has no use for them. */
  readonly measures: readonly (ClusterColumns | null)[]
}

/** Columns with the number of clusters, and with the sums that `stats/cluster.ts` names. */
export interface ClusterColumns {
  readonly clusters: string
  readonly ss: string
  readonly sm: string
  readonly mm: string
}
