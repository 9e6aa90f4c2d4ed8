import { comparedJson } from '#core/export/compared-json'
import { comparedText } from '#core/export/compared-text'
import { figuresJson } from '#core/export/figures-json'
import { figuresText } from '#core/export/figures-text'
import type { Result } from '#core/failure'
import type { ComparedFigure } from '#core/figures/compare-figures'
import { comparedPictures, figurePictures } from '#core/figures/figure-pictures'
import type { FigureResult } from '#core/figures/figure-result'
import { FIGURE_IDS, STUDY_FIGURES } from '#core/figures/study-figures'
import { datasetLabelTexts } from '#core/pivot/label-texts'
import { askFigures } from '#engine/ask-figures'
import { compareWith } from './against'
import { ANALYSIS_OPTIONS, type Analysis, openAnalysis } from './analysis-options'
import { listOption, parse } from './command-line'
import { usage } from './outcome'
import { printOut } from './print-out'
import { chartSvgs, type SvgFile, toldOf } from './svg-files'
import { writeFiles } from './write-files'

const FORMATS = ['table', 'json', 'svg'] as const
const OPTIONS = {
  only: { type: 'string' },
  against: { type: 'string' },
  'against-where': { type: 'string', multiple: true },
  output: { type: 'string', short: 'o' },
  ...ANALYSIS_OPTIONS,
} as const

/**
 * `figures FILE…`: the study's figures and tables for these sessions, each number beside the published one; or, with
 * `--against`, beside that of other sessions.
 */
export async function figuresCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const only = values.only === undefined ? FIGURE_IDS : listOption(values.only)
  const unknown = only.find((id) => !FIGURE_IDS.includes(id))
  if (unknown !== undefined) return usage(`--only takes ${FIGURE_IDS.join(', ')} and got ${unknown}`)
  if (values.format === 'svg' && values.output === undefined) return usage('--format svg needs -o DIR to write to')
  if (values.against !== undefined && values['against-where'] !== undefined)
    return usage(
      'Figures are compared with another file (--against) or with other filters (--against-where), not with both',
    )
  const opened = await openAnalysis('figures', positionals, values, FORMATS)
  if (!opened.ok) return opened
  const { engine, table, format, ...options } = opened.value
  const figures = STUDY_FIGURES.filter(({ id }) => only.includes(id))
  const asked = await askFigures(engine, figures, table, options)
  if (!asked.ok) return asked
  if (table.isSynthetic) process.stderr.write('The sessions are synthetic.\n')
  for (const text of datasetLabelTexts(table)) process.stderr.write(`${text}.\n`)
  const compared = await compareWith(values, opened.value, figures, asked.value)
  if (!compared.ok) return compared
  const files = await filesOf(format, asked.value, compared.value, opened.value)
  if (values.output === undefined) return printOut(files.map(({ text }) => text).join('\n'))
  return writeFiles(values.output, files)
}

async function filesOf(
  format: (typeof FORMATS)[number],
  results: readonly FigureResult[],
  compared: readonly ComparedFigure[] | null,
  opened: Analysis<string>,
): Promise<SvgFile[]> {
  switch (format) {
    case 'svg': {
      const told = toldOf(opened)
      return chartSvgs(
        compared
          ? compared.flatMap((one) => comparedPictures(one, told))
          : results.flatMap((one) => figurePictures(one, told)),
      )
    }
    case 'json':
      return [
        {
          name: 'figures.json',
          text: `${JSON.stringify(compared ? comparedJson(compared) : figuresJson(results, opened.table))}\n`,
        },
      ]
    case 'table':
      return [{ name: 'figures.txt', text: compared ? comparedText(compared) : figuresText(results, opened.table) }]
  }
}
