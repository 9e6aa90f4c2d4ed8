import { ParquetFile, type RecordBatch } from 'parquet-wasm/esm'
import { fail, ok, type Result } from '#core/failure'
import { arrowColumns } from './arrow-columns'
import type { OpenedFile } from './batch'
import { type ByteSource, DamagedFile } from './byte-source'

const ROWS = 65_536

/** Opens a Parquet file: its footer now, its row groups when they are asked for. */
export async function openParquet(source: ByteSource): Promise<Result<OpenedFile>> {
  const { readable, broken } = breakable(source)
  try {
    const file = await Promise.race([ParquetFile.fromFile(asBlob(readable, 0, source.size)), broken])
    const totalRows = file.metadata().fileMetadata().numRows()
    const columns = arrowColumns(file.schema().intoIPCStream())
    const batches = (signal: AbortSignal) => batchesOf(file, source.name, broken, signal)
    return ok({ columns, read: () => ({ totalRows, batches }) })
  } catch (error) {
    return fail({ code: 'file-unreadable', file: source.name, detail: plainReason(error) })
  }
}

async function* batchesOf(file: ParquetFile, name: string, broken: Promise<never>, signal: AbortSignal) {
  const damaged = (error: unknown): never => {
    throw error instanceof DamagedFile ? error : new DamagedFile(name, plainReason(error))
  }
  const stream = await Promise.race([file.stream({ batchSize: ROWS }), broken]).catch(damaged)
  const reader = stream.getReader()
  let isBroken = false
  try {
    while (!signal.aborted) {
      const { done, value } = await Promise.race([reader.read(), broken]).catch((error: unknown) => {
        isBroken = true
        return damaged(error)
      })
      if (done) break
      yield { kind: 'arrow' as const, stream: (value as RecordBatch).intoIPCStream() }
    }
  } finally {
    // A reader that broke holds on to the file and answers nothing more.
    if (!isBroken) {
      await reader.cancel().catch(() => {})
      file.free()
    }
  }
}

/**
 * The same bytes, and a promise that rejects when they cannot be read. The reader of the format must not see that: it
 * would trap where nobody can catch it.
 */
function breakable(source: ByteSource): { readonly readable: ByteSource; readonly broken: Promise<never> } {
  let onBroken: (error: unknown) => void
  const broken = new Promise<never>((_, reject) => {
    onBroken = reject
  })
  broken.catch(() => {})
  const slice: ByteSource['slice'] = (start, end) =>
    source.slice(start, end).catch((error: unknown) => {
      onBroken(error)
      return new Promise<never>(() => {})
    })
  return { readable: { name: source.name, size: source.size, slice }, broken }
}

/** The part of a Blob that the reader uses, over any source of bytes. */
function asBlob(source: ByteSource, start: number, end: number): Blob {
  const part = {
    size: end - start,
    slice: (from = 0, to = end - start) => asBlob(source, start + from, start + Math.min(to, end - start)),
    arrayBuffer: async () => (await source.slice(start, end)).buffer,
  }
  return part as unknown as Blob
}

const plainReason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/^(External|Parquet error|General): /, '')
