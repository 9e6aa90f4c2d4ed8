import type { ChartModel } from '../chart/chart-model'
import type { ChartPoint } from '../chart/chart-point'
import { formatWithUnit } from '../format/number'

/**
 * A first headline for a slide, which the analyst can rewrite: where the measure starts and where it ends along a
 * scale, or which category is highest and which lowest. It says that one is more than another only where their
 * intervals do not meet, and it compares only where the chart has all there is.
 */
export function headline(chart: ChartModel, isWhole: boolean): string {
  const { measure, points, categories } = chart
  const first = chart.series[0]?.name
  const told = points.filter(({ series, category }) => series === first && !chart.offScale.includes(category))
  const line = chart.series.length > 1 || chart.panels.length > 1 ? [] : told
  if (line.length < 2 || !isWhole) return `${measure.name}${by(chart)}`
  if (chart.isScale) {
    const [start, end] = [line[0]!, line.at(-1)!]
    return `${measure.name} ${change(start, end)} from ${said(start, chart)} to ${said(end, chart)}`
  }
  const ranked = [...line].sort(
    (a, b) => b.value - a.value || categories.indexOf(a.category) - categories.indexOf(b.category),
  )
  const [highest, lowest] = [ranked[0]!, ranked.at(-1)!]
  return areApart(highest, lowest)
    ? `${measure.name} is highest for ${said(highest, chart)} and lowest for ${said(lowest, chart)}`
    : `${measure.name} ranges from ${said(lowest, chart)} to ${said(highest, chart)}, within the intervals`
}

function by({ categoryTitle, seriesTitle, panelTitle }: ChartModel): string {
  const titles = [categoryTitle, seriesTitle, panelTitle]
    .filter((text) => text !== '')
    .map((text) => text.toLowerCase())
  return titles.length > 0 ? ` by ${joined(titles)}` : ''
}

function change(start: ChartPoint, end: ChartPoint): string {
  if (!areApart(start, end)) return 'goes, within its intervals,'
  return end.value > start.value ? 'rises' : 'falls'
}

const said = ({ category, value }: ChartPoint, { measure }: ChartModel): string =>
  `${category} (${formatWithUnit(value, measure.unit)})`

/** True where the intervals do not meet. */
function areApart(a: ChartPoint, b: ChartPoint): boolean {
  if (a.low === null || a.high === null || b.low === null || b.high === null) return false
  return a.low > b.high || b.low > a.high
}

const joined = (titles: readonly string[]): string =>
  titles.length > 2 ? `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}` : titles.join(' and ')
