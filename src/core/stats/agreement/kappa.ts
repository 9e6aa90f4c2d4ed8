import { normalQuantile } from '../normal'
import { type Confusion, columnTotals, rowTotals } from './confusion'
import type { Measured } from './measured'

/**
 * What a disagreement is worth. With k labels at places i and j: `none` 1 where they are equal and else 0; `linear`
 * 1 - |i - j| / (k - 1) (Cicchetti and Allison 1971); `quadratic` 1 - (i - j)^2 / (k - 1)^2 (Fleiss and Cohen 1973).
 */
export type KappaWeights = 'none' | 'linear' | 'quadratic'

/**
 * Cohen's kappa, weighted or not: agreement beyond what the two raters' own frequencies would give by chance (Cohen 1960,
 * Educ. Psychol. Meas. 20, 37-46; 1968, Psychol. Bull. 70, 213-220). The interval is the normal one with the large-sample
 * variance of Fleiss, Cohen and Everitt (1969), Psychol. Bull. 72, 323-327, eq. 8, cut at 1.
 *
 * Null without pairs and where both raters gave one and the same label throughout, which leaves nothing beyond chance. No
 * interval where the variance is 0, as when all pairs agree: the number is then better supported than none at all would be.
 *
 * @param level confidence, 0 to 1
 */
export function kappa(confusion: Confusion, weights: KappaWeights, level: number): Measured | null {
  const { counts, n, labels } = confusion
  if (n === 0) return null
  const weight = WEIGHT[weights]
  const last = labels.length - 1
  const w = (i: number, j: number) => weight(i, j, last)
  const rows = rowTotals(confusion).map((total) => total / n)
  const columns = columnTotals(confusion).map((total) => total / n)
  let observed = 0
  let expected = 0
  for (let i = 0; i <= last; i++) {
    for (let j = 0; j <= last; j++) {
      observed += (w(i, j) * counts[i]![j]!) / n
      expected += w(i, j) * rows[i]! * columns[j]!
    }
  }
  if (1 - expected < TINY) return null
  const value = (observed - expected) / (1 - expected)
  const ofRow = rows.map((_, i) => columns.reduce((sum, p, j) => sum + w(i, j) * p, 0))
  const ofColumn = columns.map((_, j) => rows.reduce((sum, p, i) => sum + w(i, j) * p, 0))
  let squares = 0
  for (let i = 0; i <= last; i++) {
    for (let j = 0; j <= last; j++) {
      squares += (counts[i]![j]! / n) * (w(i, j) - (ofRow[i]! + ofColumn[j]!) * (1 - value)) ** 2
    }
  }
  const variance = (squares - (value - expected * (1 - value)) ** 2) / (n * (1 - expected) ** 2)
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(variance)
  const interval = variance > TINY ? { low: value - half, high: Math.min(1, value + half) } : null
  return { value, n, interval }
}

/** Less than rounding leaves of a difference of two numbers near 1. */
const TINY = 1e-12

const WEIGHT: Readonly<Record<KappaWeights, (i: number, j: number, last: number) => number>> = {
  none: (i, j) => (i === j ? 1 : 0),
  linear: (i, j, last) => (last === 0 ? 1 : 1 - Math.abs(i - j) / last),
  quadratic: (i, j, last) => (last === 0 ? 1 : 1 - ((i - j) / last) ** 2),
}
