import type { ChartModel } from '../chart/chart-model'
import type { ComparedRow, ComparisonTerms } from './compare-figures'
import type { FigurePanel } from './figure'
import { chartOfPlaced, type PlacedRow } from './figure-chart'
import { formOf } from './panel-chart'

/** Both sets of sessions as two series, a panel for each series of the study; null where the panel has no chart. */
export function comparedChart(
  panel: FigurePanel,
  rows: readonly ComparedRow[],
  { names, level }: ComparisonTerms,
): ChartModel | null {
  const form = formOf(panel)
  const drawn = rows.filter(({ first }) => panel.kind !== 'regression' || !first.row.startsWith('ln('))
  if (!form || drawn.length === 0) return null
  const hasSeries = new Set(drawn.map(({ first }) => first.series)).size > 1
  const placed = drawn.flatMap(({ first, second }) =>
    [first, second].map(
      (row, i): PlacedRow => ({
        // What the study published is of other sessions than both.
        row: { ...row, published: null },
        panel: hasSeries ? row.series : '',
        category: row.category,
        series: names[i]!,
      }),
    ),
  )
  const model = chartOfPlaced(placed, { ...form, seriesTitle: 'Sessions', taxonomy: undefined, level })
  return model.points.length > 0 ? model : null
}
