import { logGamma } from './gamma'

/** Regularised incomplete beta function I_x(a, b), 0 <= x <= 1, a, b > 0. */
export function betaCumulative(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  // The fraction converges fast on one side of the mean only.
  return x < (a + 1) / (a + b + 2) ? (scale * fraction(x, a, b)) / a : 1 - (scale * fraction(1 - x, b, a)) / b
}

const TINY = 1e-300
const guard = (x: number): number => (Math.abs(x) < TINY ? TINY : x)

/** Continued fraction of the incomplete beta function, by the modified Lentz method. */
function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let k = 1; k < 100_000; k++) {
    const even = (k * (b - k) * x) / ((a + 2 * k - 1) * (a + 2 * k))
    d = 1 / guard(1 + even * d)
    c = guard(1 + even / c)
    h *= d * c
    const odd = (-(a + k) * (a + b + k) * x) / ((a + 2 * k) * (a + 2 * k + 1))
    d = 1 / guard(1 + odd * d)
    c = guard(1 + odd / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return h
}

/** P(B <= k) for a binomial count B of n trials with probability p. */
export function binomialCumulative(k: number, n: number, p: number): number {
  if (k < 0) return 0
  if (k >= n) return 1
  return betaCumulative(1 - p, n - k, k + 1)
}
