import type { ChartModel } from '../chart/chart-model'
import type { ChartPoint } from '../chart/chart-point'
import { EXPERTISE } from '../dataset/expertise'
import { OCCUPATIONS } from '../dataset/occupation'
import { estimateContrast } from '../figures/contrast'
import { formatWithUnit } from '../format/number'
import type { Unit } from '../pivot/measure'

type Told = Pick<
  ChartModel,
  | 'measure'
  | 'points'
  | 'categories'
  | 'series'
  | 'panels'
  | 'offScale'
  | 'isScale'
  | 'level'
  | 'withheld'
  | 'categoryTitle'
  | 'seriesTitle'
  | 'panelTitle'
>

/**
 * A first headline for a slide, which the analyst can rewrite: a plain statement with its numbers. Along a scale it says
 * where the measure starts and ends, else which category is highest and which lowest, and of several series in how many
 * of them it rises or falls. It says that one is more than another only where their intervals do not meet, and it compares
 * only where the chart has all there is.
 *
 * `Verified success rises from 13 % (novice) to 35 % (expert)`
 */
export function headline(chart: Told, isWhole: boolean): string {
  const { measure, categories } = chart
  if (chart.panels.length > 1) return `${measure.name}${by(chart)}`
  if (chart.series.length > 1) return ofSeries(chart, isWhole)
  const line = lineOf(chart, chart.series[0]?.name)
  if (line.length < 2 || !isWhole) return `${measure.name}${by(chart)}`
  if (chart.isScale) return alongScale(line, chart)
  const ranked = [...line].sort(
    (a, b) => b.value - a.value || categories.indexOf(a.category) - categories.indexOf(b.category),
  )
  const [highest, second, lowest] = [ranked[0]!, ranked[1]!, ranked.at(-1)!]
  if (measure.id === 'share_of_sessions') return ofShares(highest, second, chart)
  const [most, least] = rounded([highest.value, lowest.value], measure.unit)
  return areApart(highest, lowest)
    ? `${measure.name} is highest for ${named(highest)} (${most}) and lowest for ${named(lowest)} (${least})`
    : `${measure.name} ranges from ${least} (${named(lowest)}) to ${most} (${named(highest)}), within the intervals`
}

/** The points of a series that stand on the scale, or all where there is none. */
const lineOf = ({ points, offScale }: Told, series: string | undefined): ChartPoint[] =>
  points.filter((point) => point.series === series && !offScale.includes(point.category))

function alongScale(line: readonly ChartPoint[], { measure, level }: Told): string {
  const [start, end] = [line[0]!, line.at(-1)!]
  const [from, to] = rounded([start.value, end.value], measure.unit)
  const ends = `from ${from} (${named(start)}) to ${to} (${named(end)})`
  if (!areApart(start, end))
    return `${measure.name} does not change beyond its intervals: ${from} (${named(start)}), ${to} (${named(end)})`
  const early = earlyGain(line, level)
  return `${measure.name} ${end.value > start.value ? 'rises' : 'falls'} ${ends}${early}`
}

/** That most of a change is there at the middle of the scale, where the intervals bear it out. */
function earlyGain(line: readonly ChartPoint[], level: number): string {
  if (line.length !== 5) return ''
  const [start, middle, end] = [line[0]!, line[2]!, line.at(-1)!]
  const sign = end.value > start.value ? 1 : -1
  const terms = [
    [sign, middle],
    [-sign / 2, start],
    [-sign / 2, end],
  ] as const
  const gain = estimateContrast(
    {
      of: '',
      scale: 'linear',
      terms: terms.map(([weight, { value, low, high, n }]) => ({
        weight,
        estimate: { value, n: n ?? 0, users: null, interval: low === null || high === null ? null : { low, high } },
      })),
    },
    level,
  )
  return gain && gain.interval.low > 0 ? `; most of it by ${named(middle)}` : ''
}

function ofShares(first: ChartPoint, second: ChartPoint, { measure }: Told): string {
  const [one, other, both] = rounded([first.value, second.value, first.value + second.value], measure.unit)
  return `${first.category} (${one}) and ${second.category} (${other}) are ${both} of sessions together`
}

