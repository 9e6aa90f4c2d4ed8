import { CompressionType, setCompressionCodec } from '@uwdata/flechette'
import { decompress } from 'fzstd'
import { fail, ok, type Result } from '#core/failure'
import { ArrowColumns } from './arrow-columns'
import { arrowMessages } from './arrow-messages'
import type { Batch, OpenedFile } from './batch'
import { type ByteSource, DamagedFile } from './byte-source'
import { joinBytes } from './join-bytes'
import { unpackLz4 } from './lz4-frame'

/** The mark that ends a stream. */
const END = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0])

const isNotWritten = () => {
  throw new Error('nothing is compressed here')
}
setCompressionCodec(CompressionType.LZ4_FRAME, { decode: unpackLz4, encode: isNotWritten })
setCompressionCodec(CompressionType.ZSTD, { decode: (bytes) => decompress(bytes), encode: isNotWritten })

/** Opens an Arrow file or stream: its schema now, its record batches one by one when they are asked for. */
export async function openArrow(source: ByteSource): Promise<Result<OpenedFile>> {
  try {
    for await (const { kind, bytes } of arrowMessages(source)) {
      if (kind !== 'schema') break
      const columns = new ArrowColumns(joinBytes([bytes, END]), { isTrusted: false, isLeftOut: () => false })
      return ok({
        columns: columns.columns,
        read: (widened) => ({ totalRows: null, batches: (signal) => batchesOf(source, columns, widened, signal) }),
      })
    }
    return fail({ code: 'file-unreadable', file: source.name, detail: 'it does not start with a schema' })
  } catch (error) {
    return fail({ code: 'file-unreadable', file: source.name, detail: reasonOf(error) })
  }
}

async function* batchesOf(
  source: ByteSource,
  columns: ArrowColumns,
  widened: ReadonlySet<string>,
  signal: AbortSignal,
): AsyncIterable<Batch> {
  let schema: Uint8Array = new Uint8Array()
  const dictionaries: Uint8Array[] = []
  try {
    for await (const { kind, bytes } of arrowMessages(source)) {
      if (signal.aborted) return
      if (kind === 'schema') schema = bytes
      // A later dictionary can add to an earlier one, so that every batch is given all of them.
      else if (kind === 'dictionary') dictionaries.push(bytes)
      else {
        const stream = joinBytes([schema, ...dictionaries, bytes, END])
        yield { kind: 'arrow', stream: columns.plain(stream, widened) }
      }
    }
  } catch (error) {
    throw error instanceof DamagedFile ? error : new DamagedFile(source.name, reasonOf(error))
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
