/**
 * Sums over the sessions of one cell of fixed effects: all that least squares within cells needs of them.
 *
 * With p regressors, `xx` has p rows of p values, of which only those on and above the diagonal are read.
 */
export interface CellMoments {
  readonly n: number
  /** Sums of the regressors. */
  readonly x: readonly number[]
  readonly y: number
  /** Sums of products of regressors, row by row. */
  readonly xx: readonly (readonly number[])[]
  /** Sums of each regressor times the outcome. */
  readonly xy: readonly number[]
  readonly yy: number
}
