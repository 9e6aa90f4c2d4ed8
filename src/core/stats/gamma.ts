import { normalQuantile } from './normal'

/** Natural logarithm of the gamma function, x > 0. Lanczos approximation, g = 7, nine terms; about 1e-15 relative. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const z = x - 1
  const t = z + LANCZOS_G + 0.5
  const series = LANCZOS.reduce((sum, c, i) => (i === 0 ? c : sum + c / (z + i)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series)
}

const LANCZOS_G = 7
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** Regularised lower incomplete gamma function P(a, x), a > 0, x >= 0. */
export function gammaCumulative(a: number, x: number): number {
  if (x <= 0) return 0
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? scale * lowerSeries(a, x) : 1 - scale * upperFraction(a, x)
}

/** Regularised upper incomplete gamma function Q(a, x), as exact where it is small. */
export function gammaAbove(a: number, x: number): number {
  if (x <= 0) return 1
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x)
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let k = 1; Math.abs(term) > sum * 1e-17; k++) {
    term *= x / (a + k)
    sum += term
  }
  return sum
}

/** Continued fraction for Q(a, x), by the modified Lentz method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let h = d
  for (let k = 1; k < 100_000; k++) {
    const an = -k * (k - a)
    b += 2
    d = 1 / guard(an * d + b)
    c = guard(b + an / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return h
}

const TINY = 1e-300
const guard = (x: number): number => (Math.abs(x) < TINY ? TINY : x)

/**
 * Quantile of the gamma distribution with shape a and scale 1: Wilson and Hilferty's start, then Newton steps kept
 * inside a bracket.
 *
 * @param p probability, 0 < p < 1
 */
export function gammaQuantile(p: number, a: number): number {
  const c = 1 / (9 * a)
  let x = Math.max(a * (1 - c + normalQuantile(p) * Math.sqrt(c)) ** 3, 1e-12)
  let low = 0
  let high = Number.POSITIVE_INFINITY
  for (let i = 0; i < 100; i++) {
    const miss = gammaCumulative(a, x) - p
    if (miss > 0) high = x
    else low = x
    const density = Math.exp((a - 1) * Math.log(x) - x - logGamma(a))
    let next = x - miss / density
    if (!(next > low && next < high)) next = high === Number.POSITIVE_INFINITY ? x * 2 : (low + high) / 2
    if (Math.abs(next - x) <= 1e-14 * x) return next
    x = next
  }
  return x
}
