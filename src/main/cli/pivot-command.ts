import { buildCells } from '#core/cells/build-cells'
import { noticeText } from '#core/dataset/notice-text'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { PIVOT_FORMATS, type PivotExport, type PivotFormat, pivotFile } from '#core/export/pivot-file'
import { pivotText } from '#core/export/pivot-text'
import { ok, type Result } from '#core/failure'
import { adjustmentTexts } from '#core/format/adjustment-text'
import { offScaleTexts } from '#core/format/off-scale-text'
import type { DimensionDefinition } from '#core/pivot/dimension-definition'
import { intervalKindFor } from '#core/pivot/interval-kind'
import { normalize } from '#core/pivot/plan'
import { DEFAULT_THRESHOLDS, EMPTY_SPEC, type Filter, INTERVAL_KINDS, type PivotSpec } from '#core/pivot/spec'
import { recutText } from '#core/report/change-text'
import { problemText } from '#core/report/problem-text'
import { askPivot } from '#engine/ask-pivot'
import { recutQuantiles } from '#engine/cut-bins'
import { fingerprintOf } from '#engine/fingerprint'
import { rankPivot } from '#engine/rank-pivot'
import { writeFile } from '#engine/write-file'
import { writeAtomically } from '../services/atomic-write'
import { applyAdjust } from './adjust'
import { applySort, applyTotals, applyUnclear } from './axis-options'
import { type CommandLine, listOption, numberOption, parse } from './command-line'
import { compareText } from './compare-text'
import { applyCorrect } from './correct'
import { parseDefinitions } from './define'
import { parseDimensions } from './dimension-options'
import { MAPPING_OPTIONS, parseMapping } from './mapping-options'
import { type OpenedFiles, openFiles } from './open-files'
import { changesOf, datasetPaths, openReport, viewOf } from './open-report'
import { usage } from './outcome'
import { printOut } from './print-out'
import { withReportValues } from './report-values'
import { parseShowAs } from './show-as'
import { parseWhere } from './where'

const OPTIONS = {
  rows: { type: 'string' },
  columns: { type: 'string' },
  measures: { type: 'string' },
  where: { type: 'string', multiple: true },
  top: { type: 'string', multiple: true },
  'min-cell': { type: 'string', multiple: true },
  bin: { type: 'string', multiple: true },
  date: { type: 'string', multiple: true },
  group: { type: 'string', multiple: true },
  unclear: { type: 'string', multiple: true },
  define: { type: 'string', multiple: true },
  adjust: { type: 'string', multiple: true },
  'show-as': { type: 'string', multiple: true },
  'min-users': { type: 'string' },
  'min-sessions': { type: 'string' },
  level: { type: 'string' },
  interval: { type: 'string' },
  correct: { type: 'string' },
  sort: { type: 'string', multiple: true },
  totals: { type: 'string', multiple: true },
  compare: { type: 'string', multiple: true },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  report: { type: 'string' },
  view: { type: 'string' },
  ...MAPPING_OPTIONS,
} as const

/** What a view of a report says already. */
const SAID_BY_VIEW = [
  'rows',
  'columns',
  'measures',
  'where',
  'top',
  'min-cell',
  'bin',
  'date',
  'group',
  'unclear',
  'sort',
  'totals',
  'define',
  'adjust',
  'show-as',
  'correct',
  'min-users',
  'min-sessions',
  'level',
] as const

const FORMATS = ['table', ...PIVOT_FORMATS] as const

/**
 * `pivot FILE…` or `pivot --report FILE`: a pivot on standard output or in a file; the notices of the dataset go to standard
 * error, unless JSON has them.
 */
