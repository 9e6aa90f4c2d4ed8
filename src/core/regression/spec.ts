import { z } from 'zod'
import { pivotSpecSchema, thresholdsSchema } from '../pivot/spec'
import { CORRECTIONS } from '../stats/regression/clustered-errors'

/** What one column of a regression table adds to the column before it. */
const controlStep = z.object({
  /** Dimensions, interacted with all others that are absorbed. */
  absorb: z.array(z.string().min(1)),
  /** Fields whose logarithm is a regressor. */
  logs: z.array(z.string().min(1)),
})
export type ControlStep = z.infer<typeof controlStep>

/** What was asked of a regression, as it is saved. The first column has no controls, each next one those of a step more. */
export const regressionSpecSchema = z.object({
  /** A measure: a rate as 0 or 1, a mean as it is, a geometric mean by its logarithm. */
  outcome: z.string().min(1),
  /** The dimension whose effect is estimated. */
  factor: z.string().min(1),
  /** One slope per level, the first of them left out, instead of one per step of the scale. */
  hasLevels: z.boolean(),
  steps: z.array(controlStep),
  filters: pivotSpecSchema.shape.filters,
  /** Dimensions the analyst made, which the others may name. */
  dimensions: pivotSpecSchema.shape.dimensions.optional(),
  cluster: z.enum(['user', 'none']),
  correction: z.enum(CORRECTIONS),
  /** Cells of controls with fewer users or sessions are left out; null keeps all. */
  floor: thresholdsSchema.nullable(),
  /** A cell with one session tells nothing of a slope. */
  dropsSingletons: z.boolean(),
  level: z.number().gt(0).lt(1),
})
export type RegressionSpec = z.infer<typeof regressionSpecSchema>
