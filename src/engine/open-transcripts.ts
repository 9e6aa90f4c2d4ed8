import type { LabelColumn } from '#core/classify/label-columns'
import { type Preparation, STUDY_PREPARATION } from '#core/classify/prepare/prepare'
import { withLabels } from '#core/classify/with-labels'
import type { ColumnSpec } from '#core/dataset/column-spec'
import { type SessionRow, TRANSCRIPT_COLUMNS } from '#core/transcript/session-row'
import { TranscriptReader } from '#core/transcript/transcript-reader'
import type { TranscriptResult } from '#core/transcript/transcript-result'
import { type SessionTurns, TurnStore } from '#core/transcript/turn-store'
import { type BatchReader, type Findings, MOST_LISTED } from './batch'
import { type ByteSource, DamagedFile } from './byte-source'
import { breathe } from './connection'
import { textLines } from './text-lines'
import { writeArrow } from './write-arrow'

const ROWS = 16_384
const BREATHE_MS = 50

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

/**
 * What was said in each session of some transcripts, cut as the study does unless told otherwise; none where they are no
 * transcripts, or the signal is aborted.
 */
export async function readSaid(
  sources: readonly ByteSource[],
  signal: AbortSignal,
  { turn, whole }: Pick<Preparation, 'turn' | 'whole'> = STUDY_PREPARATION,
): Promise<readonly SessionTurns[]> {
  const reader = new TranscriptReader(new TurnStore({ turn, session: whole }))
  return (await readFiles(sources, reader, signal))?.said ?? []
}

/** Reads files into a reader, and stops between two lines when the signal says so: then there is no result. */
async function readFiles(
  sources: readonly ByteSource[],
  reader: TranscriptReader,
  signal: AbortSignal,
): Promise<TranscriptResult | null> {
  let last = performance.now()
  for (const source of sources) {
    reader.beginFile(source.name)
    try {
      for await (const line of textLines(source)) {
        reader.readLine(line)
        if (performance.now() - last < BREATHE_MS) continue
        await breathe()
        last = performance.now()
        if (signal.aborted) return null
      }
      reader.endFile()
    } catch (error) {
      // One of ten thousand files can vanish or be locked while the others are read.
      if (!(error instanceof DamagedFile)) throw error
      reader.cutFileShort(error.message)
    }
  }
  return reader.finish()
}

type PlainRow = Readonly<Record<ColumnSpec['name'], string | number | boolean | null>>

/** A row is an interface with known columns; the writers take any columns. */
export const plainRows = (rows: readonly SessionRow[]): readonly PlainRow[] => rows as unknown as readonly PlainRow[]
