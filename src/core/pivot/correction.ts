import { z } from 'zod'
import { formatCount } from '../format/number'
import type { Measure } from './measure'

const hits = z
  .object({ hits: z.number().int().min(0), n: z.number().int().min(1) })
  .refine((given) => given.hits <= given.n, 'more hits than pairs')

/** How often a rater is right about a rate, by sessions a reference labelled too; what a rate is corrected by. */
export const correctionSchema = z.object({
  /** As `sideId` writes them. */
  reference: z.string().min(1),
  rater: z.string().min(1),
  sensitivity: hits,
  specificity: hits,
})
export type Correction = z.infer<typeof correctionSchema>

/** By the id of a measure. */
export type Corrections = Readonly<Record<string, Correction>>

/** Whether a rate can be corrected so: it is one, the sample reaches the threshold, and the rater does better than chance. */
export const canCorrect = (
  { statistic }: Measure,
  { sensitivity, specificity }: Correction,
  minSessions: number,
): boolean =>
  statistic.kind === 'rate' &&
  Math.min(sensitivity.n, specificity.n) >= minSessions &&
  sensitivity.hits / sensitivity.n + specificity.hits / specificity.n > 1

/** `corrected for the errors of rules by 60 sessions anna labelled too (Rogan and Gladen), taken to be alike in all cells`. */
export const correctionText = ({ reference, rater, sensitivity, specificity }: Correction): string =>
  `corrected for the errors of ${rater} by ${formatCount(sensitivity.n + specificity.n)} sessions that ${reference} labelled too (Rogan and Gladen), taken to be alike in all cells`
