import { ok, type Result } from '#core/failure'
import { SessionTurnsReader } from '#core/transcript/session-turns'
import type { Turn } from '#core/transcript/turn'
import { type ByteSource, DamagedFile } from './byte-source'
import { breathe } from './connection'
import { textLines } from './text-lines'

const BREATHE_MS = 50

/** What was said in one session of some transcripts; nothing where it is in none of them. A damaged file stops nothing. */
export async function readTurns(
  sources: readonly ByteSource[],
  session: string,
  signal: AbortSignal,
): Promise<Result<readonly Turn[]>> {
  const reader = new SessionTurnsReader(session)
  let last = performance.now()
  // A session is nearly always in the file of its name; where it is not, all are searched.
  const named = sources.filter(({ name }) => name.includes(session))
  for (const source of named.length > 0 ? named : sources) {
    reader.beginFile(source.name)
    try {
      for await (const line of textLines(source)) {
        reader.readLine(line)
        if (performance.now() - last < BREATHE_MS) continue
        await breathe()
        last = performance.now()
        if (signal.aborted) return ok([])
      }
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error
    }
  }
  return ok(reader.turns)
}
