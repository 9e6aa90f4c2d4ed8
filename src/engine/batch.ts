import type { LabelledBy } from '#core/dataset/labelled-by'
import type { UnreadableLine, WithoutSession } from '#core/dataset/notice'
import type { SourceColumn } from '#core/dataset/source-column'
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

/** A file of an export whose columns are known; its rows are read when they are asked for. */
export interface OpenedFile {
  readonly columns: readonly SourceColumn[]
  /** @param widened columns that are to be numbers, though here they are whole, since they are not in other files */
  read(widened: ReadonlySet<string>): BatchReader
}

/** What could not be read or was not taken for a session, counted while reading. */
export interface Findings {
  isFromTranscripts: boolean
  unreadableLines: number
  /** Lines that those take in their files: of CSV one of them, a row, can go over many. */
  linesTaken: number
  unreadable: UnreadableLine[]
  unreadableFiles: number
  filesCutShort: number
  /** The first ones; all are counted by reason. */
  withoutSession: { readonly name: string; readonly why: WithoutSession }[]
  withoutSessionCounts: Partial<Record<WithoutSession, number>>
  recordsRepeated: number
  /** Files whose text is not UTF-8, and is taken for Windows-1252. */
  notUtf8: Set<string>
  /** Columns of intervals that are left out. */
  intervalsLeftOut: Set<string>
  /** Values without a column, by the name it would have: it first came up after the columns were settled. */
  valuesLeftOut: Map<string, number>
  /** Who gave the labels of a column, by its name, where a journal says so. */
  labelledBy: ReadonlyMap<string, readonly LabelledBy[]>
}

export const noFindings = (): Findings => ({
  isFromTranscripts: false,
  unreadableLines: 0,
  linesTaken: 0,
  unreadable: [],
  unreadableFiles: 0,
  filesCutShort: 0,
  withoutSession: [],
  withoutSessionCounts: {},
  recordsRepeated: 0,
  notUtf8: new Set(),
  intervalsLeftOut: new Set(),
  valuesLeftOut: new Map(),
  labelledBy: new Map(),
})

/** Unreadable lines kept for the list; all of them are counted. */
export const MOST_LISTED = 200

/** Notes one unreadable line, or a row of several. */
export function noteUnreadable(findings: Findings, line: UnreadableLine, lines = 1): void {
  findings.unreadableLines++
  findings.linesTaken += lines
  if (findings.unreadable.at(-1)?.file !== line.file) findings.unreadableFiles++
  if (findings.unreadable.length < MOST_LISTED) findings.unreadable.push(line)
}
