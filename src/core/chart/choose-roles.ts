import type { ChartKind } from '../pivot/chart-choice'
import { countAt, type Drawable, isTime, unfolded } from './drawable'

/** Which dimensions, by position, make the panels of a chart, which its categories and which its series. */
export interface ChartRoles {
  /** Null where there is one panel. */
  readonly panel: number | null
  readonly category: readonly number[]
  readonly series: readonly number[]
}

/** More lines than this cross each other more than they tell. */
export const MOST_LINES = 6
/** More dots than this in one band cannot be told apart. */
export const MOST_DOTS = 9
/** Panels that are made without being asked for; more are smaller than one chart. */
const MOST_CHOSEN_PANELS = 6

/**
 * The dimension whose values get a panel each: the one that was asked for; of three dimensions and more the outermost
 * that is no scale and has few values.
 *
 * @param asked id of a dimension, null for one panel, undefined where nothing was said
 */
export function choosePanel(drawable: Drawable, asked: string | null | undefined): number | null {
  const { dimensions } = drawable
  const drawn = unfolded(drawable)
  if (asked === null || drawn.length < 2) return null
  const named = drawn.find((i) => dimensions[i]!.id === asked)
  if (named !== undefined) return named
  if (drawn.length < 3) return null
  return drawn.find((i) => !dimensions[i]!.isOrdinal && countAt(drawable, [i]) <= MOST_CHOSEN_PANELS) ?? null
}

/**
 * Shares the dimensions of a pivot out. A heatmap has the rows of the table as its categories and the columns as its
 * series, and so has a stack. Otherwise a scale, time before others, lies along the categories where the rest makes few enough lines, else
 * the outermost dimension does; and where the rest is too much for series, the rows keep together.
 */
export function chooseRoles(drawable: Drawable, panel: number | null, kind: ChartKind | 'auto'): ChartRoles {
  const { dimensions, rows } = drawable
  const rest = unfolded(drawable).filter((i) => i !== panel)
  const inRows = rest.filter((i) => i < rows)
  const inColumns = rest.filter((i) => i >= rows)
  if (kind === 'stacked' && rest.length === 1) return { panel, category: [], series: rest }
  if (rest.length < 2) return { panel, category: rest, series: [] }
  if (kind === 'heatmap' || kind === 'stacked') {
    return inRows.length > 0 && inColumns.length > 0
      ? { panel, category: inRows, series: inColumns }
      : { panel, category: rest.slice(0, -1), series: rest.slice(-1) }
  }
  const along = (category: number): ChartRoles => ({
    panel,
    category: [category],
    series: rest.filter((i) => i !== category),
  })
  const scale = rest.find((i) => isTime(dimensions[i]!)) ?? rest.find((i) => dimensions[i]!.isOrdinal)
  if (scale !== undefined && (kind === 'line' || countAt(drawable, along(scale).series) <= MOST_LINES))
    return along(scale)
  const outermost = along(rest[0]!)
  if (countAt(drawable, outermost.series) <= MOST_DOTS) return outermost
  return inRows.length === 0 ? { panel, category: rest, series: [] } : { panel, category: inRows, series: inColumns }
}
