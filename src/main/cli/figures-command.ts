import { figuresJson } from '#core/export/figures-json'
import { figuresText } from '#core/export/figures-text'
import type { Result } from '#core/failure'
import type { FigureResult } from '#core/figures/figure-result'
import { FIGURE_IDS, STUDY_FIGURES } from '#core/figures/study-figures'
import { askFigure } from '#engine/ask-figure'
import { ANALYSIS_OPTIONS, openAnalysis } from './analysis-options'
import { listOption, parse } from './command-line'
import { usage } from './outcome'
import { printOut } from './print-out'

const OPTIONS = { only: { type: 'string' }, ...ANALYSIS_OPTIONS } as const

/** `figures FILE…`: the study's figures and tables for these sessions, each number beside the published one. */
export async function figuresCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const only = values.only === undefined ? FIGURE_IDS : listOption(values.only)
  const unknown = only.find((id) => !FIGURE_IDS.includes(id))
  if (unknown !== undefined) return usage(`--only takes ${FIGURE_IDS.join(', ')} and got ${unknown}`)
  const opened = await openAnalysis('figures', positionals, values)
  if (!opened.ok) return opened
  const { engine, table, format, ...options } = opened.value
  const results: FigureResult[] = []
  for (const figure of STUDY_FIGURES.filter(({ id }) => only.includes(id))) {
    const result = await askFigure(engine, figure, table, options)
    if (!result.ok) return result
    results.push(result.value)
  }
  if (table.isSynthetic) process.stderr.write('The sessions are synthetic.\n')
  return printOut(format === 'json' ? `${JSON.stringify(figuresJson(results))}\n` : figuresText(results))
}
