import { type ByteSource, DamagedFile } from './byte-source'

/** Kinds of message that make up a stream (Arrow columnar format, "Encapsulated message format"). */
const SCHEMA = 1
const DICTIONARY = 2
const RECORDS = 3

/** One message with its prefix and its body, as it stands in the file. */
export interface ArrowMessage {
  readonly kind: 'schema' | 'dictionary' | 'records'
  readonly bytes: Uint8Array
}

const FILE_MAGIC = 'ARROW1'
/** The magic, padded. */
const FILE_START = 8
const CONTINUES = 0xffffffff

/**
 * The messages of an Arrow file or stream in the order they stand in. A file is a stream between two marks; that its last
 * messages are there is known by the end mark.
 */
export async function* arrowMessages(source: ByteSource): AsyncGenerator<ArrowMessage> {
  const isFile = new TextDecoder('latin1').decode(await source.slice(0, 6)) === FILE_MAGIC
  for (let at = isFile ? FILE_START : 0; at < source.size; ) {
    const prefix = viewOf(await source.slice(at, at + 8))
    if (prefix.byteLength < 4) throw damaged(source, 'it ends within a message')
    const hasMark = prefix.getUint32(0, true) === CONTINUES
    if (hasMark && prefix.byteLength < 8) throw damaged(source, 'it ends within a message')
    const length = prefix.getInt32(hasMark ? 4 : 0, true)
    const start = at + (hasMark ? 8 : 4)
    if (length === 0) return
    if (length < 0 || start + length > source.size) throw damaged(source, 'a message is longer than the file')
    const { kind, bodyLength } = headerOf(source, viewOf(await source.slice(start, start + length)))
    const end = start + length + bodyLength
    if (end > source.size) throw damaged(source, 'a message is longer than the file')
    if (kind === SCHEMA || kind === DICTIONARY || kind === RECORDS) {
      const bytes = await source.slice(at, end)
      yield { kind: kind === SCHEMA ? 'schema' : kind === DICTIONARY ? 'dictionary' : 'records', bytes }
    }
    at = end
  }
  if (isFile) throw damaged(source, 'it has no end mark')
}

/** Reads the two fields of a Message that are needed: a flatbuffer of version, kind of header, header, length of body. */
function headerOf(source: ByteSource, view: DataView): { readonly kind: number; readonly bodyLength: number } {
  try {
    const table = view.getUint32(0, true)
    const fields = table - view.getInt32(table, true)
    const offsetOf = (field: number): number => {
      const slot = 4 + 2 * field
      return slot < view.getUint16(fields, true) ? view.getUint16(fields + slot, true) : 0
    }
    const kindAt = offsetOf(1)
    const bodyAt = offsetOf(3)
    const body = bodyAt === 0 ? 0n : view.getBigInt64(table + bodyAt, true)
    if (body < 0n || body > BigInt(source.size)) throw damaged(source, 'a message is longer than the file')
    return { kind: kindAt === 0 ? 0 : view.getUint8(table + kindAt), bodyLength: Number(body) }
  } catch (error) {
    throw error instanceof DamagedFile ? error : damaged(source, 'a message has no header')
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const damaged = (source: ByteSource, why: string): DamagedFile => new DamagedFile(source.name, why)