export async function pivotCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values } = line.value
  const form = formatOf(values)
  if (!form.ok) return form
  const format = form.value
  const kind = INTERVAL_KINDS.find((known) => known === values.interval)
  if (values.interval !== undefined && !kind) return usage(`--interval is one of ${INTERVAL_KINDS.join(', ')}`)
  const question = values.report === undefined ? await asWritten(line.value) : await asSaved(values.report, line.value)
  if (!question.ok) return question
  const { engine, table, sources, spec: asked, name } = question.value
  const spec = kind ? { ...asked, interval: kind } : asked
  const planned = normalize(spec, table)
  if (!planned.ok) return planned
  const plan = await rankPivot(planned.value, (ranking) => askPivot(engine, ranking))
  if (!plan.ok) return plan
  const statistics = await askPivot(engine, plan.value)
  if (!statistics.ok) return statistics
  const cells = buildCells(statistics.value, plan.value)
  if (format !== 'json') for (const notice of table.notices) process.stderr.write(`${noticeText(notice)}\n`)
  for (const note of [...offScaleTexts(cells), ...adjustmentTexts(cells)]) process.stderr.write(`${note}.\n`)
  if (values.compare) {
    const text = await compareText(engine, cells, plan.value, table, values.compare)
    return text.ok ? printOut(text.value) : text
  }
  if (cells.inView.kind === 'empty') process.stderr.write('No session passes the filters.\n')
  if (format === 'table') return printOut(pivotText(cells))
  const origin = { fingerprint: await fingerprintOf(sources), writtenAt: new Date().toISOString() }
  return put(format, { cells, table, spec, origin, name }, values.output)
}

/** The form that is asked for, or that the name of the output says. */
function formatOf({ format, output }: CommandLine<typeof OPTIONS>['values']): Result<(typeof FORMATS)[number]> {
  const ending = output === undefined ? 'table' : output.split('.').at(-1)?.toLowerCase()
  const found = FORMATS.find((known) => known === (format ?? ending))
  if (!found) {
    return format === undefined
      ? usage(`The output is a file of the form ${PIVOT_FORMATS.join(', ')}; its name tells which`)
      : usage(`--format is one of ${FORMATS.join(', ')}`)
  }
  if (found === 'table' && output !== undefined) return usage('--format table goes to standard output, without -o')
  if ((found === 'xlsx' || found === 'parquet') && output === undefined) return usage(`--format ${found} needs -o FILE`)
  return ok(found)
}

/** Writes a pivot to standard output, or to a file that is there under its name when it is whole. */
async function put(format: PivotFormat, pivot: PivotExport, output: string | undefined): Promise<Result<null>> {
  const file = pivotFile(format, pivot)
  if (output === undefined && typeof file === 'string') return printOut(file)
  const bytes = typeof file === 'string' ? file : await writeFile(file)
  const written = await writeAtomically(output!, bytes, { mode: 0o666 })
  if (written.ok) process.stderr.write(`Wrote the pivot to ${output}.\n`)
  return written
}

interface Question extends OpenedFiles {
  readonly spec: PivotSpec
  /** What its sheet or page is called. */
  readonly name: string
}

async function asWritten(line: CommandLine<typeof OPTIONS>): Promise<Result<Question>> {
  if (line.positionals.length === 0) return usage('pivot needs a file to open')
  if (line.values.view !== undefined) return usage('--view needs --report')
  const parsed = parseSpec(line)
  if (!parsed.ok) return parsed
  const asked = applyAdjust(parsed.value, line.values.adjust ?? [])
  if (!asked.ok) return asked
  const mapping = parseMapping(line.values)
  if (!mapping.ok) return mapping
  const opened = await openFiles(line.positionals, line.values, mapping.value)
  if (!opened.ok) return opened
  const { engine, table } = opened.value
  const dimensions = await parseDimensions(line.values, engine, table)
  if (!dimensions.ok) return dimensions
  const filters = parseFilters(line.values, table, dimensions.value)
  if (!filters.ok) return filters
  const spec = { ...asked.value, dimensions: dimensions.value, filters: filters.value }
  const sorted = applySort(spec, line.values.sort ?? [], table)
  if (!sorted.ok) return sorted
  const totalled = applyTotals(sorted.value, line.values.totals ?? [])
  if (!totalled.ok) return totalled
  const told = applyUnclear(totalled.value, line.values.unclear ?? [])
  if (!told.ok) return told
  const columns = told.value.columns.map(({ dimension }) => dimension)
  const showAs = parseShowAs(line.values['show-as'] ?? [], columns, table, dimensions.value)
  if (!showAs.ok) return showAs
  const interval = intervalKindFor(table)
  const whole = { ...told.value, showAs: showAs.value, interval }
  const corrected = await applyCorrect(whole, line.values.correct, line.values.labels ?? [], engine, table)
  return corrected.ok ? ok({ ...opened.value, name: 'Pivot', spec: corrected.value }) : corrected
}

