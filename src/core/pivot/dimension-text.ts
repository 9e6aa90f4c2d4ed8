import type { SessionsTable } from '../dataset/sessions-table'
import { formatKey } from '../format/key'
import type { Dimension } from './dimension'
import type { DimensionDefinition } from './dimension-definition'
import { dimensionsOf, givenDimensions } from './dimensions-of'
import { dimensionsOfFilter } from './filter'
import type { PivotSpec } from './spec'

/** A dimension the analyst made, by name and in words. */
export interface DimensionText {
  readonly id: string
  readonly name: string
  readonly text: string
}

/** What the made dimensions are that a pivot groups by or filters on. */
export function dimensionTexts(spec: PivotSpec, table: SessionsTable): DimensionText[] {
  const used = new Set([
    ...[...spec.rows, ...spec.columns].map(({ dimension }) => dimension),
    ...spec.filters.flatMap(dimensionsOfFilter),
  ])
  const given = givenDimensions(table)
  const known = dimensionsOf(table, spec.dimensions)
  return spec.dimensions.flatMap((definition) => {
    const made = known.find(({ id }) => id === definition.id)
    const from = given.find(({ id }) => id === definition.from)
    if (!used.has(definition.id) || !made || !from) return []
    return [{ id: definition.id, name: definition.name, text: textOf(definition, made, from) }]
  })
}

/** More bins than this are counted. */
const MOST_NAMED = 12

function textOf(definition: DimensionDefinition, made: Dimension, from: Dimension): string {
  switch (definition.kind) {
    case 'date':
      return `${from.name} by ${definition.unit}, UTC`
    case 'bins': {
      const names = made.taxonomy?.labels.map(({ name }) => name) ?? []
      const bins = definition.cut.by === 'quantiles' ? 'quantiles' : 'bins'
      return names.length > MOST_NAMED
        ? `${from.name} in ${names.length} ${bins}, ${names[0]} to ${names.at(-1)}`
        : `${from.name} in ${bins}: ${names.join(', ')}`
    }
    case 'groups': {
      const groups = definition.groups.map(
        ({ name, values }) => `${name} = ${values.map((value) => formatKey(from, value)).join(' + ')}`,
      )
      const rest = definition.rest === 'apart' ? 'other values apart' : `${definition.rest.name} = other values`
      return `${from.name} in groups: ${[...groups, rest].join('; ')}`
    }
  }
}
