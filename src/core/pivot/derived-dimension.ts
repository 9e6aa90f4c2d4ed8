import { type FieldId, fieldOf } from '../dataset/field'
import type { Label, Taxonomy } from '../dataset/label'
import { MODEL_FAMILIES, MODEL_FAMILY_WORDS } from '../dataset/model-family'
import { MODEL_TIER_OF, MODEL_TIERS } from '../dataset/model-tier'
import { OCCUPATIONS, SOFTWARE_OCCUPATION } from '../dataset/occupation'
import { columnOf, type SessionsTable, type TableColumn } from '../dataset/sessions-table'
import { VALUE_BAND_CEILING, VALUE_BAND_FLOORS, VALUE_BANDS } from '../dataset/value-band'
import { MODE_GROUP_OF, MODE_GROUPS } from '../dataset/work-mode'
import { type DateUnit, unitsBetween } from './calendar'
import { type Band, type Dimension, type DimensionSource, MOST_VALUES } from './dimension'

/** A dimension of the study that follows from one field. */
interface Derivation {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly from: FieldId
  readonly taxonomy: Taxonomy
  /** Another field without which it cannot be told. */
  readonly per?: FieldId
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

const TENTHS = Array.from({ length: 10 }, (_, i) => ({ from: 10 * i, value: `${10 * i}-${10 * i + 10}` }))
const TENTHS_TAXONOMY = taxonomy(
  true,
  ...TENTHS.map(({ from, value }): Label => ({ value, name: `${from} to ${from + 10} %` })),
)
// Claude's share is what the user's leaves, and a band of it holds its lower edge: the user's band then its upper one.
const CLAUDE_TENTHS = bands(
  1,
  ...TENTHS.toReversed().map(({ from, value }): Band => {
    const least = (90 - from) / 100
    return least === 0 ? { from: 0, value } : { from: least, isAbove: true, value }
  }),
)

// Ours: the study does not say what its bands of session length are (study.md 11.1, column 6).
const LENGTH_FLOORS = [1, 2, 5, 10]
const LENGTH_BANDS = taxonomy(
  true,
  { value: '1', name: '1 prompt' },
  { value: '2-4', name: '2 to 4 prompts' },
  { value: '5-9', name: '5 to 9 prompts' },
  { value: '10+', name: '10 or more prompts' },
)

// Ours below 100; the study names only its tail.
const ACTION_FLOORS = [0, 1, 5, 10, 20, 50, 100, 200, 500]
const ACTION_BANDS = taxonomy(
  true,
  ...ACTION_FLOORS.map((from, i): Label => {
    const to = ACTION_FLOORS[i + 1]
    if (to === undefined) return { value: `${from}+`, name: `${from} or more` }
    return { value: `${from}-${to}`, name: from === 0 ? `Under ${to}` : `${from} to ${to}` }
  }),
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
    id: 'day',
    name: 'Day',
    about: 'Day of the start, UTC.',
    from: 'started_at',
    taxonomy: taxonomy(true),
    source: () => ({ kind: 'date', unit: 'day' }),
  },
  {
    id: 'week',
    name: 'Week',
    about: 'Week of the start, UTC, from Monday on (ISO 8601).',
    from: 'started_at',
    taxonomy: taxonomy(true),
    source: () => ({ kind: 'date', unit: 'week' }),
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
    id: 'model_tier',
    name: 'Model tier',
    about: 'Tier of the most used model, by its family: Haiku, Sonnet, Opus, Fable. Other models have none.',
    from: 'model',
    taxonomy: MODEL_TIERS,
    source: ({ labels }) =>
      labels
        ? lookup(
            Object.fromEntries(
              labels.flatMap((id) => (MODEL_TIER_OF[familyOf(id)] ? [[id, MODEL_TIER_OF[familyOf(id)]!]] : [])),
            ),
          )
        : null,
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
    id: 'planning_claude_tenths',
    name: "Claude's planning share, banded",
    about: "Claude's share of the planning decisions, in ten bands of 10 points, as in the study's figure 2 (study 4).",
    from: 'planning_user_share',
    taxonomy: TENTHS_TAXONOMY,
    source: () => CLAUDE_TENTHS,
  },
  {
    id: 'execution_claude_tenths',
    name: "Claude's execution share, banded",
    about:
      "Claude's share of the execution decisions, in ten bands of 10 points, as in the study's figure 2 (study 4).",
    from: 'execution_user_share',
    taxonomy: TENTHS_TAXONOMY,
    source: () => CLAUDE_TENTHS,
  },
  {
    id: 'length_band',
    name: 'Session length, banded',
    about: 'Human prompts of the session in four bands of ours; the study controls for such bands without naming them.',
    from: 'prompts',
    taxonomy: LENGTH_BANDS,
    source: () =>
      bands(
        Number.POSITIVE_INFINITY,
        ...LENGTH_FLOORS.map((from, i) => ({ from, value: LENGTH_BANDS.labels[i]!.value })),
      ),
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
    id: 'actions_per_prompt_band',
    name: 'Actions per prompt, banded',
    about:
      'Successful tool calls per human prompt, in bands that end where the study describes the tail: 100, 200 and 500 (study 1.1). A boundary belongs to the higher band.',
    from: 'actions',
    per: 'prompts',
    taxonomy: ACTION_BANDS,
    source: () => ({
      kind: 'bands',
      bands: ACTION_FLOORS.map((from, i) => ({ from, value: ACTION_BANDS.labels[i]!.value })),
      ceiling: Number.POSITIVE_INFINITY,
      per: 'prompts',
    }),
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

/** The labels of a derived dimension by its id. */
export const derivedTaxonomy = (id: string): Taxonomy | undefined =>
  DERIVATIONS.find((derivation) => derivation.id === id)?.taxonomy

/** The field a derived dimension follows from; null for any other name. */
export const derivedFrom = (id: string): FieldId | null =>
  DERIVATIONS.find((derivation) => derivation.id === id)?.from ?? null

/** Names that derived dimensions go by; a column of an export must not take them. */
export const DERIVED_IDS: readonly string[] = DERIVATIONS.map(({ id }) => id)

/** The dimensions of the study that follow from the columns of a table. */
export function derivedDimensions(table: SessionsTable): Dimension[] {
  return DERIVATIONS.flatMap(({ id, name, about, from, per, taxonomy, source }) => {
    const column = columnOf(table, from)
    const derived = column && (per === undefined || columnOf(table, per)) ? source(column) : null
    if (!column || !derived) return []
    const distinct = Math.min(reached(derived, column, taxonomy), table.sessions)
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
        distinct,
        isTooFine: distinct > MOST_VALUES,
      },
    ]
  })
}

/** Values that the values of a column can lead to. */
function reached(source: DimensionSource, { labels, span }: TableColumn, { labels: all }: Taxonomy): number {
  if (source.kind === 'date') return unitsIn(span, source.unit)
  if (source.kind !== 'lookup' || !labels) return all.length
  return new Set(labels.flatMap((label) => (Object.hasOwn(source.to, label) ? source.to[label]! : []))).size
}

/** Days, weeks, months or quarters a column of times can hold. */
export const unitsIn = (span: TableColumn['span'], unit: DateUnit): number =>
  span ? unitsBetween(span.first, span.last, unit) : 0

function familyOf(modelId: string): string {
  const id = modelId.toLowerCase()
  return MODEL_FAMILY_WORDS.find((word) => id.includes(word)) ?? 'other'
}

const quarterOf = (month: string): string => `${month.slice(0, 4)} Q${Math.ceil(Number(month.slice(5)) / 3)}`

const relatedOf = (occupation: string): string =>
  occupation === 'Unclear' ? occupation : occupation === SOFTWARE_OCCUPATION ? 'software' : 'other'
