import type { ChartModel } from '../../chart/chart-model'
import { chartInWords } from '../../chart/chart-text'
import type { Box, ChartBlock } from '../slide-model'
import { cleanText } from '../text/clean-text'

const LONGEST_NAME = 90
const MOST_WORDS = 1_500

/** A chart at its place, its names in one line and of a length that can be drawn; the description has them in full. */
export function chartBlock(model: ChartModel, box: Box, fontSize = 13): ChartBlock {
  const long = [...new Set([...model.categories, ...model.series.map(({ name }) => name)])]
    .map(cleanText)
    .filter((name) => name.length > LONGEST_NAME)
  const short = shortNames([...model.categories, ...model.series.map(({ name }) => name), ...model.panels])
  const at = <P extends { panel: string; category: string; series: string }>(place: P): P => ({
    ...place,
    panel: short(place.panel),
    category: short(place.category),
    series: short(place.series),
  })
  const { id, name, unit } = model.measure
  const chart: ChartBlock['chart'] = {
    ...model,
    measure: { id, name: cleanText(name), unit },
    panels: model.panels.map(short),
    panelTitle: cleanText(model.panelTitle),
    categories: model.categories.map(short),
    labels: model.labels.map((label) => ({
      name: cutName(cleanText(label.name)),
      group: cutName(cleanText(label.group)),
    })),
    categoryTitle: cleanText(model.categoryTitle),
    offScale: model.offScale.map(short),
    series: model.series.map((series) => ({ ...series, name: short(series.name) })),
    seriesTitle: cleanText(model.seriesTitle),
    points: model.points.map(at),
    withheld: model.withheld.map(at),
    published: model.published.map(at),
    stacks: model.stacks.map((stack) => ({
      panel: short(stack.panel),
      category: short(stack.category),
      parts: stack.parts.map((part) => ({ ...part, point: part.point && at(part.point) })),
    })),
  }
  const words = [cleanText(chartInWords(model)), ...(long.length > 0 ? [`In full: ${long.join('; ')}.`] : [])].join(' ')
  return {
    kind: 'chart',
    box,
    chart,
    fontSize,
    alt: words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)}…` : words,
  }
}

const cutName = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name)

/** Names made short, and still told apart. */
function shortNames(names: readonly string[]): (name: string) => string {
  const short = new Map<string, string>()
  const taken = new Set<string>()
  for (const name of names) {
    if (short.has(name)) continue
    const wanted = cutName(cleanText(name))
    let free = wanted
    for (let i = 2; taken.has(free) && free !== ''; i++) free = `${wanted} (${i})`
    taken.add(free)
    short.set(name, free)
  }
  return (name) => short.get(name) ?? cutName(cleanText(name))
}
