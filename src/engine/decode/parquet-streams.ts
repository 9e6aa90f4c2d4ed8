import { ParquetFile, type ParquetMetaData, type ReaderOptions, type RecordBatch } from 'parquet-wasm/esm'
import { type ByteSource, DamagedFile } from '../byte-source'
import { isTrap, onTrap } from '../wasm-traps'
import { type Footer, withFooter } from './parquet-dictionaries'
import { readOnce } from './read-once'

const ROWS = 32_768

/**
 * Rows of the first stream. The reader gives nothing of a row group before all of it is decoded, and whoever waits for the
 * first rows has nothing to do meanwhile.
 */
const FIRST_ROWS = 16_384
const FIRST_GROUP = 0

/** A Parquet file whose rows are to be read. */
export interface ParquetRows {
  /** The footers to try, the best first; null is the one of the file. */
  readonly footers: readonly (Footer | null)[]
  readonly totalRows: number
}

/** The rows of a Parquet file as Arrow streams, some at a time. */
export async function* parquetStreams(
  source: ByteSource,
  { footers, totalRows }: ParquetRows,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const bytes = readOnce(source)
  const { file, reading } = await openAny(bytes.source, footers)
  let reader: ReadableStreamDefaultReader<RecordBatch> | null = null
  let isBroken = false
  let rows = 0
  reading.listen()
  try {
    for (const part of partsOf(file.metadata())) {
      if (signal.aborted) break
      if (part.rowGroups?.[0] !== FIRST_GROUP) bytes.forget()
      reader = (await reading.orBroken(file.stream({ batchSize: ROWS, ...part }))).getReader()
      while (!signal.aborted) {
        const { done, value } = await reading.orBroken(reader.read())
        if (done) break
        rows += value.numRows
        yield value.intoIPCStream()
      }
    }
    if (rows !== totalRows && !signal.aborted) {
      throw new DamagedFile(source.name, `it holds ${rows} rows, and its footer says ${totalRows}`)
    }
  } catch (error) {
    isBroken = true
    throw error instanceof DamagedFile ? error : new DamagedFile(source.name, plainReason(error))
  } finally {
    reading.rest()
    // A reader that broke holds on to the file and answers nothing more.
    if (!isBroken) {
      await reader?.cancel().catch(() => {})
      file.free()
    }
  }
}

/** What to read one after the other: some rows of the first row group, the rest of it, all others. */
function partsOf(metadata: ParquetMetaData): readonly ReaderOptions[] {
  const groups = Array.from({ length: metadata.numRowGroups() }, (_, i) => i)
  if (groups.length === 0 || Number(metadata.rowGroup(FIRST_GROUP).numRows()) <= 2 * FIRST_ROWS) return [{}]
  const others = groups.slice(1)
  return [
    { rowGroups: [FIRST_GROUP], limit: FIRST_ROWS },
    { rowGroups: [FIRST_GROUP], offset: FIRST_ROWS },
    ...(others.length > 0 ? [{ rowGroups: others }] : []),
  ]
}

async function openAny(source: ByteSource, footers: readonly (Footer | null)[]) {
  const [footer = null, ...others] = footers
  try {
    return await openParquetFile(source, footer)
  } catch (error) {
    if (others.length > 0 && !(error instanceof DamagedFile)) return openAny(source, others)
    throw error instanceof DamagedFile ? error : new DamagedFile(source.name, plainReason(error))
  }
}

/** Reads the footer of a file, or takes the one that is given; fails as the reader does. */
export async function openParquetFile(source: ByteSource, footer: Footer | null) {
  const reading = breakable(footer ? withFooter(source, footer) : source)
  try {
    const { readable } = reading
    return { file: await reading.orBroken(ParquetFile.fromFile(asBlob(readable, 0, readable.size))), reading }
  } finally {
    reading.rest()
  }
}

/** Bytes for the Parquet reader, which must not see that they cannot be read: it would trap. */
interface Breakable {
  readonly readable: ByteSource
  /** The answer of the reader; rejects when the bytes cannot be read, or when the reader traps. */
  orBroken<T>(answer: Promise<T>): Promise<T>
  /** Hears traps, from the start until `rest`. */
  listen(): void
  rest(): void
}

function breakable(source: ByteSource): Breakable {
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
  const listen = () => onTrap((error) => onBroken(error))
  let rest = listen()
  return {
    readable: { name: source.name, size: source.size, slice },
    orBroken: (answer) => Promise.race([answer, broken]),
    listen: () => {
      rest()
      rest = listen()
    },
    rest: () => rest(),
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

/** Why the reader failed, in words of ours. */
export function plainReason(error: unknown): string {
  if (isTrap(error)) return 'the reader cannot make sense of what is in it'
  return (error instanceof Error ? error.message : String(error)).replace(/^(External|Parquet error|General): /, '')
}
