import { betaCumulative } from './beta'
import { logGamma } from './gamma'
import { normalQuantile } from './normal'

/**
 * Quantile of Student's t distribution.
 *
 * @param p probability, 0.5 <= p < 1
 * @param df degrees of freedom, > 0
 */
export function studentQuantile(p: number, df: number): number {
  const z = normalQuantile(p)
  if (p === 0.5) return 0
  if (df >= EXPANSION_FROM) return expansion(z, df)
  let t = df > 4 ? expansion(z, df) : z
  let low = 0
  let high = Number.POSITIVE_INFINITY
  for (let i = 0; i < 200; i++) {
    const miss = studentCumulative(t, df) - p
    if (miss > 0) high = t
    else low = t
    const newton = t - miss / studentDensity(t, df)
    // Its error is of the order of the square of the step.
    if (Math.abs(newton - t) <= 1e-9 * t) return newton
    const isWithin = newton > low && newton < high
    const next = isWithin ? newton : high === Number.POSITIVE_INFINITY ? t * 2 : (low + high) / 2
    if (Math.abs(next - t) <= 1e-14 * t) return next
    t = next
  }
  return t
}

// The expansion's error falls with the fifth power of the degrees of freedom; from here on it is below rounding.
const EXPANSION_FROM = 2000

/** Cornish and Fisher's expansion in 1/df (Abramowitz and Stegun 26.7.5). */
function expansion(z: number, df: number): number {
  const z2 = z * z
  const g1 = (z2 + 1) / 4
  const g2 = ((5 * z2 + 16) * z2 + 3) / 96
  const g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384
  const g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160
  return z * (1 + (g1 + (g2 + (g3 + g4 / df) / df) / df) / df)
}

function studentCumulative(t: number, df: number): number {
  return 1 - betaCumulative(df / (df + t * t), df / 2, 0.5) / 2
}

function studentDensity(t: number, df: number): number {
  const log = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI)
  return Math.exp(log - ((df + 1) / 2) * Math.log1p((t * t) / df))
}

/** Probability that a t value is at least as far from 0 as this one; 1 for a value that is not a number. */
export function twoSidedP(t: number, df: number): number {
  if (Number.isNaN(t)) return 1
  return Number.isFinite(t) ? betaCumulative(df / (df + t * t), df / 2, 0.5) : 0
}
