import { z } from 'zod'
import { pivotSpecSchema, thresholdsSchema } from '../../pivot/spec'
import { MODES, themeSchema } from '../theme/theme'

export const LAYOUTS = [
  'title',
  'section',
  'points',
  'chart',
  'chart-table',
  'two-charts',
  'number',
  'quotation',
  'method',
  'caveats',
  'moved',
  'one-page',
] as const
export type Layout = (typeof LAYOUTS)[number]

export const LAYOUT_NAMES: Readonly<Record<Layout, string>> = {
  title: 'Title',
  section: 'Section',
  points: 'Takeaways',
  chart: 'Headline and chart',
  'chart-table': 'Chart and table',
  'two-charts': 'Two charts',
  number: 'Big number',
  quotation: 'Quotation',
  method: 'Method',
  caveats: 'Caveats',
  moved: 'What moved',
  'one-page': 'One page',
}

/** How many things a layout shows; the others are of words alone. */
export const PLACES: Readonly<Record<Layout, number>> = {
  title: 0,
  section: 0,
  points: 4,
  chart: 1,
  'chart-table': 1,
  'two-charts': 2,
  number: 1,
  quotation: 0,
  method: 0,
  caveats: 0,
  moved: 0,
  'one-page': 5,
}

/**
 * Something a slide shows: a measure of a pivot, a panel of a figure of the study, one of its claims, a gap that is watched,
 * what the mix of groups made of the change of a measure from the first month to the last, or a headline of the study under other choices.
 */
export const shownSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('view'),
    /** The name of the view it was taken from. */
    name: z.string(),
    spec: pivotSpecSchema,
    measure: z.string().min(1),
  }),
  z.object({
    kind: z.literal('figure'),
    figure: z.string().min(1),
    panel: z.string(),
    /** Those of the panel that are shown, in this order; all where null. */
    measures: z.array(z.string()).nullable(),
  }),
  z.object({ kind: z.literal('finding'), finding: z.string().min(1) }),
  z.object({ kind: z.literal('gap'), signal: z.string().min(1), measure: z.string().min(1) }),
  z.object({ kind: z.literal('change'), measure: z.string().min(1), by: z.string().min(1) }),
  z.object({ kind: z.literal('robustness'), headline: z.string().min(1) }),
])
export type Shown = z.infer<typeof shownSchema>

/** A number as a slide printed it; without a value it was withheld. */
export const printedNumberSchema = z.object({
  measure: z.string(),
  at: z.string(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().nullable(),
})
export type PrintedNumber = z.infer<typeof printedNumberSchema>

/** What a slide said when it was last asked, and of which data. */
export const printedSchema = z.object({
  fingerprint: z.string().nullable(),
  dataset: z.string(),
  sessions: z.number(),
  period: z.object({ first: z.string(), last: z.string() }).nullable(),
  thresholds: thresholdsSchema,
  /** The headline the data suggested. */
  headline: z.string(),
  /** For each thing it shows. */
  numbers: z.array(z.array(printedNumberSchema)),
})
export type Printed = z.infer<typeof printedSchema>

export const deckSlideSchema = z.object({
  id: z.string().min(1),
  layout: z.enum(LAYOUTS),
  shows: z.array(shownSchema).max(6),
  /** As the user wrote it; null while it is the one the data suggests. */
  headline: z.string().max(10_000).nullable(),
  /** A quotation, the words of a section, or what stands under a title. */
  text: z.string().max(20_000),
  /** Whose words a quotation has. */
  source: z.string().max(2_000),
  notes: z.string().max(20_000),
  printed: printedSchema.nullable(),
})
export type DeckSlide = z.infer<typeof deckSlideSchema>

export const SIZES = ['16:9', '4:3'] as const
export type DeckSize = (typeof SIZES)[number]

/** What an earlier deck printed of one thing, to be told what moved since. */
export const earlierSchema = z.object({ show: shownSchema, numbers: z.array(printedNumberSchema) })
export type Earlier = z.infer<typeof earlierSchema>

/** A deck as it is saved: what its slides show, and what they showed last. */
export const deckSchema = z.object({
  title: z.string().max(10_000),
  theme: themeSchema,
  mode: z.enum(MODES),
  size: z.enum(SIZES),
  slides: z.array(deckSlideSchema).max(400),
  /** The deck before this one; null for a first one. */
  before: z.object({ dataset: z.string(), shows: z.array(earlierSchema) }).nullable(),
})
export type Deck = z.infer<typeof deckSchema>
