import { z } from 'zod'
import { RATER_KINDS } from '../classify/label-record'
import { valueRowSchema, valuesRunSchema } from './sessions/applied-values'

/** The channels of the Value page: values are kept as labels are, a journal for each set of them. */
export const VALUE_CHANNELS = {
  /** Keeps values, a part at a time; nothing is on the disk before the last. */
  'values.keep': {
    argument: z.object({
      run: valuesRunSchema,
      rater: z.object({ kind: z.enum(RATER_KINDS), name: z.string().min(1), version: z.number().int().positive() }),
      rows: z.array(valueRowSchema),
      isLast: z.boolean(),
    }),
    result: z.null(),
  },
  /** The values of a name, or that they are not here. */
  'values.read': { argument: z.object({ run: valuesRunSchema }), result: z.object({ rows: z.array(valueRowSchema) }) },
} as const
