import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'
import type { FileModel } from '#core/export/file-model'
import { type Failure, fail, type Result } from '#core/failure'
import type { ExportFormat } from '#core/sql/compile-export'
import type { CompiledQuery } from '#core/sql/compiled-query'
import type { SelectNode } from '#core/sql/node'
import type { ListsNeeded, SessionLists } from '#core/tally/session-lists'
import type { Turn } from '#core/transcript/turn'
import type { Progress } from './engine'
import type { ExportTable } from './export-sessions'
import type { PlainTable } from './plain-table'
import type { PutColumn } from './put-numbers'
import type { ReadProgress, TextTable } from './read-table'
import type { SourceHandle } from './source-handle'
import type { ExportPart, FromWorker, OpenSettings, ToWorker } from './worker-messages'

export type { SourceHandle } from './source-handle'

/** The engine in its worker, as the window asks it. */
export interface WorkerEngine {
  /** Settles once, when the engine stands or cannot. */
  readonly ready: Promise<Result<null>>
  /** Settles when the engine has stopped for good, and says why. */
  readonly stopped: Promise<Failure>
  open(
    sources: readonly SourceHandle[],
    options: OpenSettings & {
      readonly signal: AbortSignal
      readonly onProgress: (progress: Progress) => void
    },
  ): Promise<Result<SessionsTable>>
  /** Makes the engine ready for its first opening, while nobody asks it for anything. */
  rehearse(sources: readonly SourceHandle[]): Promise<Result<null>>
  run(query: CompiledQuery, signal?: AbortSignal): Promise<Result<PlainTable>>
  answer(statement: SelectNode, signal?: AbortSignal): Promise<Result<PlainTable>>
  lists(table: string, needs: ListsNeeded, signal?: AbortSignal): Promise<Result<SessionLists>>
  /** Reads files as text; only some columns where these are named. */
  read(
    sources: readonly SourceHandle[],
    options: {
      readonly signal: AbortSignal
      readonly onProgress: (progress: ReadProgress) => void
      readonly columns?: readonly string[]
    },
  ): Promise<Result<TextTable>>
  /** Puts computed columns into the dataset that is open. */
  put(columns: readonly PutColumn[]): Promise<Result<TableColumn[]>>
  /** What was said in a session of some transcripts. */
  readTurns(sources: readonly SourceHandle[], session: string, signal?: AbortSignal): Promise<Result<readonly Turn[]>>
  /** The bytes of a file, packed beside the window so that it does not wait. */
  writeFile(file: FileModel): Promise<Result<Uint8Array<ArrayBuffer>>>
  /** The sessions of a table as a file, part by part: each is made when the one before has been taken. */
  exportSessions(
    table: ExportTable,
    format: ExportFormat,
    take: (part: ExportPart) => Promise<Result<null>>,
    signal: AbortSignal,
  ): Promise<Result<null>>
}

/** What the page needs of a Worker. */
type Port = Pick<Worker, 'postMessage' | 'addEventListener'>

interface Waiting {
  readonly settle: (result: Result<never>) => void
  readonly onProgress?: (progress: Progress) => void
  readonly onReading?: (progress: ReadProgress) => void
}

// A policy or a wrong type on the WebAssembly file makes the engine wait for ever without a word.
const START_WITHIN_MS = 60_000

export function workerEngine(worker: Port): WorkerEngine {
  const waiting = new Map<number, Waiting>()
  let ids = 0
  let stopped: Failure | null = null
  let settleReady: (result: Result<null>) => void
  const ready = new Promise<Result<null>>((resolve) => {
    settleReady = resolve
  })
  let settleStopped: (failure: Failure) => void
  const end = new Promise<Failure>((resolve) => {
    settleStopped = resolve
  })
  const late = setTimeout(() => stop({ code: 'engine-start', detail: 'it did not answer in time' }), START_WITHIN_MS)

  function stop(failure: Failure): void {
    stopped = failure
    settleStopped(failure)
    clearTimeout(late)
    settleReady(fail(failure))
    for (const { settle } of waiting.values()) settle(fail(failure))
    waiting.clear()
  }

  worker.addEventListener('error', (event) => {
    stop({ code: 'engine-stopped', detail: event.message || 'its worker could not be loaded' })
  })
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === 'ready') {
      clearTimeout(late)
      if (data.result.ok) settleReady(data.result)
      else stop(data.result.failure)
    } else if (data.kind === 'progress') waiting.get(data.id)?.onProgress?.(data.progress)
    else if (data.kind === 'reading') waiting.get(data.id)?.onReading?.(data.progress)
    else {
      waiting.get(data.id)?.settle(data.result as Result<never>)
      waiting.delete(data.id)
      if (!data.result.ok && data.result.failure.code === 'engine-stopped') stop(data.result.failure)
    }
  })

  function ask<T>(message: (id: number) => ToWorker, signal?: AbortSignal, hears: Omit<Waiting, 'settle'> = {}) {
    if (stopped) return Promise.resolve(fail<T>(stopped))
    const id = ++ids
    return new Promise<Result<T>>((resolve) => {
      waiting.set(id, { settle: resolve as Waiting['settle'], ...hears })
      signal?.addEventListener('abort', () => worker.postMessage({ id, kind: 'abort' } satisfies ToWorker))
      worker.postMessage(message(id))
    })
  }

  async function exportSessions(...[table, format, take, signal]: Parameters<WorkerEngine['exportSessions']>) {
    let id = 0
    const columns = table.columns.map(({ column, kind }) => ({ column, kind }))
    const plain = { table: table.table, columns, where: table.where ?? null }
    const begun = await ask<null>((given) => {
      id = given
      return { id, kind: 'export', table: plain, format }
    })
    if (!begun.ok) return begun
    const stop = () => worker.postMessage({ id, kind: 'abort' } satisfies ToWorker)
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    for (;;) {
      const part = await ask<ExportPart | null>((next) => ({ id: next, kind: 'next', of: id }))
      if (!part.ok) return part
      if (part.value === null) return begun
      const taken = await take(part.value)
      if (!taken.ok) stop()
      if (!taken.ok) return taken
    }
  }

  return {
    ready,
    stopped: end,
    exportSessions,
    readTurns: (sources, session, signal) =>
      ask<readonly Turn[]>((id) => ({ id, kind: 'turns', sources, session }), signal),
    writeFile: (file) => ask((id) => ({ id, kind: 'write', file })),
    open: (sources, { signal, onProgress, ...settings }) =>
      ask<SessionsTable>((id) => ({ id, kind: 'open', sources, ...settings }), signal, { onProgress }),
    read: (sources, { signal, onProgress, columns }) =>
      ask<TextTable>((id) => ({ id, kind: 'read', sources, columns }), signal, { onReading: onProgress }),
    rehearse: (sources) => ask<null>((id) => ({ id, kind: 'rehearse', sources })),
    put: (columns) => ask<TableColumn[]>((id) => ({ id, kind: 'put', columns })),
    answer: (statement, signal) => ask<PlainTable>((id) => ({ id, kind: 'answer', statement }), signal),
    lists: (table, needs, signal) => ask<SessionLists>((id) => ({ id, kind: 'lists', table, needs }), signal),
    run: ({ pieces, parameters }, signal) =>
      ask<PlainTable>((id) => ({ id, kind: 'run', query: { pieces, parameters } }), signal),
  }
}
