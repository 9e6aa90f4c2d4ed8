import { figuresJson } from '#core/export/figures-json'
import { figuresText } from '#core/export/figures-text'
import type { Result } from '#core/failure'
import type { FigureResult } from '#core/figures/figure-result'
import { FIGURE_IDS, STUDY_FIGURES } from '#core/figures/study-figures'
import { DEFAULT_THRESHOLDS, type Filter } from '#core/pivot/spec'
import { askFigure } from '#engine/ask-figure'
import { listOption, numberOption, parse } from './command-line'
import { MAPPING_OPTIONS, parseMapping } from './mapping-options'
import { openFiles } from './open-files'
import { usage } from './outcome'
import { printOut } from './print-out'
import { parseWhere } from './where'

const OPTIONS = {
  only: { type: 'string' },
  where: { type: 'string', multiple: true },
  'min-users': { type: 'string' },
  'min-sessions': { type: 'string' },
  level: { type: 'string' },
  format: { type: 'string' },
  ...MAPPING_OPTIONS,
} as const

/** `figures FILE…`: the study's figures and tables for these sessions, each number beside the published one. */
export async function figuresCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  if (positionals.length === 0) return usage('figures needs a file to open')
  const format = values.format ?? 'table'
  if (format !== 'table' && format !== 'json') return usage('--format is one of table, json')
  const only = values.only === undefined ? FIGURE_IDS : listOption(values.only)
  const unknown = only.find((id) => !FIGURE_IDS.includes(id))
  if (unknown !== undefined) return usage(`--only takes ${FIGURE_IDS.join(', ')} and got ${unknown}`)
  const level = Number(values.level ?? 0.95)
  if (!(level > 0 && level < 1)) return usage('--level is a number between 0 and 1, such as 0.95')
  const minUsers = numberOption('min-users', values['min-users'], DEFAULT_THRESHOLDS.minUsers)
  if (!minUsers.ok) return minUsers
  const minSessions = numberOption('min-sessions', values['min-sessions'], DEFAULT_THRESHOLDS.minSessions)
  if (!minSessions.ok) return minSessions
  const mapping = parseMapping(values)
  if (!mapping.ok) return mapping
  const opened = await openFiles(positionals, values.sample, mapping.value)
  if (!opened.ok) return opened
  const { engine, table } = opened.value
  const filters: Filter[] = []
  for (const text of values.where ?? []) {
    const filter = parseWhere(text, table)
    if (!filter.ok) return filter
    filters.push(filter.value)
  }
  const results: FigureResult[] = []
  for (const figure of STUDY_FIGURES.filter(({ id }) => only.includes(id))) {
    const result = await askFigure(engine, figure, table, {
      filters,
      thresholds: { minUsers: minUsers.value, minSessions: minSessions.value },
      level,
    })
    if (!result.ok) return result
    results.push(result.value)
  }
  if (table.isSynthetic) process.stderr.write('The sessions are synthetic.\n')
  return printOut(format === 'json' ? `${JSON.stringify(figuresJson(results))}\n` : figuresText(results))
}
