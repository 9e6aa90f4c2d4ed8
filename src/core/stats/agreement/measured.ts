import type { Interval } from '../interval'
import { wilsonInterval } from '../wilson'

/** A number about agreement with the n it stands on; no interval where none can be given. */
export interface Measured {
  readonly value: number
  /** Pairs of labels in the denominator. */
  readonly n: number
  readonly interval: Interval | null
}

/** A share of n with Wilson's interval; null where n is 0. */
export const shareOf = (successes: number, n: number, level: number): Measured | null =>
  n === 0 ? null : { value: successes / n, n, interval: wilsonInterval(successes, n, level) }
