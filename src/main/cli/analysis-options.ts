import { ok, type Result } from '#core/failure'
import type { DimensionDefinition } from '#core/pivot/dimension-definition'
import { DEFAULT_THRESHOLDS, type Filter, type Thresholds } from '#core/pivot/spec'
import { numberOption } from './command-line'
import { parseDimensions } from './dimension-options'
import { MAPPING_OPTIONS, parseMapping } from './mapping-options'
import { type OpenedFiles, openFiles } from './open-files'
import { usage } from './outcome'
import { parsePlainWheres } from './where'

/** Options of every command that analyses the sessions of an export: which of them, how small a group, how sure. */
export const ANALYSIS_OPTIONS = {
  where: { type: 'string', multiple: true },
  bin: { type: 'string', multiple: true },
  date: { type: 'string', multiple: true },
  group: { type: 'string', multiple: true },
  'min-users': { type: 'string' },
  'min-sessions': { type: 'string' },
  level: { type: 'string' },
  format: { type: 'string' },
  ...MAPPING_OPTIONS,
} as const

type AnalysisValues = {
  readonly [O in keyof typeof ANALYSIS_OPTIONS]?: (typeof ANALYSIS_OPTIONS)[O] extends { multiple: true }
    ? string[] | undefined
    : string | undefined
}

/** An export that is open, and what is asked of it whatever the analysis. */
export interface Analysis<F extends string = 'table' | 'json'> extends OpenedFiles {
  readonly filters: Filter[]
  readonly dimensions: DimensionDefinition[]
  readonly thresholds: Thresholds
  readonly level: number
  readonly format: F
}

const TEXT_FORMATS = ['table', 'json'] as const

/**
 * Opens the files of an analysis, once its options have been read.
 *
 * @param formats what it can be printed as, what is printed when nothing is said first
 */
export async function openAnalysis<F extends string = 'table' | 'json'>(
  command: string,
  files: readonly string[],
  values: AnalysisValues & Parameters<typeof parseMapping>[0],
  formats: readonly F[] = TEXT_FORMATS as readonly string[] as readonly F[],
): Promise<Result<Analysis<F>>> {
  if (files.length === 0) return usage(`${command} needs a file to open`)
  const format = formats.find((known) => known === (values.format ?? formats[0]))
  if (!format) return usage(`--format is one of ${formats.join(', ')}`)
  const level = Number(values.level ?? 0.95)
  if (!(level > 0 && level < 1)) return usage('--level is a number between 0 and 1, such as 0.95')
  const minUsers = numberOption('min-users', values['min-users'], DEFAULT_THRESHOLDS.minUsers)
  if (!minUsers.ok) return minUsers
  const minSessions = numberOption('min-sessions', values['min-sessions'], DEFAULT_THRESHOLDS.minSessions)
  if (!minSessions.ok) return minSessions
  const mapping = parseMapping(values)
  if (!mapping.ok) return mapping
  const opened = await openFiles(files, values, mapping.value)
  if (!opened.ok) return opened
  const { engine, table } = opened.value
  const dimensions = await parseDimensions(values, engine, table)
  if (!dimensions.ok) return dimensions
  const filters = parsePlainWheres(values.where ?? [], table, dimensions.value)
  if (!filters.ok) return filters
  const thresholds = { minUsers: minUsers.value, minSessions: minSessions.value }
  return ok({ ...opened.value, filters: filters.value, dimensions: dimensions.value, thresholds, level, format })
}
