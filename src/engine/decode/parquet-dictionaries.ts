import { DataType, Dictionary, Field, Int32, RecordBatchStreamWriter, Schema, tableFromIPC, Utf8 } from 'apache-arrow'
import type { ParquetFile } from 'parquet-wasm/esm'
import type { ByteSource } from '../byte-source'
import { joinBytes } from '../join-bytes'

/** The last bytes of a Parquet file: the length of its footer, and a mark. */
const TRAILER = 8
const MARK = 'PAR1'

/** A value of a plain page takes at least so many bytes, since its length is written before it. */
const PLAIN_BYTES = 4

/** The footer of a Parquet file and where it begins; null where there seems to be none. */
export interface Footer {
  readonly start: number
  readonly bytes: Uint8Array
}

export async function readFooter(source: ByteSource): Promise<Footer | null> {
  const trailer = await source.slice(source.size - TRAILER, source.size)
  if (trailer.length !== TRAILER || new TextDecoder('latin1').decode(trailer.subarray(4)) !== MARK) return null
  const start = source.size - TRAILER - new DataView(trailer.buffer, trailer.byteOffset).getUint32(0, true)
  return start < 0 ? null : { start, bytes: await source.slice(start, source.size - TRAILER) }
}

/**
 * The footer with a note for the reader, that text which repeats is to come as positions in the dictionary its pages have:
 * it is not written out for every row, and need not be told apart again. Null where no text repeats.
 *
 * The note is the schema in Arrow's form that Arrow's own writers leave in a file, and it is put behind all else the footer
 * says, where the last one holds (Parquet format, `FileMetaData.key_value_metadata`; Thrift compact protocol).
 */
export function askForDictionaries(file: ParquetFile, footer: Footer): Footer | null {
  const { fields } = tableFromIPC(file.schema().intoIPCStream()).schema
  const metadata = file.metadata()
  if (metadata.numRowGroups() === 0 || footer.bytes.at(-1) !== STOP) return null
  const group = metadata.rowGroup(0)
  // Fields of nested columns are not columns of the file one by one.
  if (group.numColumns() !== fields.length) return null
  const repeats = fields.map(({ type }, i) => {
    const column = group.column(i)
    return DataType.isUtf8(type) && column.uncompressedSize() < PLAIN_BYTES * column.numValues()
  })
  if (!repeats.includes(true)) return null
  const asked = fields.map((field, i) => {
    if (!repeats[i]) return field
    const { name, nullable, metadata } = field
    return new Field(name, new Dictionary(new Utf8(), new Int32(), i), nullable, metadata)
  })
  return { start: footer.start, bytes: joinBytes([footer.bytes.subarray(0, -1), schemaNote(new Schema(asked))]) }
}

/** The end of a struct. */
const STOP = 0
/** Field 5 of the file's metadata, a list with one struct. */
const KEY_VALUE_METADATA = [0x09, 2 * 5, 0x1c]
/** The next field of a struct, text. */
const NEXT_TEXT = 0x18

function schemaNote(schema: Schema): Uint8Array {
  const key = new TextEncoder().encode('ARROW:schema')
  const value = new TextEncoder().encode(base64(schemaMessage(schema)))
  return joinBytes([
    Uint8Array.from([...KEY_VALUE_METADATA, NEXT_TEXT, ...varint(key.length)]),
    key,
    Uint8Array.from([NEXT_TEXT, ...varint(value.length)]),
    value,
    Uint8Array.from([STOP, STOP]),
  ])
}

function schemaMessage(schema: Schema): Uint8Array {
  const writer = new RecordBatchStreamWriter()
  writer.reset(undefined, schema)
  writer.close()
  return writer.toUint8Array(true)
}

function base64(bytes: Uint8Array): string {
  let letters = ''
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return btoa(letters)
}

function varint(number: number): number[] {
  const bytes: number[] = []
  let rest = number
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  return [...bytes, rest]
}

/** The same bytes with another footer, which need not be read. */
export function withFooter(source: ByteSource, { start, bytes }: Footer): ByteSource {
  const trailer = new Uint8Array(TRAILER)
  new DataView(trailer.buffer).setUint32(0, bytes.length, true)
  trailer.set(new TextEncoder().encode(MARK), 4)
  const tail = joinBytes([bytes, trailer])
  return {
    name: source.name,
    size: start + tail.length,
    async slice(from, to) {
      const end = tail.slice(Math.max(0, from - start), Math.max(0, to - start))
      return from < start ? joinBytes([await source.slice(from, Math.min(to, start)), end]) : end
    },
  }
}
