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
  /** Per base, by its id: the column with the number of sessions, and with distinct users where they can be counted. */
  readonly bases: Readonly<Record<string, { readonly n: string; readonly users: string | null }>>
  /** Per measure, in the plan's order: where its statistics are. */
  readonly measures: readonly MeasureColumns[]
}

/** Where the statistics of one measure are, by the name of the column. */
export type MeasureColumns =
  | { readonly kind: 'none' }
  | { readonly kind: 'successes'; readonly successes: string }
  /** Sum and sum of squares, of the values or of their logarithms. */
  | { readonly kind: 'moments'; readonly sum: string; readonly squares: string }
  /** The sorted values around a quantile, and the rank of the first of them, counted from 1. */
  | { readonly kind: 'middle'; readonly values: string; readonly firstRank: string }
  /** Standard deviation, and the sums of the first four powers of the values. */
  | { readonly kind: 'deviation'; readonly deviation: string; readonly powers: readonly string[] }
  /** Sums of numerators and of denominators, and of their squares and products. */
  | { readonly kind: 'ratio'; readonly sum: string; readonly over: string; readonly pairs: readonly string[] }
  /** One number that is no sum: the least, the greatest, how many different ones. */
  | { readonly kind: 'single'; readonly value: string }

/** What the columns of the sums over users mean; one row is one cell, as in the pivot's own answer. */
export interface ClusterShape extends Pick<ResultShape, 'grouping' | 'rowKeys' | 'columnKeys'> {
  /** Per measure, in the plan's order: where its sums are; null for a measure that has no use for them. */
  readonly measures: readonly (ClusterColumns | null)[]
}

/** What the columns of the sessions that have the least or the greatest value mean; one row is one cell. */
export interface ExtremeShape extends Pick<ResultShape, 'grouping' | 'rowKeys' | 'columnKeys'> {
  readonly n: string
  readonly users: string | null
}

/** What the columns of the sums over users mean where the values are whether a session lies below a quantile. */
export interface BelowShape extends Pick<ResultShape, 'grouping' | 'rowKeys' | 'columnKeys'> {
  readonly below: string
  readonly sums: ClusterColumns
}

/** What the columns of directly standardised rates mean; one row is one cell. */
export interface AdjustedShape extends Pick<ResultShape, 'grouping' | 'rowKeys' | 'columnKeys'> {
  /** Sessions in matched cells that count, and users among them where those are known. */
  readonly used: string
  readonly usedBy: string | null
  /** Weights of the sessions that the rate counts, of all, and their squares. */
  readonly sum: string
  readonly mass: string
  readonly squares: string
  readonly sums: ClusterColumns
}

/**
 * The column with the number of clusters, and those with the sums over them of the squares and products of what each
 * contributes, 11, 12, …, 22, …; `cells/estimate.ts` knows what a measure is made of.
 */
export interface ClusterColumns {
  readonly clusters: string
  readonly pairs: readonly string[]
}
