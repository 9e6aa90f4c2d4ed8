import { Matrix } from 'ml-matrix'
import type { Interval } from '../interval'
import { studentQuantile, twoSidedP } from '../student'
import type { FixedEffectsFit } from './fixed-effects'

/**
 * How the sandwich allows for few clusters, by name.
 *
 * - `none`: not at all (CR0)
 * - `clusters`: G / (G - 1)
 * - `stata`: G / (G - 1) times (n - 1) / (n - k), where k counts slopes and cells (Stata's areg; Cameron and Miller 2015,
 *   "A Practitioner's Guide to Cluster-Robust Inference", section II.C)
 */
export const CORRECTIONS = ['none', 'clusters', 'stata'] as const
export type Correction = (typeof CORRECTIONS)[number]

/** Sums over clusters of products of their scores, the regressors within cells times the residuals. */
export interface ScoreProducts {
  readonly clusters: number
  /** p rows of p values, of which only those on and above the diagonal are read. */
  readonly products: readonly (readonly number[])[]
}

/** One slope with what is known of it. */
export interface Slope {
  readonly value: number
  readonly se: number
  readonly interval: Interval
  /** Two-sided, of no effect; t with one degree of freedom fewer than clusters. */
  readonly p: number
}

/** The factor a sandwich is multiplied with. */
export function correctionFactor(correction: Correction, fit: FixedEffectsFit, clusters: number): number {
  const slopes = fit.slopes.filter((slope) => slope !== null).length
  switch (correction) {
    case 'none':
      return 1
    case 'clusters':
      return clusters / (clusters - 1)
    case 'stata':
      return (clusters / (clusters - 1)) * ((fit.n - 1) / (fit.n - slopes - fit.cells))
  }
}

/** Covariance of the slopes, robust to any likeness within clusters: bread, scores, bread (Liang and Zeger 1986). */
export function clusteredCovariance(fit: FixedEffectsFit, scores: ScoreProducts, correction: Correction): Matrix {
  const bread = new Matrix(fit.bread.map((row) => [...row]))
  const meat = new Matrix(scores.products.map((row, j) => row.map((of, k) => (k < j ? scores.products[k]![j]! : of))))
  return bread
    .mmul(meat)
    .mmul(bread)
    .mul(correctionFactor(correction, fit, scores.clusters))
}

/** Estimate, standard error, interval and p-value of a sum of slopes, each with a weight; null with fewer than two clusters. */
export function combinedSlope(
  fit: FixedEffectsFit,
  covariance: Matrix,
  clusters: number,
  weights: readonly number[],
  level: number,
): Slope | null {
  if (clusters < 2) return null
  const value = weights.reduce((sum, weight, j) => sum + weight * (fit.slopes[j] ?? 0), 0)
  let variance = 0
  for (let j = 0; j < weights.length; j++)
    for (let k = 0; k < weights.length; k++) variance += weights[j]! * weights[k]! * covariance.get(j, k)
  const se = Math.sqrt(Math.max(0, variance))
  const half = studentQuantile((1 + level) / 2, clusters - 1) * se
  return { value, se, interval: { low: value - half, high: value + half }, p: twoSidedP(value / se, clusters - 1) }
}
