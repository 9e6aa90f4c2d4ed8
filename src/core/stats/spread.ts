/**
 * How the values of a quantity are spread over sessions, in the study's terms (study.md 12, figure 3): quartiles split
 * at the median, the 5th and 95th percentile, and the geometric mean. Quantiles are interpolated between neighbours
 * (Hyndman and Fan's type 7).
 */
export interface Spread {
  /** Percentiles, and quartiles, are null where they would be those of too few sessions. */
  readonly p5: number | null
  readonly q1: number | null
  readonly median: number
  readonly q3: number | null
  readonly p95: number | null
  /** Null where a value is not above zero. */
  readonly geometricMean: number | null
}

/** The quantiles of a spread, in its order. */
export const SPREAD_QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const
