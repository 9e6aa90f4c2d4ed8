import { FIELDS, type Field, type FieldKind, fieldOf } from './field'
import { foldLabel } from './label'

/** What a column of an export holds before it is encoded, as far as its type says. */
export type SourceType = 'text' | 'integer' | 'number' | 'boolean' | 'time' | 'other'

export interface SourceColumn {
  readonly name: string
  readonly type: SourceType
}

/** Where a column of the export goes in the sessions table. */
export interface MappedColumn {
  readonly source: SourceColumn
  /** Name in the sessions table: the field's id, or the column's own name made unique. */
  readonly column: string
  readonly field: Field | null
  readonly kind: FieldKind
  /** True for a month that is computed from the start, where the export has none of its own. */
  readonly isMonthOfStart?: true
}

/** Names a column of an export must not take: those of derived dimensions, and the engine's own number of a row. */
const RESERVED = ['mode_group', 'model_family', 'value_band', 'rowid']

/** Maps the columns of an export to the session schema by name, without regard to case, spaces or underscores. */
export function mapColumns(columns: readonly SourceColumn[]): MappedColumn[] {
  const byName = new Map<string, Field>(FIELDS.map((field) => [foldName(field.id), field]))
  const taken = new Set<string>([...FIELDS.map((field) => field.id), ...RESERVED])
  const used = new Set<string>()
  const mapped = columns.map((source): MappedColumn => {
    const field = byName.get(foldName(source.name))
    if (field && !used.has(field.id)) {
      used.add(field.id)
      return { source, column: field.id, field, kind: field.kind }
    }
    const column = uniqueName(source.name, taken)
    taken.add(column.toLowerCase())
    return { source, column, field: null, kind: KIND_OF_TYPE[source.type] }
  })
  const start = mapped.find(({ column }) => column === 'started_at')
  return start && !used.has('month') ? [...mapped, monthOfStart(start)] : mapped
}

/** `session_id`, `Session ID` and `sessionId` are one name. */
const foldName = (name: string): string => foldLabel(name).replaceAll(' ', '')

function monthOfStart({ source }: MappedColumn): MappedColumn {
  const field = fieldOf('month')
  return { source, column: field.id, field, kind: field.kind, isMonthOfStart: true }
}

const KIND_OF_TYPE: Readonly<Record<SourceType, FieldKind>> = {
  text: 'category',
  integer: 'number',
  number: 'number',
  boolean: 'flag',
  time: 'time',
  other: 'category',
}

const LONGEST_NAME = 120

function uniqueName(name: string, taken: ReadonlySet<string>): string {
  // Control characters would break a line of SQL that someone copies.
  const clean =
    name
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, LONGEST_NAME) || 'column'
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? clean : `${clean}_${i}`
    if (!taken.has(candidate.toLowerCase())) return candidate
  }
}
