import type { Interval } from '../stats/interval'
import type { Slope } from '../stats/regression/clustered-errors'

/** One estimated slope by name; null where the cells and the regressors before it leave nothing to estimate it from. */
export interface Term {
  readonly name: string
  readonly slope: Slope | null
}

/** Sessions a column leaves out, each counted where it is first missed. */
export interface Dropped {
  /** Not in the denominator of the outcome. */
  readonly outcome: number
  /** The factor not recorded, or Unclear. */
  readonly factor: number
  /** A logarithm that does not exist. */
  readonly logs: number
  /** A control not recorded. */
  readonly controls: number
  /** Levels of the factor under the floor. */
  readonly levels: number
  /** Cells under the floor, and the sessions in them. */
  readonly floorCells: number
  readonly floor: number
  /** Cells of one session. */
  readonly singletons: number
}

/** The level of a factor with its rate or mean: as it is, and with the controls held fixed. */
export interface AdjustedLevel {
  readonly level: string
  readonly n: number
  readonly raw: number
  readonly adjusted: number
  /** Of the adjusted rate or mean; null with fewer than two clusters. */
  readonly interval: Interval | null
}

/** One column of a regression table. */
export interface RegressionColumn {
  /** The level that the slopes are against; null where the factor is a scale. */
  readonly reference: string | null
  readonly controls: readonly string[]
  readonly n: number
  readonly cells: number
  readonly clusters: number
  readonly r2: number
  readonly withinR2: number
  readonly terms: readonly Term[]
  readonly dropped: Dropped
  /** Where the factor has levels. */
  readonly adjusted: readonly AdjustedLevel[] | null
}
