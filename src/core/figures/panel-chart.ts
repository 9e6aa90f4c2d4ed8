import type { ChartModel } from '../chart/chart-model'
import type { FigurePanel } from './figure'
import { type FigureChartChoice, figureChart } from './figure-chart'
import type { FigureRow } from './figure-result'

/** The chart of a panel in the study's form; null where the study has a table or words only, or nothing can be drawn. */
export function panelChart(panel: FigurePanel, rows: readonly FigureRow[], level: number): ChartModel | null {
  const form = formOf(panel)
  // Slopes of logarithms are no steps of the factor.
  const drawn = rows.filter(({ row }) => panel.kind !== 'regression' || !row.startsWith('ln('))
  if (!form || drawn.length === 0) return null
  const model = figureChart(drawn, { ...form, level })
  return model.points.length > 0 ? model : null
}

function formOf(panel: FigurePanel): Omit<FigureChartChoice, 'level'> | null {
  switch (panel.kind) {
    case 'pivot': {
      const categoryTitle = panel.rows.map(({ dimension }) => dimension.replaceAll('_', ' ')).join(', ')
      return panel.hasChart === false ? null : { kind: panel.form, isScale: panel.isScale, categoryTitle }
    }
    case 'overlay':
      return { kind: panel.form, isScale: panel.isScale, categoryTitle: panel.categoryTitle }
    case 'adjusted':
      return { kind: 'line', isScale: true, categoryTitle: panel.factor }
    case 'regression':
      return { kind: 'dot', isScale: true, categoryTitle: panel.hasLevels ? panel.factor : 'column of the table' }
    case 'text':
      return null
  }
}
