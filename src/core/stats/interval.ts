import type { Spread } from './spread'

/** Bounds of a confidence interval, low <= high, in the unit of the value. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** How far off a number may be that is made of estimates, of each session one. */
export interface Estimation {
  /** Of the sessions that happened to be there, taking their values as given. */
  readonly sampling: Interval | null
  /** The same number of all lower ends, and of all upper ends: errors taken as alike, which is the widest they make it. */
  readonly range: Interval
  /** Both: their distances from the value added on a log scale. */
  readonly combined: Interval
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
  /** Of a number made of estimates; its interval is one of these. */
  readonly estimation?: Estimation
  /** How the values lie around it, where that was asked for. */
  readonly spread?: Spread
}
