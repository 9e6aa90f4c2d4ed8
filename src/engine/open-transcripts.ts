import type { SaidLabel } from '#core/classify/label-record'
import { columnsForTranscripts, withLabels } from '#core/classify/with-labels'
import type { ColumnSpec } from '#core/dataset/column-spec'
import { type SessionRow, TRANSCRIPT_COLUMN_NAMES, TRANSCRIPT_COLUMNS } from '#core/transcript/session-row'
import { TranscriptReader } from '#core/transcript/transcript-reader'
import { type BatchReader, type Findings, MOST_LISTED } from './batch'
import type { ByteSource } from './byte-source'
import { readFiles } from './read-transcripts'
import { writeArrow } from './write-arrow'

const ROWS = 16_384

/**
 * Transcripts as rows, a session each; all of the files are read before the first row, since sessions span them.
 *
 * @param labels of journals, of which those of the sessions of the transcripts become columns
 */
export function openTranscripts(
  sources: readonly ByteSource[],
  findings: Findings,
  labels: readonly SaidLabel[] = [],
): BatchReader {
  async function* batches(signal: AbortSignal) {
    const read = plainRows(await readTranscripts(sources, findings, signal))
    const sessions = new Set(read.map((row) => String(row.session_id)))
    const said = columnsForTranscripts(
      labels.filter(({ session }) => sessions.has(session)),
      TRANSCRIPT_COLUMN_NAMES,
    )
    const { columns, rows, labelledBy } = withLabels(TRANSCRIPT_COLUMNS, read, said)
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
