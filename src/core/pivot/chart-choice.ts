import { z } from 'zod'

export const CHART_KINDS = ['bar', 'line', 'dot', 'heatmap', 'box', 'stacked'] as const
export type ChartKind = (typeof CHART_KINDS)[number]

export const CHART_KIND_NAMES: Readonly<Record<ChartKind, string>> = {
  bar: 'Bars',
  line: 'Lines',
  dot: 'Dots',
  heatmap: 'Heatmap',
  box: 'Box plot',
  stacked: '100\u202F% stacked bars',
}

/** How the chart of a pivot was asked for. What is not said is chosen by `core/chart`. */
export const chartChoiceSchema = z.object({
  kind: z.enum(['auto', ...CHART_KINDS]).default('auto'),
  /** The dimension that has a panel for each of its values; null for one panel. */
  panels: z.string().min(1).nullable().optional(),
  scale: z.enum(['linear', 'log']).optional(),
})
export type ChartChoice = z.infer<typeof chartChoiceSchema>

export const CHOSEN_CHART: ChartChoice = { kind: 'auto' }
