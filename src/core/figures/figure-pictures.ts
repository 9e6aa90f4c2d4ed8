import type { ChartWithWords, NamedChart } from '../chart/chart-with-words'
import { formatLevel } from '../format/number'
import type { ComparedFigure, ComparedPanel } from './compare-figures'
import { comparedChart } from './compared-chart'
import { asSentences, type ToldDataset, thresholdsText } from './dataset-footnote'
import type { Figure } from './figure'
import { figureFootnote } from './figure-footnote'
import type { FigureResult, PanelResult } from './figure-result'
import { panelChart } from './panel-chart'

/** The chart of a panel as a picture; null where it has none. */
export function panelPicture(result: FigureResult, panel: PanelResult, told: ToldDataset): ChartWithWords | null {
  const model = panel.failure === null ? panelChart(panel.panel, panel.rows, told.level) : null
  return model && { model, title: titleOf(result.figure, panel), footnote: figureFootnote(result, panel, told) }
}

/** The chart of a panel of two sets of sessions as a picture; null where it has none. */
export function comparedPicture(
  { figure, terms }: ComparedFigure,
  panel: ComparedPanel,
  { table, thresholds, level }: ToldDataset,
): ChartWithWords | null {
  const model = panel.failure === null ? comparedChart(panel.panel, panel.rows, terms) : null
  if (!model) return null
  const [first, second] = terms.names
  return {
    model,
    title: titleOf(figure, panel),
    footnote: asSentences([
      table.isSynthetic ? 'Synthetic data, not real usage' : '',
      `${first} beside ${second}${terms.isOverlapping ? '; some sessions are in both' : ''}`,
      thresholdsText(thresholds, table),
      `Intervals: ${formatLevel(level)}`,
    ]),
  }
}

/** All charts of a figure, named by it, and numbered where there are several. */
export const figurePictures = (result: FigureResult, told: ToldDataset): NamedChart[] =>
  named(
    result.figure,
    result.panels.flatMap((panel) => panelPicture(result, panel, told) ?? []),
  )

/** The same of two sets of sessions. */
export const comparedPictures = (compared: ComparedFigure, told: ToldDataset): NamedChart[] =>
  named(
    compared.figure,
    compared.panels.flatMap((panel) => comparedPicture(compared, panel, told) ?? []),
  )

const named = ({ id }: Figure, charts: readonly ChartWithWords[]): NamedChart[] =>
  charts.map((chart, i) => ({ ...chart, id: charts.length === 1 ? id : `${id}-${i + 1}` }))

const titleOf = ({ number }: Figure, { panel }: Pick<PanelResult, 'panel'>): string => `${number}. ${panel.name}`