/** The question of a view, of the report's own dataset or of the files that are named. */
async function asSaved(file: string, { values, positionals }: CommandLine<typeof OPTIONS>): Promise<Result<Question>> {
  const said = SAID_BY_VIEW.find((name) => values[name] !== undefined)
  if (said !== undefined) return usage(`--${said} is what the view of a report says`)
  const read = await openReport(file)
  if (!read.ok) return read
  for (const problem of read.value.problems) process.stderr.write(`${problemText(problem)}\n`)
  const view = viewOf(read.value, values.view)
  if (!view.ok) return view
  const paths = positionals.length > 0 ? ok(positionals) : await datasetPaths(file, read.value)
  if (!paths.ok) return paths
  const mapping = parseMapping(values)
  if (!mapping.ok) return mapping
  const opened = await openFiles(paths.value, values, mapping.value ?? read.value.report.mapping)
  if (!opened.ok) return opened
  for (const line of await changesOf(read.value, paths.value, opened.value.table)) process.stderr.write(`${line}\n`)
  const { engine } = opened.value
  const valued = await withReportValues(engine, opened.value.table, read.value.report)
  if (!valued.ok) return valued
  const table = valued.value
  const recut = await recutQuantiles(engine, table, view.value.spec.dimensions)
  if (!recut.ok) return recut
  for (const name of recut.value.changed) process.stderr.write(`${recutText(name)}\n`)
  const spec = { ...view.value.spec, dimensions: recut.value.definitions }
  return ok({ ...opened.value, table, name: view.value.name, spec })
}

function parseSpec({ values }: CommandLine<typeof OPTIONS>): Result<PivotSpec> {
  const minUsers = numberOption('min-users', values['min-users'], DEFAULT_THRESHOLDS.minUsers)
  if (!minUsers.ok) return minUsers
  const minSessions = numberOption('min-sessions', values['min-sessions'], DEFAULT_THRESHOLDS.minSessions)
  if (!minSessions.ok) return minSessions
  const level = Number(values.level ?? 0.95)
  if (!(level > 0 && level < 1)) return usage('--level is a number between 0 and 1, such as 0.95')
  const definitions = parseDefinitions(values.define ?? [])
  if (!definitions.ok) return definitions
  const place = (names: string | undefined) => listOption(names).map((dimension) => ({ dimension }))
  return ok({
    ...EMPTY_SPEC,
    rows: place(values.rows),
    columns: place(values.columns),
    measures: values.measures === undefined ? ['sessions'] : listOption(values.measures),
    definitions: definitions.value,
    level,
    thresholds: { minUsers: minUsers.value, minSessions: minSessions.value },
  })
}

/** Filters, and among them the rankings that have options of their own. */
function parseFilters(
  options: CommandLine<typeof OPTIONS>['values'],
  table: SessionsTable,
  definitions: readonly DimensionDefinition[],
): Result<Filter[]> {
  const filters: Filter[] = []
  const texts = [
    ...(options.where ?? []),
    ...(options.top ?? []).map((text) => `top ${text}`),
    ...(options['min-cell'] ?? []).map((text) => `at-least ${text}`),
  ]
  for (const [i, text] of texts.entries()) {
    const filter = parseWhere(text, table, definitions)
    if (!filter.ok) return filter
    const { value } = filter
    const isOption = i >= (options.where ?? []).length
    filters.push(isOption && value.kind === 'top' ? { ...value, others: 'together' as const } : value)
  }
  return ok(filters)
}
