import type { PivotCells } from '../cells/pivot-cells'
import type { SessionsTable } from '../dataset/sessions-table'
import { adjustmentTexts } from '../format/adjustment-text'
import { formatPeriod } from '../format/month'
import { formatCount, formatLevel } from '../format/number'
import { offScaleTexts } from '../format/off-scale-text'
import { formatShowAs } from '../format/show-as'
import { BASES } from '../pivot/base'
import { definitionText } from '../pivot/definitions/definition-text'
import { dimensionTexts } from '../pivot/dimension-text'
import { filterSentence } from '../pivot/filter-sentence'
import { type AnyMeasure, intervalMethod } from '../pivot/interval-method'
import { labelTexts } from '../pivot/label-texts'
import type { PivotSpec } from '../pivot/spec'

/** What of an export only its host knows. */
export interface ExportOrigin {
  /** The dataset's; null where its files cannot be read any more. */
  readonly fingerprint: string | null
  /** ISO 8601, UTC. */
  readonly writtenAt: string | null
}

export const NO_ORIGIN: ExportOrigin = { fingerprint: null, writtenAt: null }

/** One thing to know of an export. */
export interface ExportNote {
  readonly name: string
  readonly text: string
}

/** What a reader of exported numbers must know: where they are from, what stands behind them and what was withheld. */
export function exportNotes(
  cells: PivotCells,
  table: SessionsTable,
  spec: PivotSpec,
  { fingerprint, writtenAt }: ExportOrigin,
): ExportNote[] {
  const note = (name: string, text: string | null) => (text === null ? [] : [{ name, text }])
  return [
    ...note('Synthetic', table.isSynthetic ? 'Synthetic data, not real usage' : null),
    ...note('Dataset', table.name),
    ...note('Fingerprint', fingerprint),
    ...note('Period', table.period && formatPeriod(table.period)),
    ...note('Sessions in view', inView(cells, table)),
    ...note('Filters', filterSentence(spec, table) || 'none'),
    ...offScaleTexts(cells).flatMap((text) => note('Not listed', text)),
    ...adjustmentTexts(cells).flatMap((text) => note('Adjusted', text)),
    ...dimensionTexts(spec, table).flatMap(({ name, text }) => note(name, text)),
    ...labelTexts(cells.measures, spec, table).flatMap(({ names, text }) =>
      note(`Labels of ${names.join(', ')}`, text),
    ),
    ...note('Thresholds', thresholds(table, spec)),
    ...note('Withheld cells', formatCount(cells.withheld)),
    ...note('Intervals', intervals(cells)),
    ...cells.measures.flatMap((measure) => note(measure.name, aboutMeasure(measure))),
    ...notShown(cells, spec).flatMap((definition) => note(definition.name, definitionText(definition))),
    ...note('Written', writtenAt),
  ]
}

/** Notes as lines of text. */
export const notesText = (notes: readonly ExportNote[]): string =>
  notes.map(({ name, text }) => `${name}: ${oneLine(text)}\n`).join('')

const oneLine = (text: string): string => text.replaceAll(/[\s\u2028\u2029]+/g, ' ')

/** A statement with notes above it as comments. It answers what the table is computed from, with nothing withheld. */
export function sqlWithNotes(sql: string, notes: readonly ExportNote[]): string {
  const head = [
    'The statistics behind the table, before anything is withheld',
    ...notesText(notes).trimEnd().split('\n'),
  ]
  return `${head.map((line) => `-- ${line}`).join('\n')}\n${sql}`
}

/** What can be said of an export in columns of its own, for files that have room for nothing else. */
export function exportFacts(
  cells: PivotCells,
  table: SessionsTable,
  spec: PivotSpec,
  { fingerprint }: ExportOrigin,
): Readonly<Record<string, string | number | boolean | null>> {
  const seen = cells.inView.kind === 'estimate' ? cells.inView.estimate : null
  return {
    dataset: table.name,
    fingerprint,
    synthetic: table.isSynthetic,
    sessions_in_view: seen?.n ?? null,
    users_in_view: seen?.users ?? null,
    filters: filterSentence(spec, table),
    not_listed: offScaleTexts(cells).join('; '),
    adjusted: adjustmentTexts(cells).join('. '),
    shown_as: shownAs(cells),
    dimensions: dimensionTexts(spec, table)
      .map(({ id, text }) => `${id}: ${text}`)
      .join('; '),
    labels: labelTexts(cells.measures, spec, table)
      .map(({ names, text }) => `${names.join(', ')}: ${text}`)
      .join('; '),
    definitions: spec.definitions.map((definition) => `${definition.id} = ${definitionText(definition)}`).join('; '),
    min_users: spec.thresholds.minUsers,
    min_sessions: spec.thresholds.minSessions,
    level: cells.level,
    interval: cells.interval,
  }
}

function inView({ inView }: PivotCells, table: SessionsTable): string {
  if (inView.kind === 'withheld') return 'withheld'
  if (inView.kind === 'empty') return '0'
  const { n, users } = inView.estimate
  const of = n === table.sessions ? '' : ` of ${formatCount(table.sessions)}`
  return `${formatCount(n)}${of}${users === null ? ', users not known' : ` by ${formatCount(users)} users`}`
}

function aboutMeasure(measure: AnyMeasure): string {
  const { about, base } = measure
  const method = intervalMethod(measure)
  return [
    about,
    ...(base.id === BASES.all.id ? [] : [`n counts ${base.name}.`]),
    'none' in method ? `No interval: ${method.none}.` : `Interval: ${method.name}.`,
  ].join(' ')
}

/** Definitions that only other measures are made of. */
const notShown = ({ measures }: PivotCells, { definitions }: PivotSpec): PivotSpec['definitions'] =>
  definitions.filter(({ id }) => !measures.some((measure) => measure.id === id))

function shownAs({ measures, columns }: PivotCells): string {
  const dimensions = columns.dimensions.map(({ dimension }) => dimension)
  return measures
    .map(({ id, showAs }) => ({ id, way: formatShowAs(showAs, dimensions) }))
    .filter(({ way }) => way !== '')
    .map(({ id, way }) => `${id}: ${way}`)
    .join('; ')
}

const thresholds = ({ users }: SessionsTable, { thresholds: { minUsers, minSessions } }: PivotSpec): string =>
  `Cells under ${minSessions} sessions${users === null ? '' : ` or ${minUsers} users`} and their complements are withheld`

const intervals = ({ level, interval }: PivotCells): string =>
  `${formatLevel(level)}, ${interval === 'clustered' ? 'sessions of one user taken as alike' : 'sessions taken as independent'}`
