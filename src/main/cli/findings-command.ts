import { findingsJson } from '#core/export/findings-json'
import { findingsText } from '#core/export/findings-text'
import type { Result } from '#core/failure'
import { STUDY_FINDINGS } from '#core/figures/study-findings'
import { datasetLabelTexts } from '#core/pivot/label-texts'
import { askFindings } from '#engine/ask-findings'
import { ANALYSIS_OPTIONS, openAnalysis } from './analysis-options'
import { parse } from './command-line'
import { printOut } from './print-out'

/** `findings FILE…`: which of the study's claims these sessions bear out. */
export async function findingsCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, ANALYSIS_OPTIONS)
  if (!line.ok) return line
  const opened = await openAnalysis('findings', line.value.positionals, line.value.values)
  if (!opened.ok) return opened
  const { engine, table, format, ...options } = opened.value
  const asked = await askFindings(engine, STUDY_FINDINGS, table, options)
  if (!asked.ok) return asked
  if (table.isSynthetic) process.stderr.write('The sessions are synthetic.\n')
  for (const text of datasetLabelTexts(table)) process.stderr.write(`${text}.\n`)
  return printOut(format === 'json' ? `${JSON.stringify(findingsJson(asked.value))}\n` : findingsText(asked.value))
}
