import { noticeText } from '#core/dataset/notice-text'
import { ok, type Result } from '#core/failure'
import { exportSessions } from '#engine/export-sessions'
import { settle } from '#engine/load/load-run'
import { writeAtomically } from '../services/atomic-write'
import { parse } from './command-line'
import { MAPPING_OPTIONS, parseMapping } from './mapping-options'
import { openFiles } from './open-files'
import { usage } from './outcome'
import { outputForm } from './write-rows'

const OPTIONS = { output: { type: 'string', short: 'o' }, ...MAPPING_OPTIONS } as const

/** `export FILE… -o FILE`: the sessions as they were read and mapped, and what of the export is not among them. */
export async function exportCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const { output } = values
  if (positionals.length === 0) return usage('export needs a file to open')
  if (output === undefined) return usage('export needs -o FILE')
  const form = outputForm(output)
  if (!form.ok) return form
  const mapping = parseMapping(values)
  if (!mapping.ok) return mapping
  const opened = await openFiles(positionals, values, mapping.value)
  if (!opened.ok) return opened
  const { engine, table } = opened.value
  const bytes = exportSessions(engine, table, form.value)
  const written = await settle(() => writeAtomically(output, bytes, { mode: 0o666 }))
  if (!written.ok) return written
  if (!written.value.ok) return written.value
  for (const notice of table.notices) process.stderr.write(`${noticeText(notice)}\n`)
  const users = table.users === null ? '' : ', users as pseudonyms'
  process.stderr.write(`Wrote ${table.sessions} sessions to ${output}${users}.\n`)
  return ok(null)
}
