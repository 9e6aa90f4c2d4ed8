import type { SpellingCount } from './column-profile'
import type { FieldGroup, FieldId, FieldKind } from './field'
import type { LabelledBy } from './labelled-by'
import type { MappingChoice } from './mapping-choice'
import type { Notice, SetAsideRow, UnreadableLine } from './notice'
import type { MappedBy } from './propose-fields'

/** One column of the encoded sessions table. */
export interface TableColumn {
  /** Its name in the table, unique without regard to case. */
  readonly column: string
  /** Its name in the export. */
  readonly source: string
  /** What is shown. */
  readonly name: string
  /** The schema field it holds, or null for any other column of the export. */
  readonly field: FieldId | null
  readonly kind: FieldKind
  readonly group: FieldGroup
  readonly about: string
  /** Distinct values of a column stored as labels, in stored order. */
  readonly labels?: readonly string[]
  /** Distinct values, null not counted. */
  readonly distinct: number
  /** First and last day with a value, `2025-10-01`, of a column of times that has any. */
  readonly span?: { readonly first: string; readonly last: string }
  /** Sessions without a value. */
  readonly missing: number
  /** How its field was found, and the share of values that fit it; null where it holds no field or none was looked at. */
  readonly mappedBy: MappedBy | null
  readonly fit: number | null
  /** A few values as the export writes them. */
  readonly examples: readonly string[]
  /** Values that are none of the labels of the field, the most frequent first; all other rows with such are in notices. */
  readonly unknown: readonly SpellingCount[]
  /** Who gave its labels, where the export or a journal says so. */
  readonly labelledBy?: readonly LabelledBy[]
}

/** What is known of a loaded dataset; the sessions themselves stay in the engine. */
export interface SessionsTable {
  /** Name of the table in the engine. */
  readonly table: string
  /** Name of the dataset, as people know it. */
  readonly name: string
  /** Tells this kind of export from others; decisions about its columns are remembered by it. */
  readonly signature: string
  /** The decisions it was opened with. */
  readonly mapping: MappingChoice
  readonly sessions: number
  /** Distinct users; null when the export has no user_id. */
  readonly users: number | null
  /** First and last month with a session, `2025-10`; null when no start is known. */
  readonly period: { readonly first: string; readonly last: string } | null
  readonly isSynthetic: boolean
  /** The column of the export that holds transcripts; it stays in the file. */
  readonly transcript?: string
  /** Memory the engine holds once it is open, in bytes. */
  readonly bytes: number
  readonly columns: readonly TableColumn[]
  readonly notices: readonly Notice[]
  /** Rows read from the files: sessions kept plus the rows the notices say were set aside. */
  readonly rowsRead: number
  /** The first unreadable lines, for a list; the notices have the full count. */
  readonly unreadable: readonly UnreadableLine[]
  /** The first rows set aside that could be read, for a list; the notices have the full counts. */
  readonly setAside: readonly SetAsideRow[]
}

/** Whether the sessions were read from raw transcripts, whose text can be read again. */
export const isFromTranscripts = ({ notices }: SessionsTable): boolean =>
  notices.some(({ code }) => code === 'from-transcripts')

/** Whether what was said in the sessions is at hand: they were read from transcripts, or the export has a column of them. */
export const hasTranscripts = (table: SessionsTable): boolean =>
  isFromTranscripts(table) || table.transcript !== undefined

/** The column that holds a schema field, if the export has it. */
export function columnOf(table: SessionsTable, field: FieldId): TableColumn | undefined {
  return table.columns.find((c) => c.field === field)
}
