import { fail, ok, type Result } from '#core/failure'
import { type Batch, type Findings, noteUnreadable, type OpenedFile } from './batch'
import type { ByteSource } from './byte-source'
import { CsvCutter, type CsvPiece, headerEnd, parseHeader } from './csv-text'
import { utf8Chunks } from './utf8-chunks'

const PIECE = 8 << 20
/** No header is as long, in bytes. */
const LONGEST_HEADER = 16 << 20

/** Opens a CSV or TSV file: its header now, its rows when they are asked for, in pieces that end at a row. */
export async function openCsv(source: ByteSource, findings: Findings): Promise<Result<OpenedFile>> {
  const chunks = utf8Chunks(source, () => findings.notUtf8.add(source.name))
  const start = await readStart(chunks)
  if (start.length === 0) return fail({ code: 'file-empty', file: source.name })
  if ((headerEnd(start) ?? start.length) > LONGEST_HEADER) {
    return fail({
      code: 'file-unreadable',
      file: source.name,
      detail: 'its first line is no header: it goes on for 16 MB',
    })
  }
  const header = parseHeader(start)
  if (!header) return fail({ code: 'file-unreadable', file: source.name, detail: 'it has no header line' })
  const { names, dialect, bytes: headerBytes, lines: headerLines } = header

  async function* pieces(): AsyncGenerator<CsvPiece> {
    const cutter = new CsvCutter(PIECE, dialect.delimiter, (line, quoteLine) => {
      const at = (l: number) => headerLines + l
      const why = `a quote on line ${at(quoteLine)} is never closed`
      noteUnreadable(findings, { file: source.name, line: at(line), why }, quoteLine - line + 1)
    })
    yield* cutter.push(start.subarray(headerBytes))
    for await (const chunk of chunks) yield* cutter.push(chunk)
    yield* cutter.finish()
  }

  async function* batches(signal: AbortSignal): AsyncIterable<Batch> {
    const batch = ({ bytes, linesBefore }: CsvPiece): Batch => ({
      kind: 'csv',
      bytes,
      linesBefore: headerLines + linesBefore,
      columns: names,
      dialect,
      file: source.name,
    })
    let isEmpty = true
    for await (const piece of pieces()) {
      if (signal.aborted) return
      isEmpty = false
      yield batch(piece)
    }
    // So that an empty export keeps its columns.
    if (isEmpty) yield batch({ bytes: new Uint8Array(), linesBefore: 0 })
  }
  const columns = names.map((name) => ({ name, type: 'text' as const }))
  return ok({ columns, read: () => ({ totalRows: null, batches }) })
}

/** The first bytes, as many as it takes to hold the header. */
async function readStart(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let start: Uint8Array = new Uint8Array()
  while (start.length <= LONGEST_HEADER && headerEnd(start) === null) {
    const { done, value } = await chunks.next()
    if (done) break
    const joined = new Uint8Array(start.length + value.length)
    joined.set(start)
    joined.set(value, start.length)
    start = joined
  }
  return start
}
