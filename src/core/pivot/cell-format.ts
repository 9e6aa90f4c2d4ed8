import { z } from 'zod'

/** A bound that marks the values beyond it, in the unit of the measure: a rate from 0 to 1. */
const threshold = z.object({ is: z.enum(['below', 'above']), bound: z.number() })
export type CellThreshold = z.infer<typeof threshold>

export const HEATS = ['none', 'row', 'column', 'table'] as const
export const INTERVAL_FORMS = ['none', 'bar', 'bounds', 'plus-minus'] as const
/** How an interval stands in a cell. */
export type IntervalForm = (typeof INTERVAL_FORMS)[number]

export const MOST_DECIMALS = 4

/** How the cells of a measure look; their numbers are the same in any. */
export const cellFormatSchema = z.object({
  /** Shaded by what is highest and lowest in the row, column or table, or by two colours around a reference. */
  heat: z.union([z.enum(HEATS), z.object({ reference: z.number() })]),
  /** Whether a bar from zero stands behind the value. */
  bars: z.boolean(),
  interval: z.enum(INTERVAL_FORMS),
  thresholds: z.array(threshold),
  /** Digits after the point, of whatever is no count; as its unit has it where nothing is said. */
  decimals: z.number().int().min(0).max(MOST_DECIMALS).optional(),
  /** Whether shades, bars and marks are on totals too. */
  onTotals: z.boolean(),
})
export type CellFormat = z.infer<typeof cellFormatSchema>

/** The formats of measures, by id. */
export type CellFormats = Readonly<Record<string, CellFormat>>

export const DEFAULT_FORMAT: CellFormat = {
  heat: 'table',
  bars: false,
  interval: 'bar',
  thresholds: [],
  onTotals: false,
}
