import type { Label, Taxonomy } from '../dataset/label'
import type { SessionsTable, TableColumn } from '../dataset/sessions-table'
import { type FailureOf, fail, ok, type Result } from '../failure'
import { formatKey } from '../format/key'
import { binsOf } from './bin-bands'
import { unitsIn } from './derived-dimension'
import { type Dimension, isOffScale, type KeyValue, MOST_VALUES } from './dimension'
import type { BinsDefinition, DateDefinition, DimensionDefinition, GroupsDefinition } from './dimension-definition'

/**
 * Makes the dimension an analyst defined, or says why it cannot be made of this table.
 *
 * @param known what it can be made of
 */
export function definedDimension(
  definition: DimensionDefinition,
  known: readonly Dimension[],
  table: SessionsTable,
): Result<Dimension> {
  const from = known.find(({ id }) => id === definition.from)
  const column = from && table.columns.find((c) => c.column === from.column)
  if (!from || !column) {
    return fail({ code: 'dimension-needs-column', dimension: definition.name, column: definition.from })
  }
  const unfit = unfitFor(definition, from, column)
  return unfit
    ? fail({ code: 'dimension-unfit', dimension: definition.name, from: from.name, kind: unfit })
    : ok(make(definition, from, column, table))
}

/** What a dimension would have to be made of; null where it can be made of this one. */
function unfitFor(definition: DimensionDefinition, from: Dimension, column: TableColumn): Unfit | null {
  const isFit =
    definition.kind === 'bins'
      ? canBin(from)
      : definition.kind === 'date'
        ? from.valueType === 'time'
        : from.valueType !== 'time' && areApart(definition, from, column)
  if (isFit) return null
  // A column without any value has no type either.
  return from.distinct === 0 ? 'nothing' : definition.kind
}

type Unfit = FailureOf<'dimension-unfit'>['kind']

/** Whether a dimension is a number that can be cut into bins. */
export const canBin = ({ valueType, source }: Dimension): boolean => valueType === 'number' && source.kind === 'column'

function make(definition: DimensionDefinition, from: Dimension, column: TableColumn, table: SessionsTable): Dimension {
  switch (definition.kind) {
    case 'bins':
      return binned(definition, from, column)
    case 'date':
      return dated(definition, from, column, table.sessions)
    case 'groups':
      return grouped(definition, from, column)
  }
}

function binned(definition: BinsDefinition, from: Dimension, { kind }: TableColumn): Dimension {
  const { bands, labels } = binsOf(definition, kind)
  return {
    ...made(definition, from, `${from.name} in bins.`),
    source: { kind: 'bands', bands, ceiling: Number.POSITIVE_INFINITY },
    taxonomy: { isOrdinal: true, labels },
    isOrdinal: true,
    defaultOrder: 'natural',
    distinct: labels.length,
  }
}

function dated(definition: DateDefinition, from: Dimension, { span }: TableColumn, sessions: number): Dimension {
  const distinct = Math.min(unitsIn(span, definition.unit), sessions)
  return {
    ...made(definition, from, `${from.name} by ${definition.unit}, UTC.`),
    source: { kind: 'date', unit: definition.unit },
    isOrdinal: true,
    defaultOrder: 'natural',
    distinct,
    isTooFine: distinct > MOST_VALUES,
  }
}

function grouped(definition: GroupsDefinition, from: Dimension, column: TableColumn): Dimension {
  const { groups, rest } = definition
  const restName = rest === 'apart' ? null : rest.name
  const taxonomy = groupTaxonomy(definition, from, column)
  const named = groups.flatMap(({ values }) => values)
  return {
    ...made(definition, from, `${from.name}, values grouped.`),
    source: { kind: 'groups', of: from.source, groups, rest: restName },
    ...(taxonomy && { taxonomy }),
    isOrdinal: taxonomy?.isOrdinal ?? false,
    defaultOrder: taxonomy?.isOrdinal ? 'natural' : from.defaultOrder,
    ...(restName !== null && { rest: restName }),
    distinct: groups.length + (restName === null ? Math.max(0, from.distinct - named.length) : 1),
    isTooFine: restName === null && from.isTooFine,
  }
}

const made = ({ id, name }: DimensionDefinition, from: Dimension, about: string) => ({
  id,
  name,
  about,
  group: from.group,
  column: from.column,
  valueType: 'text' as const,
  isTooFine: false,
})

/** The values of a dimension as far as they are known before any session is looked at. */
export function knownValues({ taxonomy, source }: Dimension, { labels }: Pick<TableColumn, 'labels'>): string[] {
  if (taxonomy) return taxonomy.labels.map(({ value }) => value)
  if (source.kind === 'lookup') return [...new Set(Object.values(source.to))].sort()
  return source.kind === 'column' ? [...(labels ?? [])] : []
}

/** Whether no group has the name of a value that is not in it, or of another group: the two would become one. */
function areApart({ groups, rest }: GroupsDefinition, from: Dimension, column: TableColumn): boolean {
  const names = [...groups.map(({ name }) => name), ...(rest === 'apart' ? [] : [rest.name])]
  const grouped = new Set(groups.flatMap(({ values }) => values.map(String)))
  const apart = rest === 'apart' ? knownValues(from, column).filter((value) => !grouped.has(value)) : []
  const values = groups.flatMap((group) => group.values)
  return (
    new Set(names).size === names.length &&
    new Set(values).size === values.length &&
    !names.some((name) => apart.includes(name) || isOffScale(name))
  )
}

/** Groups stand where the first of their values stood; on a scale they make a scale while they hold neighbours. */
function groupTaxonomy({ groups, rest }: GroupsDefinition, from: Dimension, column: TableColumn): Taxonomy | null {
  const values: KeyValue[] = knownValues(from, column)
  if (from.valueType !== 'text' || values.length === 0) {
    return rest === 'apart' ? null : { isOrdinal: false, labels: [...groups.map(groupLabel), restLabel(rest.name)] }
  }
  const labels = new Map<string, Label>()
  let isUnbroken = true
  let last: string | null = null
  for (const value of values) {
    const group = groups.find((one) => one.values.includes(value))
    if (!group && rest !== 'apart' && !isOffScale(value)) {
      isUnbroken = false
      continue
    }
    const name = group?.name ?? String(value)
    if (labels.has(name) && last !== name) isUnbroken = false
    labels.set(name, group ? groupLabel(group) : { value: name, name: formatKey(from, value) })
    last = name
  }
  for (const group of groups) labels.set(group.name, groupLabel(group))
  if (rest !== 'apart') labels.set(rest.name, restLabel(rest.name))
  return { isOrdinal: from.isOrdinal && isUnbroken, labels: [...labels.values()] }
}

const groupLabel = ({ name }: { readonly name: string }): Label => ({ value: name, name })
const restLabel = (name: string): Label => ({ value: name, name })
