import type { ColumnSpec } from '#core/dataset/column-spec'
import { type SessionRow, TRANSCRIPT_COLUMNS } from '#core/transcript/session-row'
import { TranscriptReader } from '#core/transcript/transcript-reader'
import { type BatchReader, type Findings, MOST_LISTED } from './batch'
import { type ByteSource, DamagedFile } from './byte-source'
import { breathe } from './connection'
import { textLines } from './text-lines'
import { writeArrow } from './write-arrow'

const ROWS = 16_384
const BREATHE_MS = 50

/** Transcripts as rows, a session each; all of the files are read before the first row, since sessions span them. */
export function openTranscripts(sources: readonly ByteSource[], findings: Findings): BatchReader {
  async function* batches(signal: AbortSignal) {
    const rows = await readTranscripts(sources, findings, signal)
    for (let at = 0; at < rows.length; at += ROWS) {
      yield { kind: 'arrow' as const, stream: writeArrow(TRANSCRIPT_COLUMNS, plainRows(rows.slice(at, at + ROWS))) }
    }
  }
  return { totalRows: null, batches }
}

/**
 * Reads transcripts into rows and notes what could not be read. A file that cannot be read to its end stops nothing.
 * Stops between two lines when the signal says so.
 */
export async function readTranscripts(
  sources: readonly ByteSource[],
  findings: Findings,
  signal: AbortSignal,
): Promise<readonly SessionRow[]> {
  const reader = new TranscriptReader()
  let last = performance.now()
  for (const source of sources) {
    reader.beginFile(source.name)
    try {
      for await (const line of textLines(source)) {
        reader.readLine(line)
        if (performance.now() - last < BREATHE_MS) continue
        await breathe()
        last = performance.now()
        if (signal.aborted) return []
      }
      reader.endFile()
    } catch (error) {
      // One of ten thousand files can vanish or be locked while the others are read.
      if (!(error instanceof DamagedFile)) throw error
      reader.cutFileShort(error.message)
    }
  }
  const { sessions, unreadable, files, records } = reader.finish()
  findings.isFromTranscripts = true
  findings.unreadable.push(...unreadable.lines)
  findings.unreadableLines += unreadable.count
  findings.unreadableFiles += unreadable.files
  findings.filesCutShort += files.cutShort
  findings.withoutSession.push(...files.withoutSession.slice(0, MOST_LISTED))
  for (const { why } of files.withoutSession) {
    findings.withoutSessionCounts[why] = (findings.withoutSessionCounts[why] ?? 0) + 1
  }
  findings.recordsRepeated += records.repeated
  return sessions
}

type PlainRow = Readonly<Record<ColumnSpec['name'], string | number | boolean | null>>

/** A row is an interface with known columns; the writers take any columns. */
export const plainRows = (rows: readonly SessionRow[]): readonly PlainRow[] => rows as unknown as readonly PlainRow[]
