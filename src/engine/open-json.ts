import { JsonColumns } from '#core/json/json-columns'
import { type JsonRecord, parseRecord } from '#core/json/parse-record'
import { type Batch, type BatchReader, type Findings, noteUnreadable } from './batch'
import type { ByteSource } from './byte-source'
import { jsonTexts } from './json-texts'
import { utf8Chunks } from './utf8-chunks'
import { writeTextArrow } from './write-arrow'

/** The columns are learned from this much of the first records of each file, in rows and in characters. */
const LEARN_ROWS = 20_000
const LEARN_SIZE = 32 << 20
/** A batch is written after as much. */
const BATCH_ROWS = 65_536
const BATCH_SIZE = 16 << 20
const MOST_CELLS = 2_000_000

/**
 * Opens JSON files of one export, JSON Lines or arrays, a record a session. A key that a record or a file lacks is a
 * missing value. Every column is text: what it means is decided by the encoding, as with CSV.
 */
export function openJson(sources: readonly ByteSource[], findings: Findings, columns: JsonColumns): BatchReader {
  async function* batches(signal: AbortSignal): AsyncIterable<Batch> {
    const { names } = columns
    const mostRows = Math.max(256, Math.min(BATCH_ROWS, Math.floor(MOST_CELLS / Math.max(1, names.length))))
    let rows: (readonly (string | null)[])[] = []
    let size = 0
    const batch = (): Batch => {
      const stream = writeTextArrow(names, rows)
      rows = []
      size = 0
      return { kind: 'arrow', stream }
    }
    let isFirst = true
    for (const source of sources) {
      for await (const { record, text, line } of recordsOf(source, findings)) {
        if (signal.aborted) return
        const row = rowOf(columns, record)
        if (row) rows.push(row)
        else noteUnreadable(findings, { file: source.name, line, why: 'nested too deeply' })
        size += text.length
        if (rows.length < mostRows && size < BATCH_SIZE) continue
        yield batch()
        isFirst = false
      }
    }
    // Even without rows, so that an empty export keeps its columns.
    if (names.length > 0 && (rows.length > 0 || isFirst)) yield batch()
    for (const [name, count] of columns.leftOut) findings.valuesLeftOut.set(name, count)
  }
  return { totalRows: null, batches }
}

/** Learns the columns of a file from its first records. */
export async function learnJsonColumns(source: ByteSource): Promise<JsonColumns> {
  const columns = new JsonColumns()
  let rows = 0
  let size = 0
  for await (const { text, why } of jsonTexts(utf8Chunks(source, () => {}))) {
    const { record } = why === null ? parseRecord(text) : { record: null }
    if (record) columns.learn(record)
    rows++
    size += text.length
    if (rows >= LEARN_ROWS || size >= LEARN_SIZE) break
  }
  return columns
}

async function* recordsOf(source: ByteSource, findings: Findings) {
  const chunks = utf8Chunks(source, () => findings.notUtf8.add(source.name))
  for await (const { text, line, why } of jsonTexts(chunks)) {
    const { record, why: wrong } = why === null ? parseRecord(text) : { record: null, why }
    if (record) yield { record, text, line }
    else noteUnreadable(findings, { file: source.name, line, why: wrong })
  }
}

function rowOf(columns: JsonColumns, record: JsonRecord): (string | null)[] | null {
  try {
    return columns.row(record)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
