import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ChartWithWords } from '#core/change/change-pictures'
import type { ChartModel } from '#core/chart/chart-model'
import type { ComparedFigure } from '#core/figures/compare-figures'
import { comparedChart } from '#core/figures/compared-chart'
import type { Figure } from '#core/figures/figure'
import { figureFootnote } from '#core/figures/figure-footnote'
import type { FigureResult, PanelResult } from '#core/figures/figure-result'
import { panelChart } from '#core/figures/panel-chart'
import { filterSentence } from '#core/pivot/filter-sentence'
import { EMPTY_SPEC } from '#core/pivot/spec'
import type { Analysis } from './analysis-options'

/** A file to be written, or a text to be printed. */
export interface SvgFile {
  readonly name: string
  readonly text: string
}

type Opened = Pick<Analysis<string>, 'table' | 'thresholds' | 'level' | 'filters' | 'dimensions'>

interface Drawing {
  chartSvg(model: ChartModel, title: string, footnote: string): string
}

// It is built beside the command line, of what the window draws with.
const program = fileURLToPath(new URL('./drawing.js', import.meta.url))

const loadDrawing = async (): Promise<Drawing> =>
  (await import(/* @vite-ignore */ pathToFileURL(program).href)) as Drawing

/** Charts of other analyses as the window draws them. */
export async function chartSvgs(charts: readonly ChartWithWords[]): Promise<SvgFile[]> {
  const { chartSvg } = await loadDrawing()
  return charts.map(({ id, model, title, footnote }) => ({ name: `${id}.svg`, text: chartSvg(model, title, footnote) }))
}

/** Figures as the window draws them, a file a panel: `f1.svg`, `f5-1.svg`. Panels without a chart have none. */
export async function figureSvgs(results: readonly FigureResult[], opened: Opened): Promise<SvgFile[]> {
  const { chartSvg } = await loadDrawing()
  const told = toldOf(opened)
  return results.flatMap((result) => {
    const drawn = result.panels.flatMap((panel) => {
      const model = panel.failure === null ? panelChart(panel.panel, panel.rows, opened.level) : null
      return model ? [{ panel, model }] : []
    })
    return drawn.map(({ panel, model }, i) => ({
      name: fileName(result.figure, i, drawn.length),
      text: chartSvg(model, titleOf(result.figure, panel), figureFootnote(result, panel, told)),
    }))
  })
}

/** The same of two sets of sessions. */
export async function comparedSvgs(figures: readonly ComparedFigure[], opened: Opened): Promise<SvgFile[]> {
  const { chartSvg } = await loadDrawing()
  const { thresholds, level, table } = opened
  return figures.flatMap(({ figure, terms, panels }) => {
    const drawn = panels.flatMap((compared) => {
      const model = compared.failure === null ? comparedChart(compared.panel, compared.rows, terms) : null
      return model ? [{ compared, model }] : []
    })
    const [first, second] = terms.names
    const footnote = `${table.isSynthetic ? 'Synthetic data, not real usage. ' : ''}${first} beside ${second}. Numbers under ${thresholds.minSessions} sessions or ${thresholds.minUsers} users are withheld. Intervals: ${100 * level} %.`
    return drawn.map(({ compared, model }, i) => ({
      name: fileName(figure, i, drawn.length),
      text: chartSvg(model, titleOf(figure, compared), footnote),
    }))
  })
}

const fileName = ({ id }: Figure, i: number, of: number): string => (of === 1 ? `${id}.svg` : `${id}-${i + 1}.svg`)

const titleOf = ({ number }: Figure, { panel }: Pick<PanelResult, 'panel'>): string => `${number}. ${panel.name}`

/** What pictures say of the sessions they are of. */
export function toldOf({ table, thresholds, level, filters, dimensions }: Opened) {
  const sentence = filterSentence({ ...EMPTY_SPEC, dimensions: [...dimensions], filters: [...filters] }, table)
  return { table, thresholds, level, filters: sentence === '' ? '' : `Only sessions where ${sentence}` }
}
