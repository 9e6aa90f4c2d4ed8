import type { PivotCells } from '../cells/pivot-cells'
import { buildChart, type ChartModel, settledChoice } from '../chart/chart-model'
import { chartMarks } from '../chart/chart-text'
import type { SessionsTable } from '../dataset/sessions-table'
import type { Measure } from '../pivot/measure'
import type { PivotSpec } from '../pivot/spec'
import { fitCells, type Room } from './fitted-cells'
import { footnote } from './footnote'
import { headline } from './headline'
import { type SlideTable, slideTable } from './slide-table'

/** One slide as data: what the page prints is this and nothing else. */
export interface SlideModel {
  readonly headline: string
  readonly subtitle: string
  /** The same cells as the table, but for the totals. */
  readonly chart: ChartModel
  /** What the marks of the chart mean; empty where its axes say it all. */
  readonly marks: string
  readonly table: SlideTable
  readonly footnote: string
}

/** Lines that fit under a headline of four lines and over a footnote of four. */
const ONE_COLUMN: Room = { rows: 16, columns: 1 }
/** Fewer, since n stands under each value. */
const CROSS: Room = { rows: 9, columns: 7 }

/** Builds the slide of one measure of a pivot. */
export function buildSlide(cells: PivotCells, measure: number, table: SessionsTable, spec: PivotSpec): SlideModel {
  const isCross = cells.rows.dimensions.length > 0 && cells.columns.dimensions.length > 0
  const fitted = fitCells(cells, measure, isCross ? CROSS : ONE_COLUMN)
  const chart = buildChart(fitted.cells, 0, settledChoice(cells, measure, spec.chart))
  const others = cells.measures.filter((_, i) => i !== measure)
  return {
    headline: headline(chart, fitted.leftOut.rows + fitted.leftOut.columns === 0),
    subtitle: subtitle(chart),
    chart,
    marks: chartMarks(chart).join(' '),
    table: slideTable(fitted, chart.kind === 'bar' || chart.kind === 'line' || chart.kind === 'dot'),
    footnote: [footnote(fitted.cells, fitted.cells.measures[0]!, table, spec), notShown(others)]
      .filter((part) => part !== '')
      .join(' '),
  }
}

const notShown = (others: readonly Measure[]): string =>
  others.length === 0 ? '' : `Not on this slide: ${others.map(({ name }) => name.toLowerCase()).join(', ')}.`

function subtitle({ measure, categoryTitle, seriesTitle, panelTitle }: ChartModel): string {
  const by = [categoryTitle, seriesTitle, panelTitle].filter((text) => text !== '').map((text) => text.toLowerCase())
  const unit = measure.unit === 'rate' ? ', percent of sessions' : measure.unit === 'dollars' ? ', US dollars' : ''
  return `${measure.name}${unit}${by.length > 0 ? `, by ${by.join(' and ')}` : ''}`
}
