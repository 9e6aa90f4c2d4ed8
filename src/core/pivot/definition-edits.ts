import type { DimensionDefinition } from './dimension-definition'
import { type Edit, removeDimension } from './edits'
import { dimensionsOfFilter } from './filter'
import type { PivotSpec } from './spec'

/** An id no definition has: the one that is wanted, or with the next free number. */
export function freeDimensionId({ dimensions }: PivotSpec, wanted: string): string {
  const taken = new Set(dimensions.map(({ id }) => id))
  let id = wanted
  for (let i = 2; taken.has(id); i++) id = `${wanted}_${i}`
  return id
}

/** Adds a dimension the analyst made, or puts it in the place of the one with its id. */
export const setDefinition =
  (definition: DimensionDefinition): Edit =>
  (spec) => {
    const at = spec.dimensions.findIndex(({ id }) => id === definition.id)
    return {
      ...spec,
      dimensions: at < 0 ? [...spec.dimensions, definition] : spec.dimensions.with(at, definition),
    }
  }

/** Takes a dimension the analyst made away, with where it stands and the filters that look at it. */
export const removeDefinition =
  (id: string): Edit =>
  (spec) => {
    const { dimensions, filters, ...rest } = removeDimension(id)(spec)
    return {
      ...rest,
      dimensions: dimensions.filter((definition) => definition.id !== id),
      filters: filters.filter((filter) => !dimensionsOfFilter(filter).includes(id)),
    }
  }
