import type { Key } from '../cells/key'
import { type Axis, isTotal, type PivotCells } from '../cells/pivot-cells'
import { formatKey } from '../format/key'
import { type Dimension, isOffScale } from '../pivot/dimension'
import type { Measure } from '../pivot/measure'
import { chooseRoles } from './choose-roles'

/** A point of a chart with its interval, in the unit of the measure (a rate from 0 to 1). */
export interface ChartPoint {
  readonly category: string
  readonly series: string
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  readonly n: number
}

/** One series of a chart; `slot` fixes its colour wherever it is drawn. */
export interface ChartSeries {
  readonly name: string
  readonly slot: number
}

/** A category as it is written: its own name, and the group it stands in, which is named once. */
export interface ChartLabel {
  readonly name: string
  /** The outer values of nested categories; empty where they are not nested. */
  readonly group: string
}

/**
 * A chart of one measure of a pivot as data: `line` where the categories are a scale, `dots` otherwise. Totals are not
 * drawn, withheld cells are marked.
 */
export interface ChartModel {
  readonly kind: 'line' | 'dots'
  readonly measure: Measure
  /** In order. */
  readonly categories: readonly string[]
  /** One for each category. */
  readonly labels: readonly ChartLabel[]
  readonly categoryTitle: string
  /** Categories that stand on no scale, such as Unclear: no line leads to them. */
  readonly offScale: readonly string[]
  readonly series: readonly ChartSeries[]
  /** Empty where there is one series only. */
  readonly seriesTitle: string
  readonly points: readonly ChartPoint[]
  /** Where a point would be, were it not withheld. */
  readonly withheld: readonly Pick<ChartPoint, 'category' | 'series'>[]
  /** Categories and series of the pivot that were left out because a chart can only be read so far. */
  readonly leftOut: { readonly categories: number; readonly series: number }
}

export const MOST_CATEGORIES = 40
export const MOST_SERIES = 9

/** A cell that is no total, with the value of every dimension. */
interface Detail {
  readonly key: Key
  readonly row: number
  readonly column: number
}

/** Chooses a chart for a measure of a pivot and gathers the points of its first categories. */
export function buildChart(cells: PivotCells, measure: number, mostCategories = MOST_CATEGORIES): ChartModel {
  const dimensions = [...cells.rows.dimensions, ...cells.columns.dimensions].map(({ dimension }) => dimension)
  const details = detailsOf(cells)
  const roles = chooseRoles(
    dimensions,
    cells.rows.dimensions.length,
    details.map(({ key }) => key),
  )
  const nameOf = (key: Key, of: readonly number[]): string =>
    of.map((i) => formatKey(dimensions[i]!, key[i]!)).join(', ') || 'All sessions'

  const categories = new Map<string, ChartLabel>()
  const offScale = new Set<string>()
  const series = new Map<string, Key>()
  for (const { key } of details) {
    const category = nameOf(key, roles.category)
    const [outer, inner] = [roles.category.slice(0, -1), roles.category.slice(-1)]
    categories.set(category, { name: nameOf(key, inner), group: outer.length > 0 ? nameOf(key, outer) : '' })
    if (roles.category.some((i) => isOffScale(key[i]!))) offScale.add(category)
    const name = nameOf(key, roles.series)
    if (!series.has(name)) series.set(name, key)
  }
  const shownCategories = [...categories.keys()].slice(0, mostCategories)
  const shownSeries = [...series].slice(0, MOST_SERIES)
  // Apart, since a category and a series can have the same name.
  const hasCategory = new Set(shownCategories)
  const hasSeries = new Set(shownSeries.map(([name]) => name))
  const points: ChartPoint[] = []
  const withheld: { category: string; series: string }[] = []
  for (const { key, row, column } of details) {
    const place = { category: nameOf(key, roles.category), series: nameOf(key, roles.series) }
    if (!hasCategory.has(place.category) || !hasSeries.has(place.series)) continue
    const cell = cells.at(row, column, measure)
    if (cell.kind === 'withheld') withheld.push(place)
    if (cell.kind !== 'estimate') continue
    const { value, n, interval } = cell.estimate
    points.push({ ...place, value, n, low: interval?.low ?? null, high: interval?.high ?? null })
  }
  const title = (of: readonly number[]) => of.map((i) => dimensions[i]!.name).join(', ')
  const isScale = roles.category.length === 1 && dimensions[roles.category[0]!]!.isOrdinal
  return {
    kind: isScale ? 'line' : 'dots',
    measure: cells.measures[measure]!,
    categories: shownCategories,
    labels: shownCategories.map((category) => categories.get(category)!),
    categoryTitle: title(roles.category),
    offScale: [...offScale],
    series: shownSeries.map(([name, key], i) => ({ name, slot: slotOf(dimensions, roles.series, key, i) })),
    seriesTitle: shownSeries.length > 1 ? title(roles.series) : '',
    points,
    withheld,
    leftOut: { categories: categories.size - shownCategories.length, series: series.size - shownSeries.length },
  }
}

/** The cells of a pivot that are no totals, in the order of the table. */
function detailsOf({ rows, columns }: PivotCells): Detail[] {
  const whole = (axis: Axis) => axis.keys.flatMap((key, at) => (isTotal(axis, key) ? [] : [{ key, at }]))
  return whole(rows).flatMap((row) =>
    whole(columns).map((column) => ({ key: [...row.key, ...column.key], row: row.at, column: column.at })),
  )
}

/** The place in the taxonomy, so that a label has one colour on every page; else the place in the chart. */
function slotOf(dimensions: readonly Dimension[], of: readonly number[], key: Key, place: number): number {
  const taxonomy = of.length === 1 ? dimensions[of[0]!]!.taxonomy : undefined
  if (!taxonomy || taxonomy.labels.length > MOST_SERIES) return place
  const known = taxonomy.labels.findIndex((label) => label.value === String(key[of[0]!]))
  return known >= 0 ? known : place
}
