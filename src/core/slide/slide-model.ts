import { z } from 'zod'
import { CHART_KINDS } from '../pivot/chart-choice'
import { LAYOUTS } from './deck/deck'
import { MODES, themeSchema } from './theme/theme'

/** A place on a slide, in pixels of a page that is 720 high. */
const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
export type Box = z.infer<typeof box>

const INKS = ['ink', 'ink2', 'ink3', 'accent'] as const
export type Ink = (typeof INKS)[number]

/** What a text is on its slide. A headline is what its page is called. */
const ROLES = ['headline', 'subtitle', 'text', 'number', 'quotation', 'callout', 'footnote', 'page'] as const

const textBlock = z.object({
  kind: z.literal('text'),
  role: z.enum(ROLES),
  box,
  paragraphs: z.array(z.string()),
  /** All of the text, where it had to be cut; empty elsewhere. */
  full: z.string(),
  size: z.number(),
  face: z.enum(['serif', 'sans']),
  weight: z.union([z.literal(400), z.literal(650)]),
  ink: z.enum(INKS),
  isItalic: z.boolean(),
  align: z.enum(['left', 'right', 'center']),
  /** On a soft ground of its own. */
  isFilled: z.boolean(),
})
export type TextBlock = z.infer<typeof textBlock>

const unit = z.enum(['count', 'rate', 'number', 'dollars', 'points', 'change', 'rank'])
const place = z.object({
  panel: z.string(),
  category: z.string(),
  series: z.string(),
  row: z.number(),
  column: z.number(),
})
const bound = z.number().nullable()
const spread = z.object({ p5: bound, q1: bound, median: z.number(), q3: bound, p95: bound, geometricMean: bound })
const point = place.extend({ value: z.number(), low: bound, high: bound, n: bound, spread: spread.nullable() })
const chart = z.object({
  kind: z.enum(CHART_KINDS),
  unfit: z.object({ kind: z.enum(CHART_KINDS), reason: z.string() }).nullable(),
  measure: z.object({ id: z.string(), name: z.string(), unit }),
  level: z.number(),
  scale: z.enum(['linear', 'log']),
  panels: z.array(z.string()),
  panelTitle: z.string(),
  categories: z.array(z.string()),
  labels: z.array(z.object({ name: z.string(), group: z.string() })),
  categoryTitle: z.string(),
  isScale: z.boolean(),
  offScale: z.array(z.string()),
  series: z.array(z.object({ name: z.string(), slot: z.number().int().nonnegative() })),
  seriesTitle: z.string(),
  points: z.array(point),
  withheld: z.array(place),
  published: z.array(z.object({ panel: z.string(), category: z.string(), series: z.string(), value: z.number() })),
  stacks: z.array(
    z.object({
      panel: z.string(),
      category: z.string(),
      parts: z.array(z.object({ point: point.nullable(), from: z.number(), to: z.number() })),
    }),
  ),
  leftOut: z.object({ panels: z.number(), categories: z.number(), series: z.number() }),
})

const chartBlock = z.object({
  kind: z.literal('chart'),
  box,
  chart,
  fontSize: z.number(),
  /** The chart in words, with the names that were too long in full. */
  alt: z.string(),
})
export type ChartBlock = z.infer<typeof chartBlock>

const tableBlock = z.object({
  kind: z.literal('table'),
  box,
  header: z.array(z.string()),
  rows: z.array(
    z.object({
      cells: z.array(z.string()),
      counts: z.array(z.string()),
      kind: z.enum(['part', 'group', 'total']),
    }),
  ),
  /** Pixels, one for each column. */
  widths: z.array(z.number()),
  rowHeight: z.number(),
  headerHeight: z.number(),
  fontSize: z.number(),
  headFontSize: z.number(),
  /** Whether the numbers after the first one are beside it, such as its interval, and so quieter. */
  isQuiet: z.boolean(),
  alt: z.string(),
})
export type TableBlock = z.infer<typeof tableBlock>

/** Sentences as one list, in two columns. */
const listBlock = z.object({
  kind: z.literal('list'),
  /** As high as the first column, which is the higher one. */
  box,
  items: z.array(z.string()),
  /** How many of the items the first column has. */
  first: z.number().int().nonnegative(),
  columnGap: z.number(),
  size: z.number(),
  /** Pixels from the left end of a mark to its text, and from an item to the next. */
  indent: z.number(),
  gap: z.number(),
})
export type ListBlock = z.infer<typeof listBlock>

const ruleBlock = z.object({ kind: z.literal('rule'), box, color: z.enum(['line', 'lineStrong', 'accent']) })
const imageBlock = z.object({ kind: z.literal('image'), box, source: z.string(), alt: z.string() })

const block = z.discriminatedUnion('kind', [textBlock, chartBlock, tableBlock, listBlock, ruleBlock, imageBlock])
export type Block = z.infer<typeof block>

/** One slide as it is drawn on every surface: blocks at their places, and what is said beside it. */
export const slideModelSchema = z.object({
  id: z.string(),
  layout: z.enum(LAYOUTS),
  /** From 1. */
  number: z.number().int().positive(),
  /** What the slide is called, in full. */
  headline: z.string(),
  blocks: z.array(block),
  /** What a speaker sees: their own notes, then definitions, and what did not fit. */
  notes: z.array(z.string()),
  /** What was cut, shrunk or left out of what was asked. */
  proof: z.array(z.string()),
})
export type SlideModel = z.infer<typeof slideModelSchema>

/** A deck as it is drawn: what screen, print, pictures and presentations all read. */
export const deckModelSchema = z.object({
  title: z.string(),
  width: z.number().positive().max(4000),
  height: z.number().positive().max(4000),
  theme: themeSchema,
  mode: z.enum(MODES),
  slides: z.array(slideModelSchema).max(400),
})
export type DeckModel = z.infer<typeof deckModelSchema>
