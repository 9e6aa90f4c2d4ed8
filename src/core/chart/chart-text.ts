import { formatCount, formatInterval, formatLevel, formatWithUnit } from '../format/number'
import { CHART_KIND_NAMES } from '../pivot/chart-choice'
import type { ChartModel } from './chart-model'
import type { ChartPlace, ChartPoint } from './chart-point'

/** Withheld cells that are few enough to be named. */
const MOST_NAMED = 3

/** What the chart is by, and what stands for its uncertainty: `by occupation and expertise, with 95 % intervals`. */
export function chartCaption(model: ChartModel): string {
  const titles = [model.categoryTitle, model.seriesTitle].filter(Boolean).map((title) => title.toLowerCase())
  const by = titles.length > 0 ? `by ${titles.join(' and ')}` : 'of all sessions'
  const panels = model.panelTitle === '' ? '' : `, a panel for each ${model.panelTitle.toLowerCase()}`
  return `${by}${panels}${WITH[model.kind](model)}${model.scale === 'log' ? ', logarithmic scale' : ''}`
}

const WITH: Readonly<Record<ChartModel['kind'], (model: ChartModel) => string>> = {
  bar: intervals,
  line: intervals,
  dot: intervals,
  heatmap: () => '',
  box: () => '',
  stacked: () => ', shares of each bar',
}

function intervals({ level }: ChartModel): string {
  return `, with ${formatLevel(level)} intervals`
}

/** What the marks of a chart mean, beyond what its axes say. */
export function chartMarks(model: ChartModel): string[] {
  const { kind, withheld, stacks } = model
  const isHatched =
    kind === 'heatmap' || kind === 'stacked'
      ? withheld.length > 0 || stacks.some(({ parts }) => parts.some(({ point }) => point === null))
      : model.isScale && withheld.length > 0 && model.series.length === 1
  return [
    kind === 'box' ? boxNote(model) : '',
    isHatched ? `Hatched: withheld${kind === 'stacked' ? ', all of a bar together' : ''}.` : '',
  ].filter((note) => note !== '')
}

/** What a reader must know of a chart beside its title: its marks, what is withheld and what was left out. */
export function chartNotes(model: ChartModel): string[] {
  const { kind, leftOut } = model
  return [
    model.unfit ? `Not drawn as ${CHART_KIND_NAMES[model.unfit.kind].toLowerCase()}: ${model.unfit.reason}.` : '',
    ...chartMarks(model),
    kind === 'heatmap' || kind === 'stacked' ? 'Intervals are in the table.' : '',
    withheldNote(model),
    leftOut.panels > 0 ? `${counted(leftOut.panels, 'more panel')} not drawn.` : '',
    leftOut.categories > 0 ? `${counted(leftOut.categories, 'more categor', 'y', 'ies')} in the table.` : '',
    leftOut.series > 0 ? `${counted(leftOut.series, 'more series', '', '')} in the table.` : '',
  ].filter((note) => note !== '')
}

function boxNote({ points }: ChartModel): string {
  const dot = points.some(({ spread }) => spread?.geometricMean != null)
  return `Boxes: quartiles, split at the median; whiskers: 5th to 95th percentile${dot ? '; white dots: geometric means' : ''}.`
}

function withheldNote({ withheld }: ChartModel): string {
  if (withheld.length > MOST_NAMED) return `${formatCount(withheld.length)} cells are withheld.`
  return withheld.length > 0 ? `Withheld: ${withheld.map(placeName).join('; ')}.` : ''
}

const counted = (n: number, noun: string, one = '', more = 's'): string =>
  `${formatCount(n)} ${noun}${n === 1 ? one : more} ${n === 1 ? 'is' : 'are'}`

/** A place in the words of its chart: `Build, Novice`. */
export function placeName({ panel, category, series }: Pick<ChartPlace, 'panel' | 'category' | 'series'>): string {
  const names = [panel, category, series].filter((name) => name !== '' && name !== 'All sessions')
  return names.join(', ') || 'All sessions'
}

/** What a mark stands for, line by line: where it is, its value with the interval or the spread, and n. */
export function pointInWords({ measure, kind, level, stacks }: ChartModel, point: ChartPoint): string[] {
  const { value, low, high, n, spread } = point
  const { unit } = measure
  const bounds = low === null || high === null ? null : formatInterval({ low, high }, unit)
  const part = stacks.flatMap(({ parts }) => parts).find((one) => one.point === point)
  const range = (name: string, low: number | null, high: number | null) =>
    low === null || high === null ? `${name} withheld` : `${name} ${formatInterval({ low, high }, unit)}`
  return [
    placeName(point),
    `${measure.name}: ${formatWithUnit(value, unit)}`,
    bounds === null ? 'Too few sessions for an interval' : `${formatLevel(level)} interval ${bounds}`,
    ...(part ? [`${formatWithUnit(part.to - part.from, 'rate')} of its bar`] : []),
    ...(kind === 'box' && spread
      ? [
          `Median ${formatWithUnit(spread.median, unit)}`,
          range('Quartiles', spread.q1, spread.q3),
          range('5th to 95th percentile', spread.p5, spread.p95),
        ]
      : []),
    n === null ? 'n is not told' : `n ${formatCount(n)}`,
  ]
}

/** The chart in a sentence or two, for those who do not see it. */
export function chartInWords(model: ChartModel): string {
  const { kind, measure, points, panels, categories, series, withheld } = model
  const size = [
    panels.length > 1 ? `${panels.length} panels` : '',
    `${categories.length} ${categories.length === 1 ? 'category' : 'categories'}`,
    series.length > 1 ? `${series.length} series` : '',
    withheld.length > 0 ? `${formatCount(withheld.length)} withheld` : '',
  ].filter(Boolean)
  const ranked = [...points].sort((a, b) => a.value - b.value)
  const [least, most] = [ranked[0], ranked.at(-1)]
  const said = (point: typeof least) => `${placeName(point!)} with ${formatWithUnit(point!.value, measure.unit)}`
  const range = least && most && least !== most ? ` Lowest is ${said(least)}, highest ${said(most)}.` : ''
  return `${CHART_KIND_NAMES[kind]}: ${measure.name} ${chartCaption(model)}; ${size.join(', ')}.${range} The numbers are in the table.`
}
