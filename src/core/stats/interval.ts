import type { Spread } from './spread'

/** Bounds of a confidence interval, low <= high, in the unit of the value. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** A number that knows what it stands on. */
export interface Estimate {
  readonly value: number
  /** Sessions in the denominator. */
  readonly n: number
  /** Distinct users among them; null where users are not known. */
  readonly users: number | null
  /** Null where too few sessions give one. */
  readonly interval: Interval | null
  /** Of the standard mix, the part that the cell has sessions of; where the mix is held fixed. */
  readonly coverage?: number
  /** How the values lie around it, where that was asked for. */
  readonly spread?: Spread
}
