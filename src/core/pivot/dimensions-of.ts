import { fieldOf } from '../dataset/field'
import type { SessionsTable, TableColumn } from '../dataset/sessions-table'
import { derivedDimensions } from './derived-dimension'
import { type Dimension, MOST_VALUES } from './dimension'

/** Everything the sessions of this table can be grouped by, schema fields first. */
export function dimensionsOf(table: SessionsTable): Dimension[] {
  const stored = table.columns.filter(isGroupable).map(fromColumn)
  const derived = derivedDimensions(table)
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
