import { type Field, Type } from '@uwdata/flechette'
import { ParquetFile, type RecordBatch } from 'parquet-wasm/esm'
import { fail, ok, type Result } from '#core/failure'
import { ArrowColumns } from './arrow-columns'
import type { Batch, Findings, OpenedFile } from './batch'
import { type ByteSource, DamagedFile } from './byte-source'
import { askForDictionaries, type Footer, readFooter, withFooter } from './parquet-dictionaries'
import { isTrap, onTrap } from './wasm-traps'

const ROWS = 65_536

/** Opens a Parquet file: its footer now, its row groups when they are asked for. */
export async function openParquet(source: ByteSource, findings: Findings): Promise<Result<OpenedFile>> {
  let reading: Breakable | null = null
  try {
    const footer = await readFooter(source)
    const readable = breakable(footer ? withFooter(source, footer) : source)
    reading = readable
    const file = await openFile(readable)
    const totalRows = file.metadata().fileMetadata().numRows()
    const columns = new ArrowColumns(file.schema().intoIPCStream(), {
      isTrusted: true,
      isLeftOut: (field) => isLost(field, findings),
    })
    const coded = footer && askForDictionaries(file, footer)
    return ok({
      columns: columns.columns,
      read: (widened) => ({
        totalRows,
        async *batches(signal) {
          const isAsRead = columns.isPlain(widened)
          const asked = coded && isAsRead ? await openCoded(source, coded) : null
          if (asked) file.free()
          for await (const stream of streamsOf(asked?.file ?? file, asked?.reading ?? readable, totalRows, signal)) {
            yield { kind: 'arrow', stream: isAsRead ? stream : columns.plain(stream, widened) } satisfies Batch
          }
        },
      }),
    })
  } catch (error) {
    return fail({ code: 'file-unreadable', file: source.name, detail: plainReason(error) })
  } finally {
    reading?.rest()
  }
}

const openFile = (reading: Breakable): Promise<ParquetFile> =>
  reading.orBroken(ParquetFile.fromFile(asBlob(reading.readable, 0, reading.readable.size)))

/** The file with the dictionaries of its pages; null where the reader does not like to be asked for them. */
async function openCoded(source: ByteSource, footer: Footer) {
  const reading = breakable(withFooter(source, footer))
  try {
    return { file: await openFile(reading), reading }
  } catch (error) {
    if (error instanceof DamagedFile) throw error
    return null
  } finally {
    reading.rest()
  }
}

/** The reader forgets the months of intervals, so that what it gives of them would be wrong. */
function isLost({ name, type }: Field, findings: Findings): boolean {
  const isInterval = type.typeId === Type.Interval
  if (isInterval) findings.intervalsLeftOut.add(name)
  return isInterval
}

async function* streamsOf(file: ParquetFile, reading: Breakable, totalRows: number, signal: AbortSignal) {
  const { name } = reading.readable
  let reader: ReadableStreamDefaultReader<RecordBatch> | null = null
  let isBroken = false
  let rows = 0
  reading.listen()
  try {
    reader = (await reading.orBroken(file.stream({ batchSize: ROWS }))).getReader()
    while (!signal.aborted) {
      const { done, value } = await reading.orBroken(reader.read())
      if (done) break
      rows += value.numRows
      yield value.intoIPCStream()
    }
    if (rows !== totalRows && !signal.aborted) {
      throw new DamagedFile(name, `it holds ${rows} rows, and its footer says ${totalRows}`)
    }
  } catch (error) {
    isBroken = true
    throw error instanceof DamagedFile ? error : new DamagedFile(name, plainReason(error))
  } finally {
    reading.rest()
    // A reader that broke holds on to the file and answers nothing more.
    if (!isBroken) {
      await reader?.cancel().catch(() => {})
      file.free()
    }
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

function plainReason(error: unknown): string {
  if (isTrap(error)) return 'the reader cannot make sense of what is in it'
  return (error instanceof Error ? error.message : String(error)).replace(/^(External|Parquet error|General): /, '')
}
