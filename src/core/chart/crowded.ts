import type { ChartModel } from './chart-model'

/** Intervals of more lines than this in one chart hide each other, and the lines. */
const MOST_WITH_ENDS = 3

/** Whether the intervals of a slide's chart are drawn thin and without ends, so that its lines can be followed. */
export const isCrowded = ({ kind, series }: Pick<ChartModel, 'kind' | 'series'>): boolean =>
  kind === 'line' && series.length > MOST_WITH_ENDS

/** Pixels of the line of an interval, and its opacity in percent, where it is drawn thin. */
export const THIN_INTERVAL = { width: 1, opacity: 40 } as const

/** Opacity in percent of the bars of a slide, inside their outline: an interval is seen to both sides of its value. */
export const BAR_TINT = 38
