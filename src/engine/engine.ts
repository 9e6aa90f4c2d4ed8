import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking'
import type { SaidLabel } from '#core/classify/label-record'
import { datasetName } from '#core/dataset/dataset-name'
import { type MappingChoice, NO_CHOICE, type RememberedMappings } from '#core/dataset/mapping-choice'
import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'
import { type Failure, fail, ok, type Result } from '#core/failure'
import type { CompiledQuery } from '#core/sql/compiled-query'
import type { SelectNode } from '#core/sql/node'
import type { ListsNeeded, SessionLists } from '#core/tally/session-lists'
import { type ByteSource, DamagedFile } from './byte-source'
import { breathe, type Connection, connect, LENT } from './connection'
import { type Decoder, decodeHere } from './decode/decoder'
import { Ingest } from './load/ingest'
import { settle } from './load/load-run'
import { isOutOfMemory } from './load/memory-room'
import { storedWhenNamed } from './load/stored-when-named'
import { openSources } from './open-source'
import type { PlainTable } from './plain-table'
import { type PutColumn, putColumns } from './put-numbers'
import { type ReadOptions, readTable, type TextTable } from './read-table'
import { Tally } from './tally/tally-engine'

/** How far an opening has come. Bytes are known from the start; rows in all only where the format tells. */
export interface Progress {
  readonly rows: number
  readonly totalRows: number | null
  readonly bytes: number
  readonly totalBytes: number
}

export interface OpenOptions {
  /** Name of the dataset; the name of the file when nothing is said. */
  readonly name?: string
  /** What was decided about columns, by the signature of the export; what is decided for this opening alone comes first. */
  readonly remembered?: RememberedMappings
  readonly mapping?: MappingChoice
  /** Takes a sample of one session in so many. */
  readonly oneIn?: number
  /** Labels of journals, as columns beside those of the files; what is said of other sessions is left out. */
  readonly labels?: readonly SaidLabel[]
  readonly signal: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** Holds one dataset at a time and answers questions about it. */
export interface Engine {
  /** Opens files as one dataset. When it fails or is cancelled, the dataset that was open stays open. */
  open(sources: readonly ByteSource[], options: OpenOptions): Promise<Result<SessionsTable>>
  /**
   * Goes through openings of an export that keep nothing, so that the first one an analyst waits for does not run code that
   * was never run before. It gives way to any other.
   */
  rehearse(sources: readonly ByteSource[]): Promise<void>
  /** Reads files that are no sessions, postings say, as text. The dataset that is open stays open. */
  read(sources: readonly ByteSource[], options: ReadOptions): Promise<Result<TextTable>>
  /** Puts computed columns into the dataset that is open, or in place of columns of their names, and tells of them. */
  put(columns: readonly PutColumn[]): Promise<Result<TableColumn[]>>
  run(query: CompiledQuery, signal?: AbortSignal): Promise<Result<PlainTable>>
  /** Answers a grouping statement over the sessions, in any order of rows; fast where `core/tally` understands it. */
  answer(statement: SelectNode, signal?: AbortSignal): Promise<Result<PlainTable>>
  /** What every session of the open table has, column by column. */
  lists(table: string, needs: ListsNeeded, signal?: AbortSignal): Promise<Result<SessionLists>>
  /** The same answer as the engine writes it, one Arrow stream. */
  runArrow(query: CompiledQuery, signal?: AbortSignal): Promise<Result<Uint8Array>>
  close(): void
}

/** Opens the database of an engine, in memory, its numbers as doubles: no count here comes near 2^53. */
export function openDatabase(bindings: DuckDBBindings): Connection {
  bindings.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } })
  return connect(bindings)
}

/** The engine's doors, shut in this order: no network, no extension, and no file but what it is lent. */
const SHUT: readonly (readonly [option: string, value: boolean | string])[] = [
  ['autoinstall_known_extensions', false],
  ['autoload_known_extensions', false],
  ['allow_community_extensions', false],
  ['allowed_directories', `[${LENT}]`],
  // Cannot be opened again.
  ['enable_external_access', false],
]

/**
 * Sets an engine up so that it reaches for nothing outside of it.
 *
 * @param decode how Parquet is decoded
 */
