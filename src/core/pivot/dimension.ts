import { type FieldGroup, fieldOf } from '../dataset/field'
import type { Taxonomy } from '../dataset/label'
import { MODEL_FAMILIES, MODEL_FAMILY_WORDS } from '../dataset/model-family'
import { columnOf, type SessionsTable, type TableColumn } from '../dataset/sessions-table'
import { VALUE_BAND_CEILING, VALUE_BAND_FLOORS, VALUE_BANDS } from '../dataset/value-band'
import { MODE_GROUP_OF, MODE_GROUPS } from '../dataset/work-mode'

/** One value of a dimension, typed; null where the session has none. */
export type KeyValue = string | number | boolean | null

/**
 * What a dimension could not tell: it stands after the values, however many sessions it has, and on no scale.
 */
export const isOffScale = (value: KeyValue): boolean => value === null || value === 'Unclear'

/** How the value of a dimension follows from the columns of the table. */
export type DimensionSource =
  | { readonly kind: 'column' }
  /** Each stored label stands for another value; labels not listed become null. */
  | { readonly kind: 'lookup'; readonly to: Readonly<Record<string, string>> }
  /** Half-open bands by lower bound, the last one closed at the ceiling. */
  | {
      readonly kind: 'bands'
      readonly floors: readonly number[]
      readonly ceiling: number
      readonly values: readonly string[]
    }

/** Something sessions can be grouped by in this table. */
export interface Dimension {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly group: FieldGroup
  /** The column it is computed from. */
  readonly column: string
  readonly valueType: 'text' | 'number' | 'boolean'
  readonly source: DimensionSource
  readonly taxonomy?: Taxonomy
  /** True where the natural order is a scale: expertise, months, numbers. */
  readonly isOrdinal: boolean
  /** Order when nothing is said: the study's or natural order, or largest first. */
  readonly defaultOrder: 'natural' | 'size'
  /** Distinct values, null not counted. */
  readonly distinct: number
  /** Distinct values above which grouping is refused. */
  readonly isTooFine: boolean
}

/** More values than this on one dimension cannot be read, and are refused with a sentence. */
export const MOST_VALUES = 2_000

/** Everything the sessions of this table can be grouped by, schema fields first. */
export function dimensionsOf(table: SessionsTable): Dimension[] {
  const stored = table.columns.filter(isGroupable).map(fromColumn)
  const derived = [modeGroup(table), modelFamily(table), valueBand(table)].filter((d) => d !== null)
  const taken = new Set(stored.map((d) => d.id))
  return [...stored, ...derived.filter((d) => !taken.has(d.id))]
}

function isGroupable({ kind }: TableColumn): boolean {
  return kind !== 'session' && kind !== 'user' && kind !== 'time' && kind !== 'text'
}

function fromColumn(c: TableColumn): Dimension {
  const taxonomy = c.field === null ? undefined : fieldOf(c.field).taxonomy
  const isNumber = c.kind === 'count' || c.kind === 'share' || c.kind === 'number' || c.kind === 'money'
  const isOrdinal = isNumber || c.kind === 'month' || (taxonomy?.isOrdinal ?? false)
  return {
    id: c.column,
    name: c.name,
    about: c.about,
    group: c.group,
    column: c.column,
    valueType: isNumber || c.kind === 'signal' ? 'number' : c.kind === 'flag' ? 'boolean' : 'text',
    source: { kind: 'column' },
    ...(taxonomy && { taxonomy }),
    isOrdinal,
    defaultOrder: isOrdinal || (taxonomy && taxonomy.labels.length < 12) ? 'natural' : 'size',
    distinct: c.distinct,
    isTooFine: c.distinct > MOST_VALUES,
  }
}

function modeGroup(table: SessionsTable): Dimension | null {
  const mode = columnOf(table, 'work_mode')
  return mode
    ? {
        id: 'mode_group',
        name: 'Mode group',
        about: "The study's four groups of work modes.",
        group: fieldOf('work_mode').group,
        column: mode.column,
        valueType: 'text',
        source: { kind: 'lookup', to: MODE_GROUP_OF },
        taxonomy: MODE_GROUPS,
        isOrdinal: false,
        defaultOrder: 'natural',
        distinct: MODE_GROUPS.labels.length,
        isTooFine: false,
      }
    : null
}

function modelFamily(table: SessionsTable): Dimension | null {
  const model = columnOf(table, 'model')
  if (!model?.labels) return null
  const to = Object.fromEntries(model.labels.map((id) => [id, familyOf(id)]))
  return {
    id: 'model_family',
    name: 'Model family',
    about: 'Family of the most used model, from its id.',
    group: fieldOf('model').group,
    column: model.column,
    valueType: 'text',
    source: { kind: 'lookup', to },
    taxonomy: MODEL_FAMILIES,
    isOrdinal: false,
    defaultOrder: 'natural',
    distinct: new Set(Object.values(to)).size,
    isTooFine: false,
  }
}

function familyOf(modelId: string): string {
  const id = modelId.toLowerCase()
  return MODEL_FAMILY_WORDS.find((word) => id.includes(word)) ?? 'other'
}

function valueBand(table: SessionsTable): Dimension | null {
  const money = columnOf(table, 'task_value_usd')
  return money
    ? {
        id: 'value_band',
        name: 'Value band',
        about: 'Band of the estimated task value; values under $10 or over $50,000 have none.',
        group: fieldOf('task_value_usd').group,
        column: money.column,
        valueType: 'text',
        source: {
          kind: 'bands',
          floors: VALUE_BAND_FLOORS,
          ceiling: VALUE_BAND_CEILING,
          values: VALUE_BANDS.labels.map((l) => l.value),
        },
        taxonomy: VALUE_BANDS,
        isOrdinal: true,
        defaultOrder: 'natural',
        distinct: VALUE_BANDS.labels.length,
        isTooFine: false,
      }
    : null
}
