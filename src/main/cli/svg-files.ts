import { fileURLToPath, pathToFileURL } from 'node:url'
import type { NamedChart } from '#core/chart/chart-with-words'
import type { ToldDataset } from '#core/figures/dataset-footnote'
import { filterSentence } from '#core/pivot/filter-sentence'
import { EMPTY_SPEC } from '#core/pivot/spec'
import type { CurveWithWords } from '#core/robustness/curve-picture'
import type { Analysis } from './analysis-options'

/** A file to be written, or a text to be printed. */
export interface SvgFile {
  readonly name: string
  readonly text: string
}

interface Drawing {
  chartSvg(chart: NamedChart): string
  curveSvg(curve: CurveWithWords): string
}

// It is built beside the command line, of what the window draws with.
const program = fileURLToPath(new URL('./drawing.js', import.meta.url))

const loadDrawing = async (): Promise<Drawing> =>
  (await import(/* @vite-ignore */ pathToFileURL(program).href)) as Drawing

/** Charts as the window draws them, a file each. */
export async function chartSvgs(charts: readonly NamedChart[]): Promise<SvgFile[]> {
  const { chartSvg } = await loadDrawing()
  return charts.map((chart) => ({ name: `${chart.id}.svg`, text: chartSvg(chart) }))
}

/** Specification curves as the window draws them, a file each. */
export async function curveSvgs(curves: readonly CurveWithWords[]): Promise<SvgFile[]> {
  const { curveSvg } = await loadDrawing()
  return curves.map((curve) => ({ name: `${curve.id}.svg`, text: curveSvg(curve) }))
}

/** What pictures say of the sessions they are of. */
export function toldOf({
  table,
  thresholds,
  level,
  filters,
  dimensions,
}: Pick<Analysis<string>, 'table' | 'thresholds' | 'level' | 'filters' | 'dimensions'>): ToldDataset {
  const sentence = filterSentence({ ...EMPTY_SPEC, dimensions: [...dimensions], filters: [...filters] }, table)
  return { table, thresholds, level, filters: sentence === '' ? '' : `Only sessions where ${sentence}` }
}
