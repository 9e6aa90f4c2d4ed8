import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking'
import { fail, ok, type Result } from '#core/failure'
import { type CompiledQuery, queryText } from '#core/sql/compiled-query'
import type { StatementNode } from '#core/sql/node'
import { print } from '#core/sql/print'
import { joinBytes } from './join-bytes'
import { type PlainTable, plainTable } from './plain-table'

/** Names of files in memory begin with it; the engine opens no others. */
export const LENT = 'lent/'

/** The one door to an engine. Nothing above it knows which engine, and nothing passes it but printed SQL. */
export interface Connection {
  /** Runs one statement. An aborted signal stops it between two steps of the engine and gives `cancelled`. */
  run(query: CompiledQuery, signal?: AbortSignal): Promise<Result<PlainTable>>
  /** The same answer as the engine writes it, one Arrow stream. */
  runArrow(query: CompiledQuery, signal?: AbortSignal): Promise<Result<Uint8Array>>
  /** Prints and runs a statement. */
  runNode(node: StatementNode, signal?: AbortSignal): Promise<Result<PlainTable>>
  /** Appends an Arrow stream to a table, or makes the table of it, when its turn has come. */
  insertArrow(stream: Uint8Array, table: string, isNew: boolean): Promise<Result<null>>
  /** Lends the engine a file in memory under a name. */
  lendFile(name: string, bytes: Uint8Array): void
  /** A statement that was cancelled while it read the file never lets go of it: then its bytes stay until the engine ends. */
  takeBackFile(name: string): void
  close(): void
}

/**
 * A connection over DuckDB's blocking bindings, in a worker or in Node. Statements run one after the other; a long one
 * lets go after each step, about a tenth of a second, so that a cancellation can be heard.
 */
export function connect(bindings: DuckDBBindings): Connection {
  const connectAnew = () => bindings.connect().useUnsafe((_, id) => ({ connection: bindings, id }))
  let { connection, id } = connectAnew()
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Result<T> | Promise<Result<T>>): Promise<Result<T>> {
    const turn = last.then(work)
    last = turn
    return turn
  }

  const runArrow: Connection['runArrow'] = (query, signal) => inTurn(() => step(query, signal))

  const run: Connection['run'] = async (query, signal) => {
    const answer = await runArrow(query, signal)
    return answer.ok ? ok(plainTable(answer.value)) : answer
  }

  // Between two steps of another statement it would put an end to that one.
  const insertArrow: Connection['insertArrow'] = (stream, table, isNew) =>
    inTurn(() => {
      try {
        connection.insertArrowFromIPCStream(id, stream, { name: table, schema: 'main', create: isNew })
        return ok(null)
      } catch (error) {
        const failure = failureOf(error, `insert into ${table}`)
        // What was read of a broken stream stays in its connection, and would break the next one.
        if (failure.code === 'query-failed') {
          connection.disconnect(id)
          ;({ connection, id } = connectAnew())
        }
        return fail(failure)
      }
    })

  async function step(query: CompiledQuery, signal?: AbortSignal): Promise<Result<Uint8Array>> {
    if (signal?.aborted) return fail({ code: 'cancelled' })
    const text = queryText(query)
    try {
      let header = connection.startPendingQuery(id, text, false)
      while (header === null) {
        await breathe()
        if (signal?.aborted) {
          connection.cancelPendingQuery(id)
          return fail({ code: 'cancelled' })
        }
        header = connection.pollPendingQuery(id)
      }
      return ok(readAll(header))
    } catch (error) {
      return fail(failureOf(error, text))
    }
  }

  function readAll(header: Uint8Array): Uint8Array {
    const parts = [header.slice()]
    for (;;) {
      const part = connection.fetchQueryResults(id)
      if (part === null || part.length === 0) break
      parts.push(part.slice())
    }
    return joinBytes(parts)
  }

  return {
    run,
    runArrow,
    runNode: (node, signal) => run(print(node), signal),
    insertArrow,
    lendFile: (name, bytes) => connection.registerFileBuffer(name, bytes),
    takeBackFile: (name) => {
      try {
        connection.dropFile(name)
      } catch (error) {
        if (!isInUse(error)) throw error
      }
    },
    close: () => connection.disconnect(id),
  }
}

/** A trap inside the engine leaves it unusable; anything else is said about the statement. */
function failureOf(error: unknown, sql: string) {
  const detail = error instanceof Error ? error.message : String(error)
  const isTrap = error instanceof Error && (error.name === 'RuntimeError' || error instanceof RangeError)
  return isTrap ? ({ code: 'engine-stopped', detail } as const) : ({ code: 'query-failed', detail, sql } as const)
}

const isInUse = (error: unknown): boolean => error instanceof Error && error.message.includes('in use')

/** Lets waiting messages and timers run. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
