import type { LabelColumn } from '#core/classify/label-columns'
import { withLabels } from '#core/classify/with-labels'
import type { ColumnSpec } from '#core/dataset/column-spec'
import { type SessionRow, TRANSCRIPT_COLUMNS } from '#core/transcript/session-row'
import { TranscriptReader } from '#core/transcript/transcript-reader'
import { type BatchReader, type Findings, MOST_LISTED } from './batch'
import type { ByteSource } from './byte-source'
import { readFiles } from './read-transcripts'
import { writeArrow } from './write-arrow'

const ROWS = 16_384

/**
 * Transcripts as rows, a session each; all of the files are read before the first row, since sessions span them.
 *
 * @param labels columns to put beside those of the transcripts
 */
export function openTranscripts(
  sources: readonly ByteSource[],
  findings: Findings,
  labels: readonly LabelColumn[] = [],
): BatchReader {
  async function* batches(signal: AbortSignal) {
    const read = plainRows(await readTranscripts(sources, findings, signal))
    const { columns, rows, labelledBy } = withLabels(TRANSCRIPT_COLUMNS, read, labels)
    findings.labelledBy = labelledBy
    for (let at = 0; at < rows.length; at += ROWS) {
      yield { kind: 'arrow' as const, stream: writeArrow(columns, rows.slice(at, at + ROWS)) }
    }
  }
  return { totalRows: null, batches }
}

/** Reads transcripts into rows and notes what could not be read. A file that cannot be read to its end stops nothing. */
export async function readTranscripts(
  sources: readonly ByteSource[],
  findings: Findings,
  signal: AbortSignal,
): Promise<readonly SessionRow[]> {
  const read = await readFiles(sources, new TranscriptReader(), signal)
  if (!read) return []
  const { sessions, unreadable, files, records } = read
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
