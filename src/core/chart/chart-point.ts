import type { Spread } from '../stats/spread'

/** Where a point lies: its panel, category and series by name, and its place in the table. */
export interface ChartPlace {
  /** Empty where there is one panel. */
  readonly panel: string
  readonly category: string
  readonly series: string
  readonly row: number
  readonly column: number
}

/** A point of a chart with its interval, in the unit of the measure (a rate from 0 to 1). */
export interface ChartPoint extends ChartPlace {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  /** Null where it would tell of too few beside another. */
  readonly n: number | null
  /** Null where it was not asked for. */
  readonly spread: Spread | null
}

/** A number of others at the place of a point. */
export interface PublishedPoint {
  readonly panel: string
  readonly category: string
  readonly series: string
  readonly value: number
}
