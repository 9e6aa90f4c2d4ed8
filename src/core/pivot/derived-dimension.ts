import { type FieldId, fieldOf } from '../dataset/field'
import type { Label, Taxonomy } from '../dataset/label'
import { MODEL_FAMILIES, MODEL_FAMILY_WORDS } from '../dataset/model-family'
import { OCCUPATIONS, SOFTWARE_OCCUPATION } from '../dataset/occupation'
import { columnOf, type SessionsTable, type TableColumn } from '../dataset/sessions-table'
import { VALUE_BAND_CEILING, VALUE_BAND_FLOORS, VALUE_BANDS } from '../dataset/value-band'
import { MODE_GROUP_OF, MODE_GROUPS } from '../dataset/work-mode'
import type { Band, Dimension, DimensionSource } from './dimension'

/** A dimension of the study that follows from one field. */
interface Derivation {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly from: FieldId
  readonly taxonomy: Taxonomy
  /** Null where the column cannot tell. */
  source(column: TableColumn): DimensionSource | null
}

const taxonomy = (isOrdinal: boolean, ...labels: readonly Label[]): Taxonomy => ({ isOrdinal, labels })
const lookup = (to: Readonly<Record<string, string>>): DimensionSource => ({ kind: 'lookup', to })
const bands = (ceiling: number, ...of: readonly Band[]): DimensionSource => ({ kind: 'bands', bands: of, ceiling })

// Over 80 per cent of the decisions of a kind (study.md 7.4).
const leadership = taxonomy(
  true,
  { value: 'claude', name: 'Claude' },
  { value: 'shared', name: 'Shared' },
  { value: 'user', name: 'User' },
)
const LEADS = bands(
  1,
  { from: 0, value: 'claude' },
  { from: 0.2, value: 'shared' },
  { from: 0.8, isAbove: true, value: 'user' },
)

const DERIVATIONS: readonly Derivation[] = [
  {
    id: 'mode_group',
    name: 'Mode group',
    about: "The study's four groups of work modes.",
    from: 'work_mode',
    taxonomy: MODE_GROUPS,
    source: () => lookup(MODE_GROUP_OF),
  },
  {
    id: 'quarter',
    name: 'Quarter',
    about: 'Calendar quarter of the start, UTC.',
    from: 'month',
    taxonomy: taxonomy(true),
    source: ({ labels }) =>
      labels ? lookup(Object.fromEntries(labels.map((month) => [month, quarterOf(month)]))) : null,
  },
  {
    id: 'model_family',
    name: 'Model family',
    about: 'Family of the most used model, from its id.',
    from: 'model',
    taxonomy: MODEL_FAMILIES,
    source: ({ labels }) => (labels ? lookup(Object.fromEntries(labels.map((id) => [id, familyOf(id)]))) : null),
  },
  {
    id: 'software_related',
    name: 'Software-related',
    about: 'Whether the user works in a computer or mathematical occupation (study 6.3).',
    from: 'occupation',
    taxonomy: taxonomy(
      false,
      { value: 'software', name: 'Software-related' },
      { value: 'other', name: 'Other occupations' },
      { value: 'Unclear', name: 'Unclear' },
    ),
    source: () => lookup(Object.fromEntries(OCCUPATIONS.labels.map(({ value }) => [value, relatedOf(value)]))),
  },
  {
    id: 'planning_lead',
    name: 'Who leads planning',
    about: 'Who takes over 80 % of the planning decisions (study 7.4).',
    from: 'planning_user_share',
    taxonomy: leadership,
    source: () => LEADS,
  },
  {
    id: 'execution_lead',
    name: 'Who leads execution',
    about: 'Who takes over 80 % of the execution decisions (study 7.4).',
    from: 'execution_user_share',
    taxonomy: leadership,
    source: () => LEADS,
  },
  {
    id: 'code_producing',
    name: 'Code-producing',
    about: 'Whether at least one line was added (study 7.4).',
    from: 'lines_added',
    taxonomy: taxonomy(false, { value: 'yes', name: 'Code added' }, { value: 'no', name: 'No code added' }),
    source: () => bands(Number.MAX_VALUE, { from: 0, value: 'no' }, { from: 1, value: 'yes' }),
  },
  {
    id: 'value_band',
    name: 'Value band',
    about: 'Band of the estimated task value; values under $10 or over $50,000 have none.',
    from: 'task_value_usd',
    taxonomy: VALUE_BANDS,
    source: () =>
      bands(VALUE_BAND_CEILING, ...VALUE_BAND_FLOORS.map((from, i) => ({ from, value: VALUE_BANDS.labels[i]!.value }))),
  },
]

/** Names that derived dimensions go by; a column of an export must not take them. */
export const DERIVED_IDS: readonly string[] = DERIVATIONS.map(({ id }) => id)

/** The dimensions of the study that follow from the columns of a table. */
export function derivedDimensions(table: SessionsTable): Dimension[] {
  return DERIVATIONS.flatMap(({ id, name, about, from, taxonomy, source }) => {
    const column = columnOf(table, from)
    const derived = column && source(column)
    if (!derived) return []
    return [
      {
        id,
        name,
        about,
        group: fieldOf(from).group,
        column: column.column,
        valueType: 'text',
        source: derived,
        // Quarters are as many as the months make.
        ...(taxonomy.labels.length > 0 && { taxonomy }),
        isOrdinal: taxonomy.isOrdinal,
        defaultOrder: 'natural',
        distinct: derived.kind === 'lookup' && column.labels ? reached(derived, column.labels) : taxonomy.labels.length,
        isTooFine: false,
      },
    ]
  })
}

/** Values that the labels of a column lead to. */
const reached = ({ to }: Extract<DimensionSource, { kind: 'lookup' }>, labels: readonly string[]): number =>
  new Set(labels.flatMap((label) => (Object.hasOwn(to, label) ? to[label]! : []))).size

function familyOf(modelId: string): string {
  const id = modelId.toLowerCase()
  return MODEL_FAMILY_WORDS.find((word) => id.includes(word)) ?? 'other'
}

const quarterOf = (month: string): string => `${month.slice(0, 4)} Q${Math.ceil(Number(month.slice(5)) / 3)}`

const relatedOf = (occupation: string): string =>
  occupation === 'Unclear' ? occupation : occupation === SOFTWARE_OCCUPATION ? 'software' : 'other'
