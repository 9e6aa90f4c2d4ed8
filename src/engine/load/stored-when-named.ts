import { ok, type Result } from '#core/failure'
import { wordsOf } from '#core/sql/compile-stored'
import { queryText } from '#core/sql/compiled-query'
import { print } from '#core/sql/print'
import type { Connection } from '../connection'
import { plainTable } from '../plain-table'
import type { HeldSessions } from './held-sessions'
import { settle } from './load-run'

/** A connection that gives the database the columns of the open sessions that a statement names, before it is run. */
export function storedWhenNamed(connection: Connection, open: () => HeldSessions | null): Connection {
  const runArrow: Connection['runArrow'] = async (query, signal) => {
    const stored = await storeNamed(open(), queryText(query), signal)
    return stored.ok ? connection.runArrow(query, signal) : stored
  }
  const run: Connection['run'] = async (query, signal) => {
    const answer = await runArrow(query, signal)
    return answer.ok ? ok(plainTable(answer.value)) : answer
  }
  return { ...connection, runArrow, run, runNode: (node, signal) => run(print(node), signal) }
}

async function storeNamed(sessions: HeldSessions | null, text: string, signal?: AbortSignal): Promise<Result<null>> {
  if (sessions === null) return ok(null)
  return settle(async () => {
    const words = wordsOf(text)
    await sessions.store((name) => words.has(name), signal ?? new AbortController().signal)
    return null
  })
}