export async function createEngine(connection: Connection, decode: Decoder = decodeHere): Promise<Result<Engine>> {
  for (const [option, value] of SHUT) {
    const set = await connection.runNode({ kind: 'set', option, value })
    if (!set.ok) return set
  }
  let tables = 0
  let openTable: Ingest | null = null
  const asked = storedWhenNamed(connection, () => openTable?.sessions ?? null)
  const tally = new Tally(asked, () => openTable?.sessions ?? null)
  let opening: Promise<unknown> = Promise.resolve()
  let rehearsal: AbortController | null = null

  /** One after the other: whoever wants the next sooner cancels this one. */
  function open(sources: readonly ByteSource[], options: OpenOptions): Promise<Result<SessionsTable>> {
    rehearsal?.abort()
    const turn = opening.then(() => openNext(sources, options))
    opening = turn.catch(() => {})
    return turn
  }

  async function openNext(sources: readonly ByteSource[], options: OpenOptions) {
    const ingest = ingestFor(options)
    // Its columns would stand beside those of two tables.
    tally.forget()
    let isKept = false
    try {
      const table = await takeIn(ingest, decode, sources, options)
      isKept = table.ok
      return table
    } finally {
      if (isKept) {
        await openTable?.discard()
        openTable = ingest
      } else await ingest.discard()
    }
  }

  const ingestFor = (options: OpenOptions): Ingest =>
    new Ingest(
      connection,
      `sessions_${++tables}`,
      decisions(options),
      options.oneIn ?? 1,
      options.signal,
      options.labels,
    )

  function rehearse(sources: readonly ByteSource[]): Promise<void> {
    const controller = new AbortController()
    rehearsal = controller
    const turn = opening.then(async () => {
      const options = { signal: controller.signal }
      for (let round = 0; round < REHEARSALS && !controller.signal.aborted && openTable === null; round++) {
        const ingest = ingestFor(options)
        try {
          await takeIn(ingest, decode, sources, options)
        } finally {
          await ingest.discard()
        }
      }
    })
    opening = turn.catch(() => {})
    return turn
  }

  function read(sources: readonly ByteSource[], options: ReadOptions): Promise<Result<TextTable>> {
    rehearsal?.abort()
    const turn = opening.then(() => readTable(connection, decode, sources, options))
    opening = turn.catch(() => {})
    return turn
  }

  async function put(columns: readonly PutColumn[]): Promise<Result<TableColumn[]>> {
    const sessions = openTable?.sessions
    if (!sessions) return fail({ code: 'no-dataset' })
    // What it keeps of a column may be of the one before.
    tally.forget()
    return settle(() => putColumns(sessions, columns))
  }

  return ok({
    open,
    rehearse,
    read,
    put,
    run: asked.run,
    answer: (statement, signal) => tally.answer(statement, signal),
    lists: (table, needs, signal) => tally.lists(table, needs, signal),
    runArrow: asked.runArrow,
    close: () => connection.close(),
  })
}

/** After so many openings of the sample most of what an opening runs is compiled for good. */
const REHEARSALS = 3

/** How an opening decides about the columns of an export. */
const decisions =
  ({ mapping, remembered = {} }: OpenOptions) =>
  (signature: string): MappingChoice =>
    mapping ?? (Object.hasOwn(remembered, signature) ? remembered[signature]! : NO_CHOICE)

async function takeIn(
  ingest: Ingest,
  decode: Decoder,
  sources: readonly ByteSource[],
  { name, signal, labels, onProgress = () => {} }: OpenOptions,
): Promise<Result<SessionsTable>> {
  const progress = { rows: 0, totalRows: null as number | null, bytes: 0, totalBytes: 0 }
  const label = name ?? datasetName(sources.map((source) => source.name))
  const tooLarge = () =>
    fail({ code: 'dataset-too-large', file: label, fits: progress.rows, totalRows: progress.totalRows })
  try {
    const onRead = (bytes: number) => {
      progress.bytes += bytes
      onProgress({ ...progress })
    }
    const opened = await openSources(sources, decode, onRead, labels)
    if (!opened.ok) return opened
    const { files, findings, totalRows, totalBytes } = opened.value
    Object.assign(progress, { totalRows, totalBytes })
    ingest.expected = totalRows
    for (const { file, batches } of files) {
      for await (const batch of batches(signal)) {
        // Reading a batch and storing it each take their time.
        onProgress({ ...progress })
        const taken = await ingest.add(batch, file, findings, (rows) => onProgress({ ...progress, rows }))
        if (!taken.ok) return isTooMuch(taken.failure) ? tooLarge() : taken
        progress.rows = taken.value
        onProgress({ ...progress })
        await breathe()
        if (signal.aborted) return fail({ code: 'cancelled' })
      }
    }
    return signal.aborted ? fail({ code: 'cancelled' }) : await ingest.finish(label, findings)
  } catch (error) {
    if (error instanceof DamagedFile) return fail({ code: 'file-unreadable', file: error.file, detail: error.message })
    throw error
  }
}

/** The database reached its limit, or would when it is given all columns; what was loaded can be dropped. */
const isTooMuch = (failure: Failure): boolean => failure.code === 'dataset-too-large' || isOutOfMemory(failure)
