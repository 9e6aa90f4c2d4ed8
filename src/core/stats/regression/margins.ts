import type { Matrix } from 'ml-matrix'
import { type Correction, correctionFactor } from './clustered-errors'
import type { FixedEffectsFit } from './fixed-effects'

/** Sums over clusters of products of what is left of the outcome without some regressors, less its mean. */
export interface MarginProducts {
  /** With the score of each slope. */
  readonly products: readonly number[]
  /** With itself. */
  readonly squares: number
}

/**
 * Variance of a predictive margin: the mean of what the fit expects of all sessions when the regressors that were taken out stand
 * at chosen values. Both the slopes and who is in the sample vary (Stata's margins with vce(unconditional); Graubard and Korn 1999,
 * Biometrics 55, 652-659; Wooldridge, Econometric Analysis, 2nd ed., 2.2.5).
 *
 * @param covariance of the slopes
 * @param weights of each slope: the chosen value less the mean, 0 for the regressors that stay as they are
 */
export function marginVariance(
  fit: FixedEffectsFit,
  covariance: Matrix,
  { products, squares }: MarginProducts,
  clusters: number,
  correction: Correction,
  weights: readonly number[],
): number {
  const { bread, n } = fit
  let variance = (squares / (n * n)) * correctionFactor(correction, fit, clusters)
  const factor = (2 / n) * correctionFactor(correction, fit, clusters)
  for (let j = 0; j < weights.length; j++) {
    if (weights[j] === 0) continue
    for (let k = 0; k < weights.length; k++) {
      variance += weights[j]! * weights[k]! * covariance.get(j, k)
      variance += factor * weights[j]! * bread[j]![k]! * products[k]!
    }
  }
  return Math.max(0, variance)
}
