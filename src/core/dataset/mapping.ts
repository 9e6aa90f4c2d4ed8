import { FIELDS, type Field, type FieldKind, fieldOf } from './field'
import { type MappedBy, type Proposal, proposeFields } from './propose-fields'
import type { SourceColumn, SourceType } from './source-column'

/** Where a column of the export goes in the sessions table. */
export interface MappedColumn {
  readonly source: SourceColumn
  /** Name in the sessions table: the field's id, or the column's own name made unique. */
  readonly column: string
  readonly field: Field | null
  readonly kind: FieldKind
  /** How its field was found; null where it has none. */
  readonly by: MappedBy | null
  /** Share of the values looked at that fit the field, 0 to 1; null where none were looked at. */
  readonly fit: number | null
  /** True for a month that is computed from the start, where the export has none of its own. */
  readonly isMonthOfStart?: true
}

/** Names a column of an export must not take: those of derived dimensions, and the engine's own number of a row. */
export const RESERVED: readonly string[] = [
  'mode_group',
  'day',
  'week',
  'quarter',
  'model_family',
  'model_tier',
  'software_related',
  'planning_lead',
  'execution_lead',
  'planning_claude_tenths',
  'execution_claude_tenths',
  'length_band',
  'code_producing',
  'actions_per_prompt_band',
  'value_band',
  'rowid',
]

/**
 * Maps the columns of an export to the session schema; what holds no field of it keeps its own name.
 *
 * @param proposals the field of each column by name; by default what their names tell
 * @param types what the values of columns are, by name, where it is more than their type says
 */
export function mapColumns(
  columns: readonly SourceColumn[],
  proposals: ReadonlyMap<string, Proposal> = proposeFields(columns, new Map(), {}),
  types: ReadonlyMap<string, SourceType> = new Map(),
): MappedColumn[] {
  const taken = new Set<string>([...FIELDS.map((field) => field.id), ...RESERVED])
  const mapped = columns.map((source): MappedColumn => {
    const proposal = proposals.get(source.name)
    if (proposal) {
      const field = fieldOf(proposal.field)
      return { source, column: field.id, field, kind: field.kind, by: proposal.by, fit: proposal.fit }
    }
    const column = uniqueName(source.name, taken)
    taken.add(column.toLowerCase())
    return {
      source,
      column,
      field: null,
      kind: KIND_OF_TYPE[types.get(source.name) ?? source.type],
      by: null,
      fit: null,
    }
  })
  const start = mapped.find(({ column }) => column === 'started_at')
  const hasMonth = mapped.some(({ column }) => column === 'month')
  return start && !hasMonth ? [...mapped, monthOfStart(start)] : mapped
}

function monthOfStart({ source, by }: MappedColumn): MappedColumn {
  const field = fieldOf('month')
  return { source, column: field.id, field, kind: field.kind, by, fit: null, isMonthOfStart: true }
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
