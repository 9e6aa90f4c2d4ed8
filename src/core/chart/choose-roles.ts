import type { Key } from '../cells/key'
import type { Dimension } from '../pivot/dimension'

/** Which dimensions, by position, make the categories of a chart and which its series. */
export interface ChartRoles {
  readonly category: readonly number[]
  readonly series: readonly number[]
}

/** More lines than this cross each other more than they tell. */
const MOST_LINES = 6
/** More dots than this in one band cannot be told apart. */
const MOST_DOTS = 9

/**
 * Shares the dimensions of a pivot out: a scale lies along the categories where the rest makes few enough lines;
 * otherwise the outermost row does; and where the rest is too much for series, the rows keep together.
 *
 * @param rows how many of the dimensions, from the first, are rows
 * @param keys the keys of the details, a value for each dimension
 */
export function chooseRoles(dimensions: readonly Dimension[], rows: number, keys: readonly Key[]): ChartRoles {
  const all = [...dimensions.keys()]
  const roles = (category: number): ChartRoles => ({ category: [category], series: all.filter((i) => i !== category) })
  const seriesOf = (category: number) => new Set(keys.map((key) => JSON.stringify(key.toSpliced(category, 1)))).size
  if (dimensions.length < 2) return { category: all, series: [] }
  const scale = all.find((i) => dimensions[i]!.isOrdinal)
  if (scale !== undefined && seriesOf(scale) <= MOST_LINES) return roles(scale)
  if (seriesOf(0) <= MOST_DOTS) return roles(0)
  return rows === 0 ? { category: all, series: [] } : { category: all.slice(0, rows), series: all.slice(rows) }
}
