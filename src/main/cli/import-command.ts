import { noticeText, withoutSessionText } from '#core/dataset/notice-text'
import { fail, ok, type Result } from '#core/failure'
import { formatCount } from '#core/format/number'
import { TRANSCRIPT_COLUMNS } from '#core/transcript/session-row'
import { type Findings, noFindings } from '#engine/batch'
import { findingsNotices } from '#engine/load/load-notices'
import { plainRows, readTranscripts } from '#engine/open-transcripts'
import { startParquet } from '#engine/wasm-node'
import { parse } from './command-line'
import { nameOf, sourcesOf } from './open-files'
import { usage } from './outcome'
import { WASM_FILES } from './wasm-files'
import { outputForm, writeRows } from './write-rows'

const OPTIONS = { output: { type: 'string', short: 'o' } } as const

/** `import DIR -o FILE`: one row a session from raw transcripts, and what could not be read. */
export async function importCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  if (positionals.length === 0) return usage('import needs a folder or files with transcripts')
  if (values.output === undefined) return usage('import needs -o FILE')
  const form = outputForm(values.output)
  if (!form.ok) return form
  const sources = await sourcesOf(positionals)
  if (!sources.ok) return sources
  const findings = noFindings()
  const rows = await readTranscripts(sources.value, findings, new AbortController().signal)
  printFindings(findings)
  if (rows.length === 0) return fail({ code: 'no-sessions', file: nameOf(positionals), setAside: 0 })
  await startParquet(WASM_FILES)
  const written = await writeRows(values.output, TRANSCRIPT_COLUMNS, [plainRows(rows)])
  if (!written.ok) return written
  process.stderr.write(`Wrote ${rows.length} sessions to ${values.output}.\n`)
  return ok(null)
}

/** What could not be read, file by file, and then in sum. */
function printFindings(findings: Findings): void {
  const { unreadable, unreadableLines, withoutSession, withoutSessionCounts } = findings
  const files = Object.values(withoutSessionCounts).reduce((sum, n) => sum + n, 0)
  printFirst(
    unreadable.map(({ file, line, why }) => `${file}:${line}: ${why}`),
    unreadableLines,
  )
  printFirst(
    withoutSession.map(({ name, why }) => `${name}: ${withoutSessionText(why)}`),
    files,
  )
  for (const notice of findingsNotices(findings)) process.stderr.write(`${noticeText(notice)}\n`)
}

const MOST_PRINTED = 20

/** @param count how many there are, which can be more than these */
function printFirst(lines: readonly string[], count: number): void {
  for (const line of lines.slice(0, MOST_PRINTED)) process.stderr.write(`${line}\n`)
  if (count > MOST_PRINTED) process.stderr.write(`and ${formatCount(count - MOST_PRINTED)} more\n`)
}
