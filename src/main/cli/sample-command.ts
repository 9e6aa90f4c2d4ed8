import { ok, type Result } from '#core/failure'
import { generateSessions, SAMPLE_COLUMNS } from '#core/sample/generate-sessions'
import { startParquet } from '#engine/wasm-node'
import { numberOption, parse } from './command-line'
import { usage } from './outcome'
import { WASM_FILES } from './wasm-files'
import { outputForm, writeRows } from './write-rows'

const OPTIONS = {
  sessions: { type: 'string' },
  seed: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const

/** `sample --sessions N --seed S -o FILE`: synthetic sessions, and a line that says so. */
export async function sampleCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  if (positionals.length > 0) return usage(`sample takes no file to read, and got ${positionals[0]}`)
  if (values.output === undefined) return usage('sample needs -o FILE')
  const form = outputForm(values.output)
  if (!form.ok) return form
  const sessions = numberOption('sessions', values.sessions, 20_000)
  if (!sessions.ok) return sessions
  const seed = numberOption('seed', values.seed, 1, 0)
  if (!seed.ok) return seed
  await startParquet(WASM_FILES)
  const rows = generateSessions({ sessions: sessions.value, seed: seed.value })
  const written = await writeRows(values.output, SAMPLE_COLUMNS, rows as never)
  if (!written.ok) return written
  process.stderr.write(`Wrote ${sessions.value} synthetic sessions to ${values.output}.\n`)
  return ok(null)
}
