import type { PivotCells } from '../../cells/pivot-cells'
import { buildChart, type ChartModel, settledChoice } from '../../chart/chart-model'
import { chartMarks } from '../../chart/chart-text'
import type { ChartChoice } from '../../pivot/chart-choice'
import { inSentence } from '../headline'

/** Bars of more series than this in a group cannot be read from the back of a room. */
const MOST_BARS = 4

/**
 * The chart of a slide: drawn as on the page, but that dots beside names become bars, or shades where there are too many
 * of them: presentations have such charts of their own, which stay editable.
 *
 * @param whole the pivot the cells were cut from, which decides how it is drawn
 */
export function slideChart(whole: PivotCells, cells: PivotCells, measure: number, choice?: ChartChoice): ChartModel {
  const settled = settledChoice(whole, measure, choice)
  const chart = buildChart(cells, 0, settled)
  if (chart.kind !== 'dot' || chart.isScale) return chart
  const kind = chart.series.length > MOST_BARS ? 'heatmap' : 'bar'
  return buildChart(cells, 0, { ...settled, kind })
}

/** Names that a line has room for. */
const MOST_NAMED = 4

/**
 * What the marks of a slide's chart mean, where it is drawn as on the page and where presentations draw it: they hatch no empty
 * category, so those of which everything is withheld are named.
 */
export function slideMarks(chart: ChartModel): string {
  const { kind, isScale, published } = chart
  const isAlongScale = isScale && kind !== 'heatmap' && kind !== 'stacked'
  const names = isAlongScale ? withheldCategories(chart) : []
  const isStruck = kind === 'bar' && !isScale
  return [
    ...chartMarks(chart).filter((mark) => !(names.length > 0 && mark.startsWith('Hatched'))),
    names.length > 0 ? `Withheld: ${listed(names)}.` : '',
    notDrawn(chart),
    published.length > 0 ? `${isStruck ? 'Strokes across bars' : 'Crosses'}: published by the study.` : '',
  ]
    .filter((mark) => mark !== '')
    .join(' ')
}

function notDrawn({ leftOut }: ChartModel): string {
  const { panels, categories, series } = leftOut
  const parts = [
    panels > 0 ? `${panels} more ${panels === 1 ? 'panel' : 'panels'}` : '',
    categories > 0 ? `${categories} more ${categories === 1 ? 'category' : 'categories'}` : '',
    series > 0 ? `${series} more series` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `Not drawn: ${parts.join(', ')}.`
}

/** Categories along a scale of which something is withheld and nothing is shown; `a to b` where they follow each other. */
function withheldCategories({ categories, points, withheld }: ChartModel): string[] {
  const shown = new Set(points.map(({ category }) => category))
  const gone = new Set(withheld.map(({ category }) => category).filter((category) => !shown.has(category)))
  const runs: string[][] = []
  categories.forEach((category, i) => {
    if (!gone.has(category)) return
    if (i > 0 && gone.has(categories[i - 1]!)) runs.at(-1)!.push(category)
    else runs.push([category])
  })
  return runs.flatMap((run) =>
    run.length > 2 ? `${inSentence(run[0]!)} to ${inSentence(run.at(-1)!)}` : run.map(inSentence),
  )
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED
  return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${more} more` : names.join(', ')
}
