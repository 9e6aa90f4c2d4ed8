import type { PivotCells } from '../../cells/pivot-cells'
import { buildChart, type ChartModel, settledChoice } from '../../chart/chart-model'
import type { ChartChoice } from '../../pivot/chart-choice'

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
