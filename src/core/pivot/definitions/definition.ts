import { z } from 'zod'

/** What a measure of one column can be. */
export const COLUMN_STATISTICS = ['mean', 'median', 'quantile', 'sum', 'min', 'max', 'sd', 'distinct'] as const
export type ColumnStatistic = (typeof COLUMN_STATISTICS)[number]

/** What formulas and command lines call a measure by. */
export const DEFINITION_ID = /^[a-z][a-z0-9_]*$/

const named = { id: z.string().regex(DEFINITION_ID), name: z.string().min(1) }

/** A measure the analyst made; a view holds those it uses. */
const value = z.union([z.string(), z.number(), z.boolean(), z.null()])

export const definitionSchema = z.discriminatedUnion('kind', [
  z.object({
    ...named,
    kind: z.literal('column'),
    column: z.string().min(1),
    statistic: z.enum(COLUMN_STATISTICS),
    /** Of a quantile, the share of the sessions below it. */
    p: z.number().gt(0).lt(1).optional(),
  }),
  /** The sum of one column over the sum of another. */
  z.object({
    ...named,
    kind: z.literal('ratio'),
    numerator: z.string().min(1),
    denominator: z.string().min(1),
  }),
  /** Arithmetic over measures that are built in or defined before this one. */
  z.object({
    ...named,
    kind: z.literal('formula'),
    text: z.string().min(1),
    unit: z.enum(['count', 'rate', 'number', 'dollars']).optional(),
  }),
  /** A rate with the mix of controls held fixed. */
  z.object({
    ...named,
    kind: z.literal('adjusted'),
    of: z.string().min(1),
    /** Dimensions; null for the study's, as far as the dataset has them. */
    controls: z.array(z.string().min(1)).min(1).nullable().default(null),
    /** Whose mix is the standard; null for all sessions in view. */
    to: z
      .object({ dimension: z.string().min(1), values: z.array(value).min(1) })
      .nullable()
      .default(null),
  }),
])
export type MeasureDefinition = z.infer<typeof definitionSchema>
