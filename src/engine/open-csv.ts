import { fail, ok, type Result } from '#core/failure'
import type { Batch, BatchReader } from './batch'
import { type ByteSource, readChunks } from './byte-source'
import { CsvCutter, parseHeader } from './csv-text'

const PIECE = 8 << 20

/** Opens a CSV or TSV file: its header now, its rows when they are asked for, in pieces that end at a row. */
export async function openCsv(source: ByteSource): Promise<Result<BatchReader>> {
  const pieces = piecesOf(source)
  const first = await pieces.next()
  if (first.done) return fail({ code: 'file-empty', file: source.name })
  const header = parseHeader(first.value.bytes)
  if (!header) return fail({ code: 'file-unreadable', file: source.name, detail: 'it has no header line' })
  const { names, dialect, bytes: headerBytes, lines: headerLines } = header
  const rest = {
    bytes: first.value.bytes.subarray(headerBytes),
    linesBefore: headerLines,
  }
  async function* batches(signal: AbortSignal): AsyncIterable<Batch> {
    const make = (bytes: Uint8Array, linesBefore: number): Batch => ({
      kind: 'csv',
      bytes,
      linesBefore,
      columns: names,
      dialect,
      file: source.name,
    })
    // Even without rows, so that an empty export keeps its columns.
    yield make(rest.bytes, rest.linesBefore)
    for await (const piece of pieces) {
      if (signal.aborted) break
      yield make(piece.bytes, piece.linesBefore)
    }
  }
  return ok({ totalRows: null, batches })
}

async function* piecesOf(source: ByteSource) {
  const cutter = new CsvCutter(PIECE)
  for await (const chunk of readChunks(source)) yield* cutter.push(chunk)
  yield* cutter.finish()
}
