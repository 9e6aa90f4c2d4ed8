import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import type { Turn } from '#core/transcript/turn'
import type { SessionTurns } from '#core/transcript/turn-store'
import type { LastingEngine } from '#engine/lasting-engine'
import { readExported } from '#engine/read-exported'
import type { OpenRequest } from './requested-state'

type Said = ReadonlyMap<string, SessionTurns>

/**
 * Reads what was said in a session of an export that has a column of transcripts. A file of an export cannot be searched for
 * one session, so all of the column is read once, and kept for as long as the same files are open.
 */
export function exportedTurnsReader(read: LastingEngine['read']) {
  let kept: { readonly of: OpenRequest['sources']; readonly said: Said } | null = null
  return async (
    { sources }: Pick<OpenRequest, 'sources'>,
    table: SessionsTable,
    session: string,
    signal: AbortSignal,
  ): Promise<Result<readonly Turn[]>> => {
    if (kept?.of !== sources) {
      const said = await readExported(table, (columns) => read(sources, { signal, onProgress: () => {}, columns }))
      if (!said.ok) return said
      kept = { of: sources, said: new Map(said.value.map((one) => [one.session, one])) }
    }
    return ok(kept.said.get(session)?.turns ?? [])
  }
}
