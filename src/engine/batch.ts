import type { UnreadableLine, WithoutSession } from '#core/dataset/notice'
import type { CsvDialect } from '#core/sql/node'

/** Some rows of an export, in a form the engine takes. */
export type Batch =
  | { readonly kind: 'arrow'; readonly stream: Uint8Array }
  | {
      readonly kind: 'csv'
      readonly bytes: Uint8Array
      readonly columns: readonly string[]
      readonly dialect: CsvDialect
      readonly file: string
      /** Lines of the file before these bytes. */
      readonly linesBefore: number
    }

/** Rows of one or more files, batch by batch. */
export interface BatchReader {
  /** Known before reading for some formats. */
  readonly totalRows: number | null
  batches(signal: AbortSignal): AsyncIterable<Batch>
}

/** What could not be read or was not taken for a session, counted while reading. */
export interface Findings {
  isFromTranscripts: boolean
  unreadableLines: number
  unreadable: UnreadableLine[]
  unreadableFiles: number
  filesCutShort: number
  /** The first ones; all are counted by reason. */
  withoutSession: { readonly name: string; readonly why: WithoutSession }[]
  withoutSessionCounts: Partial<Record<WithoutSession, number>>
  recordsRepeated: number
}

export const noFindings = (): Findings => ({
  isFromTranscripts: false,
  unreadableLines: 0,
  unreadable: [],
  unreadableFiles: 0,
  filesCutShort: 0,
  withoutSession: [],
  withoutSessionCounts: {},
  recordsRepeated: 0,
})

/** Unreadable lines kept for the list; all of them are counted. */
export const MOST_LISTED = 200

/** Notes one unreadable line. */
export function noteUnreadable(findings: Findings, line: UnreadableLine): void {
  findings.unreadableLines++
  if (findings.unreadable.at(-1)?.file !== line.file) findings.unreadableFiles++
  if (findings.unreadable.length < MOST_LISTED) findings.unreadable.push(line)
}
