import type { PivotCells } from '../cells/pivot-cells'
import { formatKey, formatTotal } from '../format/key'
import { CHOSEN_CHART, type ChartChoice, type ChartKind } from '../pivot/chart-choice'
import { isOffScale } from '../pivot/dimension'
import type { Measure } from '../pivot/measure'
import type { ChartPlace, ChartPoint, PublishedPoint } from './chart-point'
import { chooseScale, unfitForLog } from './chart-scale'
import { chooseKind, isScaleOf, MOST_COLUMNS, unfit } from './choose-kind'
import { type ChartRoles, choosePanel, chooseRoles } from './choose-roles'
import { type DetailKey, type Drawable, drawableOf, isNotRecorded, unfolded } from './drawable'
import { SLOTS, slotsOf } from './series-slots'
import { type Stack, stacksOf } from './stacks'
import { wholeOf } from './whole-of'

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

/** What a chart says of the measure it shows. */
export type ChartMeasure = Pick<Measure, 'id' | 'name' | 'unit'>

/** A chart of one measure of a pivot as data. Totals are not drawn but where they stand for a folded group; withheld cells are marked. */
export interface ChartModel {
  readonly kind: ChartKind
  /** The kind that was asked for and why it does not fit; null where it is drawn. */
  readonly unfit: { readonly kind: ChartKind; readonly reason: string } | null
  readonly measure: ChartMeasure
  /** Confidence of the intervals. */
  readonly level: number
  readonly scale: 'linear' | 'log'
  /** In order; one without a name where nothing makes panels. */
  readonly panels: readonly string[]
  readonly panelTitle: string
  /** In order. */
  readonly categories: readonly string[]
  /** One for each category. */
  readonly labels: readonly ChartLabel[]
  readonly categoryTitle: string
  /** True where the categories are the values of one scale. */
  readonly isScale: boolean
  /** Categories that stand on no scale, such as Unclear: no line leads to them. */
  readonly offScale: readonly string[]
  readonly series: readonly ChartSeries[]
  /** Empty where there is one series only. */
  readonly seriesTitle: string
  readonly points: readonly ChartPoint[]
  /** Where a point would be, were it not withheld. */
  readonly withheld: readonly ChartPlace[]
  /** Numbers of others, to be seen beside the points; empty where there are none. */
  readonly published: readonly PublishedPoint[]
  /** The parts of each category that add up to all of it; empty for other kinds. */
  readonly stacks: readonly Stack[]
  /** What the pivot has beyond what a chart can show and be read. */
  readonly leftOut: { readonly panels: number; readonly categories: number; readonly series: number }
}

export const MOST_CATEGORIES = 40
export const MOST_PANELS = 12

