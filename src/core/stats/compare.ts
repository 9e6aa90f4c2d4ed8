import type { Interval } from './interval'

/** A value with its interval. */
export interface Bounded extends Interval {
  readonly value: number
}

/**
 * Interval of the difference a - b of two independent estimates from the interval of each, whatever that is made of. Of two
 * rates with Wilson's intervals it is Newcombe's (1998, Statistics in Medicine 17, 873-890, method 10); of two means with t
 * intervals it is close to Welch's. (Zou and Donner 2008, Statistics in Medicine 27, 1693-1702.)
 */
export function differenceInterval(a: Bounded, b: Bounded): Interval {
  const difference = a.value - b.value
  return {
    low: difference - Math.hypot(a.value - a.low, b.high - b.value),
    high: difference + Math.hypot(a.high - a.value, b.value - b.low),
  }
}

/**
 * Interval of the ratio a / b of two independent estimates from the interval of each; null unless that of b is all above
 * zero and that of a not below it. (Donner and Zou 2012, Statistical Methods in Medical Research 21, 347-359.)
 */
export function ratioInterval(a: Bounded, b: Bounded): Interval | null {
  if (!(b.low > 0) || a.low < 0) return null
  const product = a.value * b.value
  return {
    low:
      (product - root(product ** 2 - a.low * b.high * (2 * a.value - a.low) * (2 * b.value - b.high))) /
      (b.high * (2 * b.value - b.high)),
    high:
      (product + root(product ** 2 - a.high * b.low * (2 * a.value - a.high) * (2 * b.value - b.low))) /
      (b.low * (2 * b.value - b.low)),
  }
}

const root = (x: number): number => Math.sqrt(Math.max(0, x))
