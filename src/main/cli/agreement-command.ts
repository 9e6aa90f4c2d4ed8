import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { compareRaters } from '#core/agreement/compare-raters'
import { ruleRecords } from '#core/agreement/rule-records'
import { type Side, sideId, sidesOf } from '#core/agreement/side'
import { checkTelemetry, type Recorded } from '#core/agreement/telemetry'
import { parseJournal } from '#core/classify/journal-entry'
import type { LabelRecord } from '#core/classify/label-record'
import { mergeLabels } from '#core/classify/merge-labels'
import { agreementJson } from '#core/export/agreement-json'
import { agreementText, telemetryText } from '#core/export/agreement-text'
import { fail, ok, type Result } from '#core/failure'
import { formatCount } from '#core/format/number'
import type { SessionRow } from '#core/transcript/session-row'
import { noFindings } from '#engine/batch'
import { readTranscripts } from '#engine/open-transcripts'
import { listOption, numberOption, parse } from './command-line'
import { sourcesOf } from './open-files'
import { usage } from './outcome'
import { printOut } from './print-out'

const OPTIONS = {
  raters: { type: 'string' },
  transcripts: { type: 'string' },
  level: { type: 'string' },
  'min-sessions': { type: 'string' },
  disagreements: { type: 'boolean' },
  format: { type: 'string' },
} as const

/** `agreement JOURNAL… --raters a,b`: how b's labels agree with a's, and with what was recorded of the sessions. */
export async function agreementCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const format = values.format ?? 'table'
  if (format !== 'table' && format !== 'json') return usage('--format is one of table, json')
  const level = Number(values.level ?? '0.95')
  if (!(level > 0.5 && level < 1)) return usage('--level is a number between 0.5 and 1')
  const least = numberOption('min-sessions', values['min-sessions'], 15)
  if (!least.ok) return least
  if (positionals.length === 0 && values.transcripts === undefined)
    return usage('agreement needs label journals, or --transcripts')
  const rows = values.transcripts === undefined ? ok([]) : await readRows(values.transcripts)
  if (!rows.ok) return rows
  const journals = await readJournals(positionals)
  if (!journals.ok) return journals
  const labels = mergeLabels([...journals.value, ruleRecords(rows.value, NO_TIME)])
  const sides = chooseSides(sidesOf(labels), listOption(values.raters))
  if (!sides.ok) return sides
  const { reference, rater } = sides.value
  const limits = { level, minSessions: least.value }
  const head = { reference, rater, ...limits }
  const questions = compareRaters(labels, reference, rater, limits)
  const telemetry = rows.value.length === 0 ? null : checkTelemetry(labels, rater, rows.value.map(recordedOf), limits)
  const hasDisagreements = values.disagreements === true
  return printOut(
    format === 'json'
      ? `${JSON.stringify(agreementJson(head, questions, telemetry, hasDisagreements))}\n`
      : agreementText(head, questions, hasDisagreements) +
          (telemetry ? telemetryText(rater, telemetry, least.value) : ''),
  )
}

/** Rules are asked anew, and always say the same. */
const NO_TIME = '1970-01-01T00:00:00.000Z'

async function readRows(at: string): Promise<Result<readonly SessionRow[]>> {
  const sources = await sourcesOf([at])
  if (!sources.ok) return sources
  const rows = await readTranscripts(sources.value, noFindings(), new AbortController().signal)
  return rows.length > 0 ? ok(rows) : fail({ code: 'no-sessions', file: path.basename(at), setAside: 0 })
}

const recordedOf = (row: SessionRow): Recorded => ({
  session: row.session_id,
  lines: row.lines_added + row.lines_removed,
  commits: row.commits,
  lastTests: row.last_tests,
})

const unreadableText = (count: number): string =>
  count === 1 ? '1 line is no entry' : `${formatCount(count)} lines are no entries`

/** The labels of each journal. Lines that are none are counted on standard error. */
async function readJournals(paths: readonly string[]): Promise<Result<LabelRecord[][]>> {
  const journals: LabelRecord[][] = []
  for (const at of paths) {
    const file = path.basename(at)
    const text = await readFile(at, 'utf8').catch(() => null)
    if (text === null) return fail({ code: 'file-gone', file: at })
    const { entries, unreadable } = parseJournal(text)
    if (unreadable.length > 0)
      process.stderr.write(`${file}: ${unreadableText(unreadable.length)} of a label journal.\n`)
    journals.push(entries.filter((entry) => entry.type === 'label'))
  }
  return ok(journals)
}

function chooseSides(sides: readonly Side[], named: readonly string[]): Result<{ reference: Side; rater: Side }> {
  const known = sides.map(sideId).join(', ') || 'none'
  const whole = sides.filter(({ run }) => run === null)
  if (named.length === 0) {
    const [a, b, ...more] = whole
    if (!a || !b || more.length > 0) return usage(`--raters says which two of: ${known}`)
    // A person is the reference wherever there is one.
    return ok(b.kind === 'human' && a.kind !== 'human' ? { reference: b, rater: a } : { reference: a, rater: b })
  }
  if (named.length !== 2) return usage('--raters takes two, the reference first')
  const [reference, rater] = named.map((name) => sides.find((side) => sideId(side) === name))
  return reference && rater ? ok({ reference, rater }) : usage(`--raters ${named.join(',')}: these are there: ${known}`)
}
