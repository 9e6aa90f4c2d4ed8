import { ParquetFile, type RecordBatch } from 'parquet-wasm/esm'
import { fail, ok, type Result } from '#core/failure'
import type { BatchReader } from './batch'
import { type ByteSource, DamagedFile } from './byte-source'

const ROWS = 32_768

/** Opens a Parquet file: its footer now, its row groups when they are asked for. */
export async function openParquet(source: ByteSource): Promise<Result<BatchReader>> {
  try {
    const file = await ParquetFile.fromFile(asBlob(source, 0, source.size))
    const totalRows = file.metadata().fileMetadata().numRows()
    return ok({ totalRows, batches: (signal) => batchesOf(file, source, signal) })
  } catch (error) {
    return fail({ code: 'file-unreadable', file: source.name, detail: plainReason(error) })
  }
}

async function* batchesOf(file: ParquetFile, source: ByteSource, signal: AbortSignal) {
  const reader = (await file.stream({ batchSize: ROWS })).getReader()
  try {
    while (!signal.aborted) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw error instanceof DamagedFile ? error : new DamagedFile(source.name, plainReason(error))
      })
      if (done) break
      yield { kind: 'arrow' as const, stream: (value as RecordBatch).intoIPCStream() }
    }
  } finally {
    await reader.cancel().catch(() => {})
    file.free()
  }
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
