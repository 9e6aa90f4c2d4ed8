/** A line of the study's table: what its appendix prints (study.md 9.3). */
export interface PublishedLine {
  readonly tier: string
  readonly n: number
  readonly logR2: number
  readonly logR2Low: number
  readonly logR2High: number
  readonly bias: number
  readonly medianPredicted: number
  readonly medianActual: number
}

const line = (
  tier: string,
  n: number,
  [logR2, logR2Low, logR2High]: readonly [number, number, number],
  bias: number,
  medianPredicted: number,
  medianActual: number,
): PublishedLine => ({ tier, n, logR2, logR2Low, logR2High, bias, medianPredicted, medianActual })

/**
 * The study's estimator on its own holdout. Its level R2 by tier is not here: the printed column repeats the log R2, almost
 * surely by mistake; overall its grid of models says 0.09.
 */
export const PUBLISHED: readonly PublishedLine[] = [
  line('10-200', 250, [0.16, 0.08, 0.25], 2.39, 150, 50),
  line('200-1000', 250, [0.07, 0.02, 0.14], 1.1, 400, 300),
  line('1000-5000', 249, [0.06, 0.02, 0.13], 0.53, 1000, 1500),
  line('5000-50000', 250, [0.01, 0, 0.03], 0.14, 2000, 8000),
  line('overall', 999, [0.38, 0.32, 0.44], 0.66, 500, 900),
]
export const PUBLISHED_LEVEL_R2 = 0.09
