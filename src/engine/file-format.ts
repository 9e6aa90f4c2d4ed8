import type { FileFormat } from '#core/dataset/file-group'
import { fail, ok, type Result } from '#core/failure'
import { type JsonRecord, parseRecord } from '#core/json/parse-record'
import { isTranscriptRecord } from '#core/transcript/is-transcript-record'
import { type ByteSource, readChunks } from './byte-source'
import { utf8Chunks } from './utf8-chunks'

/** What a file is: by its first bytes, then by its name, and of JSON Lines by the first records. */
export async function formatOf(source: ByteSource): Promise<Result<FileFormat>> {
  const magic = new TextDecoder('latin1').decode(await source.slice(0, 6))
  if (magic.startsWith('PAR1')) return ok('parquet')
  if (magic === 'ARROW1') return ok('arrow')
  const name = source.name.toLowerCase().replace(/\.gz$/, '')
  const head = await headOf(source)
  // An empty transcript is a session that was never started; an empty export is a mistake.
  if (head.length === 0 && !name.endsWith('.jsonl')) return fail({ code: 'file-empty', file: source.name })
  // A Parquet file without its mark is a damaged one, and is better said so by its reader.
  if (name.endsWith('.parquet')) return ok('parquet')
  if (isArrowStream(head) || /\.(arrow|arrows|feather|ipc)$/.test(name)) return ok('arrow')
  if (name.endsWith('.csv') || name.endsWith('.tsv')) return ok('csv')
  const isJson = /\.(jsonl|ndjson|json)$/.test(name) || /^\s*[[{]/.test(new TextDecoder().decode(head.subarray(0, 64)))
  return isJson ? ok(await jsonFormatOf(source, name)) : fail({ code: 'format-unknown', file: source.name })
}

const HEAD = 1 << 16

/** The first bytes, unpacked. */
async function headOf(source: ByteSource): Promise<Uint8Array> {
  const magic = await source.slice(0, 2)
  // Of ten thousand plain transcripts only the first lines are read.
  if (magic[0] !== 0x1f || magic[1] !== 0x8b) return await source.slice(0, HEAD)
  for await (const chunk of readChunks(source)) if (chunk.length > 0) return chunk.subarray(0, HEAD)
  return new Uint8Array()
}

/** A schema message: the mark of a continuation, then the length of its header. */
function isArrowStream(head: Uint8Array): boolean {
  if (head.length < 8) return false
  const view = new DataView(head.buffer, head.byteOffset, 8)
  const length = view.getInt32(4, true)
  return view.getUint32(0, true) === 0xffffffff && length > 0 && length % 4 === 0
}

const LINES_LOOKED_AT = 50
const MOST_LOOKED_AT = 4 << 20

/** A transcript where one of the first records is of one, else an export; the name decides where there is no record. */
async function jsonFormatOf(source: ByteSource, name: string): Promise<FileFormat> {
  const head = await textHead(source)
  if (/^\s*\[/.test(head)) return 'json'
  const records: JsonRecord[] = []
  for (const line of head.split('\n', LINES_LOOKED_AT)) {
    const { record } = parseRecord(line)
    if (record) records.push(record)
  }
  if (records.some(isTranscriptRecord)) return 'transcript'
  // A first line of many megabytes is only looked at.
  const isExport = records.some(isOfExport) || (records.length === 0 && /"session_id"\s*:/.test(head))
  return name.endsWith('.jsonl') && !isExport ? 'transcript' : 'json'
}

/** Whether one of the first records of a JSON file has the id of a session as exports write it, and not as transcripts do. */
export async function namesSessions(source: ByteSource): Promise<boolean> {
  const head = await textHead(source)
  return (
    /^\s*\[/.test(head) ||
    head.split('\n', LINES_LOOKED_AT).some((line) => hasSessionId(parseRecord(line).record ?? {}))
  )
}

const hasSessionId = (record: JsonRecord): boolean =>
  Object.keys(record).some((key) => /^session.?id$/i.test(key) && key !== 'sessionId')

/** A session has an id and is told about; unknown bookkeeping has a type and an id. */
const isOfExport = (record: JsonRecord): boolean => typeof record.type !== 'string' || hasSessionId(record)

/** Text up to the end of a line where there is one, at most some megabytes of it. */
async function textHead(source: ByteSource): Promise<string> {
  const inSmallSlices: ByteSource = {
    name: source.name,
    size: source.size,
    slice: (start, end) => source.slice(start, Math.min(end, start + HEAD)),
  }
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of utf8Chunks(inSmallSlices, () => {})) {
    text += decoder.decode(chunk, { stream: true })
    if (text.includes('\n') || text.length >= MOST_LOOKED_AT) break
  }
  return text
}
