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
 * category, so what is withheld is named.
 */
export function slideMarks(chart: ChartModel): string {
  const { kind, isScale, series, withheld, published } = chart
  const isNamed = isScale && series.length === 1 && withheld.length > 0 && kind !== 'heatmap' && kind !== 'stacked'
  const names = withheld.map(({ category }) => inSentence(category))
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''
  const isStruck = kind === 'bar' && !isScale
  return [
    ...chartMarks(chart).filter((mark) => !(isNamed && mark.startsWith('Hatched'))),
    isNamed ? `Withheld: ${names.slice(0, MOST_NAMED).join(', ')}${more}.` : '',
    published.length > 0 ? `${isStruck ? 'Strokes across bars' : 'Crosses'}: published by the study.` : '',
  ]
    .filter((mark) => mark !== '')
    .join(' ')
}
