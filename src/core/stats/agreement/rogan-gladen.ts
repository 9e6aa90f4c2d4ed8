import type { Difference } from '../difference'
import type { Interval } from '../interval'
import { normalQuantile } from '../normal'

/** How often a rater says yes where the reference does (`sensitivity`) and no where it does not (`specificity`). */
export interface RaterError {
  readonly sensitivity: Hits
  readonly specificity: Hits
}

/** Hits among n pairs whose reference is yes, or no. */
export interface Hits {
  readonly hits: number
  readonly n: number
}

export interface CorrectedRate {
  /** 0 to 1; a value the correction puts outside is the nearer end. */
  readonly value: number
  /** Null where all of it lies outside 0 to 1: the rater's errors alone would give more, or fewer, than were counted. */
  readonly interval: Interval | null
  /** True where the plain correction lies below 0 or above 1. */
  readonly isAtEnd: boolean
}

/**
 * A rate corrected for misclassification: (rate + specificity - 1) / (sensitivity + specificity - 1). Rogan and Gladen
 * (1978), Am. J. Epidemiol. 107, 71-76. The interval carries the error of all three estimates: Lang and Reiczigel (2014),
 * Prev. Vet. Med. 113, 13-22, eqs. 6, 7, 16 and 17; bounds outside are the nearer end.
 *
 * Null where the reference has no yes or no no, or where the rater does no better than chance (sensitivity plus
 * specificity at most 1): then nothing can be corrected.
 *
 * @param successes yes of the rater, 0 to n
 * @param n sessions, > 0
 * @param level confidence, 0 to 1
 * @param z critical value; the normal one unless given
 */
export function roganGladen(
  successes: number,
  n: number,
  error: RaterError,
  level: number,
  z: number = normalQuantile((1 + level) / 2),
): CorrectedRate | null {
  const { sensitivity, specificity } = error
  if (sensitivity.n === 0 || specificity.n === 0) return null
  const plainScale = sensitivity.hits / sensitivity.n + specificity.hits / specificity.n - 1
  if (plainScale <= 0) return null
  const plain = (successes / n + specificity.hits / specificity.n - 1) / plainScale

  const rate = { p: (successes + (z * z) / 2) / (n + z * z), n: n + z * z }
  const se = shrunk(sensitivity)
  const sp = shrunk(specificity)
  const scale = se.p + sp.p - 1
  const centre = (rate.p + sp.p - 1) / scale
  const ofRate = (rate.p * (1 - rate.p)) / rate.n
  const ofSe = (se.p * (1 - se.p)) / se.n
  const ofSp = (sp.p * (1 - sp.p)) / sp.n
  const shift = 2 * z * z * (centre * ofSe - (1 - centre) * ofSp)
  const half = (z * Math.sqrt(ofRate + centre * centre * ofSe + (1 - centre) ** 2 * ofSp)) / scale
  const value = within(plain)
  const low = centre + shift - half
  const high = centre + shift + half
  return {
    value,
    interval: high <= 0 || low >= 1 ? null : { low: Math.min(value, within(low)), high: Math.max(value, within(high)) },
    isAtEnd: plain < 0 || plain > 1,
  }
}

/**
 * The difference of two rates corrected by one sample: that of the rates as counted over sensitivity + specificity - 1. The
 * errors of the sample, taken as in the interval of a rate, are put beside those of the difference by their squares (Zou and
 * Donner 2008, Statistics in Medicine 27, 1693-1702). p is that of the rates as counted: what is corrected differs where they do.
 * Rates that the correction puts outside 0 to 1 have no such difference.
 *
 * @param counted of the rates as the rater gave them
 * @param error sensitivity and specificity add up to more than 1
 * @param level confidence, 0 to 1
 */
export function correctedDifference(counted: Difference, error: RaterError, level: number): Difference {
  const { sensitivity, specificity } = error
  const scale = sensitivity.hits / sensitivity.n + specificity.hits / specificity.n - 1
  const value = counted.value / scale
  if (!counted.interval) return { ...counted, value }
  const [se, sp] = [shrunk(sensitivity), shrunk(specificity)]
  const ofScale = normalQuantile((1 + level) / 2) * Math.hypot(errorOf(se), errorOf(sp))
  const half = (of: number) => Math.hypot(of, value * ofScale) / scale
  const low = value - half(counted.value - counted.interval.low)
  const high = value + half(counted.interval.high - counted.value)
  return { value, interval: { low: Math.max(-1, low), high: Math.min(1, high) }, p: counted.p }
}

const errorOf = ({ p, n }: { readonly p: number; readonly n: number }): number => Math.sqrt((p * (1 - p)) / n)

const within = (p: number): number => Math.min(1, Math.max(0, p))

const shrunk = ({ hits, n }: Hits) => ({ p: (hits + 1) / (n + 2), n: n + 2 })
