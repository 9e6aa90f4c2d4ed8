import { reportText } from '#core/export/report-text'
import type { Result } from '#core/failure'
import { problemText } from '#core/report/problem-text'
import { parse } from './command-line'
import { openReport } from './open-report'
import { usage } from './outcome'
import { printOut } from './print-out'

const OPTIONS = { format: { type: 'string' } } as const

/** `report FILE`: what a report holds, and what of it could not be read. */
export async function reportCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) return usage('report needs one report file')
  const format = values.format ?? 'table'
  if (format !== 'table' && format !== 'json') return usage('--format is one of table, json')
  const read = await openReport(file)
  if (!read.ok) return read
  const { report, problems } = read.value
  const told = problems.map((problem) => ({ ...problem, text: problemText(problem) }))
  return printOut(
    format === 'json' ? `${JSON.stringify({ ...report, problems: told }, null, 2)}\n` : reportText(read.value),
  )
}
