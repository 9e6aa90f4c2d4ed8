import type { UnreadableLine } from '#core/dataset/notice'
import { fail, type Result } from '#core/failure'
import { spellingAt } from '#core/load/source-values'
import { type ByteSource, DamagedFile } from './byte-source'
import type { Connection } from './connection'
import type { Decoder } from './decode/decoder'
import { LoadRun, settle } from './load/load-run'
import { readBatch } from './load/read-batch'
import { openSources } from './open-source'

/** A file as text, column by column: what is no session export but is read like one. */
export interface TextTable {
  readonly rows: number
  readonly columns: readonly { readonly name: string; readonly values: readonly (string | null)[] }[]
  /** Lines that could not be read; the first are listed. */
  readonly unreadableLines: number
  readonly unreadable: readonly UnreadableLine[]
}

/** How far a file has been read. */
export interface ReadProgress {
  readonly rows: number
  readonly bytes: number
  readonly totalBytes: number
}

export interface ReadOptions {
  readonly signal: AbortSignal
  readonly onProgress?: (progress: ReadProgress) => void
  /** Only these columns are kept; all where nothing is said. */
  readonly wanted?: (name: string) => boolean
}

const STAGING = 'read table staging'

/** Reads files of one form as text, through the same readers as session exports. */
export async function readTable(
  connection: Connection,
  decode: Decoder,
  sources: readonly ByteSource[],
  { signal, onProgress = () => {}, wanted = () => true }: ReadOptions,
): Promise<Result<TextTable>> {
  let bytes = 0
  try {
    const opened = await openSources(sources, decode, (read) => {
      bytes += read
    })
    if (!opened.ok) return opened
    const { files, findings, totalBytes } = opened.value
    const load = new LoadRun(connection, signal)
    return await settle(async () => {
      const columns = new Map<string, (string | null)[]>()
      let rows = 0
      for (const { batches } of files) {
        for await (const batch of batches(signal)) {
          const read = await readBatch(load, STAGING, batch, findings)
          for (const { name } of read.columns) {
            if (!wanted(name)) continue
            const values = read.valuesOf(name)
            const column = columns.get(name) ?? new Array<null>(rows).fill(null)
            for (let row = 0; row < read.rows; row++) column.push(spellingAt(values, row))
            columns.set(name, column)
          }
          rows += read.rows
          for (const column of columns.values()) while (column.length < rows) column.push(null)
          onProgress({ rows, bytes, totalBytes })
          load.signal.throwIfAborted()
        }
      }
      return {
        rows,
        columns: [...columns].map(([name, values]) => ({ name, values })),
        unreadableLines: findings.unreadableLines,
        unreadable: findings.unreadable,
      }
    })
  } catch (error) {
    if (signal.aborted) return fail({ code: 'cancelled' })
    if (error instanceof DamagedFile) return fail({ code: 'file-unreadable', file: error.file, detail: error.message })
    throw error
  }
}
