import { columnOf, type SessionsTable } from '#core/dataset/sessions-table'
import { fail, ok, type Result } from '#core/failure'
import { exportedTurns } from '#core/transcript/exported-turns'
import type { SessionTurns } from '#core/transcript/turn-store'
import type { TextTable } from './read-table'

/** The place of a transcript, not its text; a file of an export cannot be followed there. */
const PATH = /^\S+\.jsonl?(?:\.gz)?$/

/**
 * What was said in the sessions of an export that has a column of transcripts.
 *
 * @param read reads these columns of its files as text
 */
export async function readExported(
  table: SessionsTable,
  read: (columns: readonly string[]) => Promise<Result<TextTable>>,
): Promise<Result<readonly SessionTurns[]>> {
  const session = columnOf(table, 'session_id')?.source
  const { transcript } = table
  if (session === undefined || transcript === undefined) return fail({ code: 'no-transcripts', name: table.name })
  const answer = await read([session, transcript])
  if (!answer.ok) return answer
  const valuesOf = (name: string) => answer.value.columns.find((column) => column.name === name)?.values ?? []
  const texts = valuesOf(transcript)
  const said = new Map<string, SessionTurns>()
  valuesOf(session).forEach((id, i) => {
    const text = texts[i]
    // A session that stands there twice is the first one, as in the table.
    if (id && text && !PATH.test(text) && !said.has(id)) said.set(id, exportedTurns(id, text))
  })
  return said.size > 0 ? ok([...said.values()]) : fail({ code: 'no-transcripts', name: table.name })
}
