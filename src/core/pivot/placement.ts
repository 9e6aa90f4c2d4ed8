import { z } from 'zod'

/** A tuple of the values of an axis, as `cells/key` has it. */
const keySchema = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** `natural` is the study's order, or that of numbers and text; `size` has the most sessions first. */
export const ORDERS = ['natural', 'size', 'label'] as const
export type OrderWord = (typeof ORDERS)[number]

/** By what a measure is at a key of the other axis; the empty key is its total. */
const sortKey = z.object({
  measure: z.string().min(1),
  at: keySchema,
  isDescending: z.boolean(),
})
export type SortKey = z.infer<typeof sortKey>

const measureOrder = sortKey.extend({
  /** What decides where all before it are the same, in turn. */
  next: z.array(sortKey).max(8).optional(),
})
export type MeasureOrder = z.infer<typeof measureOrder>

export const TOTALS = ['after', 'before', 'none'] as const
/** Where the total over a dimension stands among its parts, or that it is not listed. */
export type Totals = (typeof TOTALS)[number]

/**
 * What becomes of sessions whose value could not be told, missing or Unclear: shown as values, hidden (they are in the
 * totals, but not listed) or excluded from the pivot.
 */
export const OFF_SCALE = ['shown', 'hidden', 'excluded'] as const
export type OffScale = (typeof OFF_SCALE)[number]

/** A dimension on a shelf. Without an order the dimension's own default applies. */
export const placementSchema = z.object({
  dimension: z.string().min(1),
  order: z.union([z.enum(ORDERS), measureOrder]).optional(),
  /** Turns an order that is a word round. */
  isReversed: z.boolean().optional(),
  /** After the parts where nothing is said. Of the first dimension of an axis it is the total of all. */
  totals: z.enum(TOTALS).optional(),
  /** Keys up to this dimension whose parts are not listed, or that this is so for every one. */
  collapsed: z.union([z.literal('all'), z.array(keySchema)]).optional(),
  /** Shown where nothing is said. */
  offScale: z.enum(OFF_SCALE).optional(),
})
export type Placement = z.infer<typeof placementSchema>
