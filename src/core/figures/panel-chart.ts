import type { ChartModel } from '../chart/chart-model'
import { FIELDS } from '../dataset/field'
import type { Taxonomy } from '../dataset/label'
import { derivedTaxonomy } from '../pivot/derived-dimension'
import type { FigurePanel, PivotPanel } from './figure'
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

/** The form of the chart of a panel; null where it has none. */
export function formOf(panel: FigurePanel): Omit<FigureChartChoice, 'level'> | null {
  switch (panel.kind) {
    case 'pivot': {
      const titleOf = (placed: PivotPanel['rows']) =>
        placed.map(({ dimension }) => dimension.replaceAll('_', ' ')).join(', ')
      const titles = {
        categoryTitle: titleOf(panel.rows),
        ...(panel.columns.length > 0 && { seriesTitle: titleOf(panel.columns), taxonomy: taxonomyOf(panel) }),
      }
      return panel.hasChart === false ? null : { kind: panel.form, isScale: panel.isScale, ...titles }
    }
    case 'overlay':
      return {
        kind: panel.form,
        isScale: panel.isScale,
        categoryTitle: panel.categoryTitle,
        seriesTitle: 'Kind of decision',
      }
    case 'adjusted':
      return { kind: 'line', isScale: true, categoryTitle: panel.factor }
    case 'regression':
      return {
        kind: 'dot',
        isScale: true,
        categoryTitle: panel.hasLevels ? panel.factor : 'column of the table',
        seriesTitle: 'Column',
      }
    case 'text':
      return null
  }
}

/** Of the labels that tell the series of a pivot panel apart; groups of labels that keep a name keep its colour. */
function taxonomyOf({ columns, dimensions = [] }: PivotPanel): Taxonomy | undefined {
  if (columns.length !== 1) return undefined
  const { dimension } = columns[0]!
  const own = dimensions.find(({ id }) => id === dimension)
  const id = own?.kind === 'groups' ? own.from : dimension
  const field = FIELDS.find((one) => one.id === id)
  return field && 'taxonomy' in field ? field.taxonomy : derivedTaxonomy(id)
}
