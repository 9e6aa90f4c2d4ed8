import { fieldOf } from '../dataset/field'
import type { SessionsTable, TableColumn } from '../dataset/sessions-table'
import { definedDimension } from './defined-dimension'
import { derivedDimensions } from './derived-dimension'
import { type Dimension, MOST_VALUES } from './dimension'
import type { DimensionDefinition } from './dimension-definition'

/**
 * Everything the sessions of this table can be grouped by or filtered on: schema fields first, then what derives from them,
 * then what the analyst made of either, which goes before a column of the same name.
 */
export function dimensionsOf(table: SessionsTable, definitions: readonly DimensionDefinition[] = []): Dimension[] {
  const known = givenDimensions(table)
  const defined = definitions.flatMap((definition) => {
    const made = definedDimension(definition, known, table)
    return made.ok ? [made.value] : []
  })
  const taken = new Set(definitions.map(({ id }) => id))
  return [...known.filter(({ id }) => !taken.has(id)), ...defined]
}

/** What a table has by itself, and what definitions are made of. */
export function givenDimensions(table: SessionsTable): readonly Dimension[] {
  const known = given.get(table) ?? listGiven(table)
  given.set(table, known)
  return known
}

/** By table, since every part of the window asks with every edit. */
const given = new WeakMap<SessionsTable, readonly Dimension[]>()

function listGiven(table: SessionsTable): Dimension[] {
  const stored = table.columns.filter(isStored).map(fromColumn)
  const taken = new Set(stored.map((d) => d.id))
  return [...stored, ...derivedDimensions(table).filter((d) => !taken.has(d.id))]
}

const isStored = ({ kind }: TableColumn): boolean => kind !== 'session' && kind !== 'user' && kind !== 'text'

function fromColumn(c: TableColumn): Dimension {
  const taxonomy = c.field === null ? undefined : fieldOf(c.field).taxonomy
  const isNumber = c.kind === 'count' || c.kind === 'share' || c.kind === 'number' || c.kind === 'money'
  const isOrdinal = isNumber || c.kind === 'month' || c.kind === 'time' || (taxonomy?.isOrdinal ?? false)
  return {
    id: c.column,
    name: c.name,
    about: c.about,
    group: c.group,
    column: c.column,
    valueType: typeOf(c, isNumber),
    source: { kind: 'column' },
    ...(taxonomy && { taxonomy }),
    isOrdinal,
    defaultOrder: isOrdinal || (taxonomy && taxonomy.labels.length < 12) ? 'natural' : 'size',
    distinct: c.distinct,
    isTooFine: c.kind === 'time' || c.distinct > MOST_VALUES,
  }
}

function typeOf({ kind }: TableColumn, isNumber: boolean): Dimension['valueType'] {
  if (isNumber || kind === 'signal') return 'number'
  return kind === 'flag' ? 'boolean' : kind === 'time' ? 'time' : 'text'
}
