import { z } from 'zod'
import { pivotSpecSchema } from '../pivot/spec'
import { MOST_SEED } from '../stats/random-stream'

/** Samples the intervals of a change are made of, when nobody says otherwise. */
export const DRAWS = 1_000
export const MOST_DRAWS = 100_000

/** What was asked of a change, as it is saved. */
export const changeSpecSchema = z.object({
  /** A rate, a mean or a geometric mean; null asks only which groups grew. */
  measure: z.string().min(1).nullable(),
  /** The dimension whose groups the change is split by. */
  by: z.string().min(1),
  /** Months of the two periods, `2025-10`; no month is in both. */
  from: z.array(z.string()).min(1),
  to: z.array(z.string()).min(1),
  filters: pivotSpecSchema.shape.filters,
  thresholds: pivotSpecSchema.shape.thresholds,
  level: pivotSpecSchema.shape.level,
  /** Users are drawn with it: the same seed gives the same intervals. */
  seed: z.number().int().min(1).max(MOST_SEED),
  draws: z.number().int().min(2).max(MOST_DRAWS),
})
export type ChangeSpec = z.infer<typeof changeSpecSchema>