/** How the series that changes most goes along the scale, and in how many the measure rises or falls; else its ends. */
function ofSeries(chart: Told, isWhole: boolean): string {
  const { measure, series, points } = chart
  const lines = series.map(({ name }) => ({ name, line: lineOf(chart, name) })).filter(({ line }) => line.length > 1)
  if (!isWhole || lines.length < 2) return `${measure.name}${by(chart)}`
  if (chart.isScale) {
    const changes = lines.map(({ line }) => changeOf(line))
    const [rising, falling] = [1, -1].map((sign) => changes.filter((change) => change === sign).length)
    if (rising! + falling! > 0) return ofLines(lines, changes, chart)
  }
  const ranked = [...points].filter(({ category }) => !chart.offScale.includes(category))
  ranked.sort((a, b) => b.value - a.value)
  const [highest, lowest] = [ranked[0]!, ranked.at(-1)!]
  if (!areApart(highest, lowest)) return `${measure.name}${by(chart)}: no two are apart by their intervals`
  const [most, least] = rounded([highest.value, lowest.value], measure.unit)
  const place = ({ category, series }: ChartPoint) => `${inSentence(category)}, ${inSentence(series)}`
  return `${measure.name} runs from ${least} (${place(lowest)}) to ${most} (${place(highest)})`
}

interface NamedLine {
  readonly name: string
  readonly line: readonly ChartPoint[]
}

function ofLines(lines: readonly NamedLine[], changes: readonly number[], { measure }: Told): string {
  const told = lines.map((one, i) => ({ ...one, change: changes[i]! })).filter(({ change }) => change !== 0)
  const most = told.reduce((best, one) => (spanOf(one.line) > spanOf(best.line) ? one : best))
  const [start, end] = [most.line[0]!, most.line.at(-1)!]
  const [from, to] = rounded([start.value, end.value], measure.unit)
  const verb = most.change > 0 ? 'rises' : 'falls'
  const ends = `from ${from} (${named(start)}) to ${to} (${named(end)})`
  const alike = told.filter(({ change }) => change === most.change).length
  if (measure.id === 'sessions' && measure.unit === 'rate') return `${most.name} ${verb} ${ends} of sessions`
  const others = alike > 1 ? `; it ${verb} for ${alike} of ${lines.length}` : ''
  return `${measure.name} ${verb} most for ${inSentence(most.name)}, ${ends}${others}`
}

/** 1 where a line rises from its start to its end beyond its intervals, -1 where it falls, else 0. */
function changeOf(line: readonly ChartPoint[]): number {
  const [start, end] = [line[0]!, line.at(-1)!]
  return areApart(start, end) ? Math.sign(end.value - start.value) : 0
}

const spanOf = (line: readonly ChartPoint[]): number => Math.abs(line.at(-1)!.value - line[0]!.value)

function by({ categoryTitle, seriesTitle, panelTitle }: Told): string {
  const titles = [categoryTitle, seriesTitle, panelTitle]
    .filter((text) => text !== '')
    .map((text) => text.toLowerCase())
  return titles.length > 0 ? ` by ${joined(titles)}` : ''
}

/** Names of the study's own scales have a capital for lists; in a sentence they have none. */
const LISTED = new Set([...EXPERTISE.labels, ...OCCUPATIONS.labels].map(({ name }) => name))

/** Names longer than this leave no room for what is said of them. */
const LONGEST_NAME = 60

export function inSentence(name: string): string {
  if (LISTED.has(name)) return name.slice(0, 1).toLowerCase() + name.slice(1)
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).replace(/[\uD800-\uDBFF]$/, '')}…` : name
}

const named = ({ category }: ChartPoint): string => inSentence(category)

/** Values as a headline has them: rates in whole percent where that keeps them apart from each other and from their ends. */
export function rounded(values: readonly number[], unit: Unit): string[] {
  if (unit !== 'rate') return values.map((value) => formatWithUnit(value, unit))
  const percent = values.map((value) => Math.round(value * 100))
  const areApart = new Set(percent).size === new Set(values).size
  const areInside = values.every((value, i) => value === 0 || value === 1 || (percent[i]! >= 2 && percent[i]! <= 98))
  return areApart && areInside
    ? percent.map((value) => `${value}\u202F%`)
    : values.map((value) => formatWithUnit(value, unit))
}

/** True where the intervals do not meet. */
function areApart(a: ChartPoint, b: ChartPoint): boolean {
  if (a.low === null || a.high === null || b.low === null || b.high === null) return false
  return a.low > b.high || b.low > a.high
}

const joined = (titles: readonly string[]): string =>
  titles.length > 2 ? `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}` : titles.join(' and ')
