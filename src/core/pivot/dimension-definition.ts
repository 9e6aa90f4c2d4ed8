import { z } from 'zod'
import { DATE_UNITS } from './calendar'

const name = z.string().min(1).max(200)
const made = { id: name, name, from: z.string().min(1) }

/** Cuts in ascending order, each once. */
const edges = z
  .array(z.number())
  .min(1)
  .max(500)
  .refine((cuts) => cuts.every((cut, i) => i === 0 || cut > cuts[i - 1]!), 'edges must ascend')

/** A number in bins. A value on an edge belongs to the bin above it; the outer bins are open. */
const bins = z.object({
  kind: z.literal('bins'),
  ...made,
  cut: z.discriminatedUnion('by', [
    /** Bins of one width between two bounds. */
    z
      .object({ by: z.literal('width'), width: z.number().gt(0), from: z.number(), to: z.number() })
      .refine(({ width, from, to }) => to > from && (to - from) / width <= 500, 'too many bins, or none'),
    /** So many bins of as nearly as many sessions each; the edges are those of the dataset it was made for. */
    z.object({ by: z.literal('quantiles'), count: z.number().int().min(2).max(100), edges }),
    z.object({ by: z.literal('edges'), edges }),
  ]),
})
export type BinsDefinition = z.infer<typeof bins>

/** A time by the day, week, month or quarter it fell in, UTC; weeks begin on Monday, as in ISO 8601. */
const date = z.object({ kind: z.literal('date'), ...made, unit: z.enum(DATE_UNITS) })
export type DateDefinition = z.infer<typeof date>

/** Values of a dimension put together under a name. */
const groups = z.object({
  kind: z.literal('groups'),
  ...made,
  groups: z.array(z.object({ name, values: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).min(1) })),
  /** What no group names: each value apart, or all under one name. Unclear and missing values stay apart in either case. */
  rest: z.union([z.literal('apart'), z.object({ name })]).default('apart'),
})
export type GroupsDefinition = z.infer<typeof groups>

/** A dimension the analyst made of another, as it is saved. */
export const dimensionDefinitionSchema = z.discriminatedUnion('kind', [bins, date, groups])
export type DimensionDefinition = z.infer<typeof dimensionDefinitionSchema>