/** Draws a measure of a pivot as was chosen, as far as that fits, and gathers the points of its first categories. */
export function buildChart(cells: PivotCells, measure: number, choice: ChartChoice = CHOSEN_CHART): ChartModel {
  const drawable = drawableOf(cells, measure)
  const { dimensions, details } = drawable
  const drawn = new Set(unfolded(drawable))
  const folded = [...dimensions.keys()].filter((i) => !drawn.has(i))
  const { kind, roles, reason } = settle(drawable, choice)
  const nameOf = (key: DetailKey, of: readonly number[]): string => {
    const names = of.flatMap((i) => (key[i] === undefined ? [] : [formatKey(dimensions[i]!, key[i])]))
    return names.join(', ') || formatTotal(dimensions[of[0] ?? -1])
  }
  const panelOf = (key: DetailKey): string => (roles.panel === null ? '' : nameOf(key, [roles.panel]))

  const panels = new Set<string>()
  const categories = new Map<string, ChartLabel>()
  const offScale = new Set<string>()
  const series = new Map<string, DetailKey>()
  for (const { key } of details) {
    panels.add(panelOf(key))
    const category = nameOf(key, roles.category)
    const named = roles.category.filter((i) => key[i] !== undefined)
    const [outer, inner] = [named.slice(0, -1), named.length > 0 ? named.slice(-1) : roles.category]
    categories.set(category, { name: nameOf(key, inner), group: outer.length > 0 ? nameOf(key, outer) : '' })
    if (roles.category.some((i) => key[i] === undefined || isOffScale(key[i]))) offScale.add(category)
    const name = nameOf(key, roles.series)
    if (!series.has(name)) series.set(name, key)
  }
  const shownPanels = [...panels].slice(0, MOST_PANELS)
  const shownCategories = [...categories.keys()].slice(0, MOST_CATEGORIES)
  const shownSeries = firstSeries([...series], kind === 'heatmap' ? MOST_COLUMNS : SLOTS, roles)
  const slots = slotsOf(
    dimensions,
    roles.series,
    shownSeries.map(([, key]) => key),
  )
  // Apart, since a category and a series can have the same name.
  const hasPanel = new Set(shownPanels)
  const hasCategory = new Set(shownCategories)
  const hasSeries = new Set(shownSeries.map(([name]) => name))
  const points: ChartPoint[] = []
  const withheld: ChartPlace[] = []
  for (const { key, row, column } of details) {
    const place = { panel: panelOf(key), category: nameOf(key, roles.category), series: nameOf(key, roles.series) }
    if (!hasPanel.has(place.panel) || !hasCategory.has(place.category) || !hasSeries.has(place.series)) continue
    const cell = cells.at(row, column, measure)
    if (cell.kind === 'withheld') withheld.push({ ...place, row, column })
    if (cell.kind !== 'estimate') continue
    const { value, n, interval, spread } = cell.estimate
    const bounds = { low: interval?.low ?? null, high: interval?.high ?? null }
    points.push({ ...place, row, column, value, ...bounds, n, spread: spread ?? null })
  }
  const title = (of: readonly number[]) => of.map((i) => dimensions[i]!.name).join(', ')
  const canBeLog = unfitForLog(kind, drawable.measure, points) === null
  return {
    kind,
    unfit: reason,
    measure: drawable.measure,
    level: cells.level,
    scale: canBeLog ? (choice.scale ?? chooseScale(kind, points)) : 'linear',
    panels: shownPanels,
    panelTitle: roles.panel === null ? '' : title([roles.panel]),
    categories: shownCategories,
    labels: shownCategories.map((category) => categories.get(category)!),
    categoryTitle: title(roles.category),
    isScale: isScaleOf(drawable, roles),
    offScale: [...offScale],
    series: shownSeries.map(([name], i) => ({ name, slot: slots[i]! })),
    seriesTitle: shownSeries.length > 1 ? title(roles.series) : '',
    points,
    withheld,
    published: [],
    stacks: kind === 'stacked' ? stacksOf(points, withheld, wholeOf(cells, measure, [...roles.series, ...folded])) : [],
    leftOut: {
      panels: panels.size - shownPanels.length,
      categories: categories.size - shownCategories.length,
      series: series.size - shownSeries.length,
    },
  }
}

/** A choice with the kind and the panels that the chart of a measure has, for a part of its pivot to be drawn alike. */
export function settledChoice(cells: PivotCells, measure: number, choice: ChartChoice = CHOSEN_CHART): ChartChoice {
  const drawable = drawableOf(cells, measure)
  const { kind, roles } = settle(drawable, choice)
  return { ...choice, kind, panels: roles.panel === null ? null : drawable.dimensions[roles.panel]!.id }
}

interface Settled {
  readonly kind: ChartKind
  readonly roles: ChartRoles
  readonly reason: ChartModel['unfit']
}

/** The kind that was asked for where it fits, else the one that is chosen, and the roles of the dimensions in it. */
function settle(drawable: Drawable, choice: ChartChoice): Settled {
  const panel = choosePanel(drawable, choice.panels)
  if (choice.kind === 'auto') {
    const kind = chooseKind(drawable, chooseRoles(drawable, panel, 'auto'))
    return { kind, roles: chooseRoles(drawable, panel, kind), reason: null }
  }
  const roles = chooseRoles(drawable, panel, choice.kind)
  const reason = unfit(choice.kind, drawable, roles)
  if (reason === null) return { kind: choice.kind, roles, reason: null }
  return { ...settle(drawable, { ...choice, kind: 'auto' }), reason: { kind: choice.kind, reason } }
}

/** The first series, and the one of what was not recorded, which has a colour of its own. */
function firstSeries(all: readonly (readonly [string, DetailKey])[], most: number, { series }: ChartRoles) {
  const named = all.filter(([, key]) => !isNotRecorded(key, series)).slice(0, most)
  return all.filter((one) => named.includes(one) || isNotRecorded(one[1], series))
}
