import type { SessionsTable } from '../dataset/sessions-table'
import { MEASURES } from './built-in-measures'
import { isNumeric } from './definitions/measure-columns'
import { missingField } from './definitions/resolve-measure'
import type { Dimension } from './dimension'
import { dimensionsOf } from './dimensions-of'
import { type AxisName, type Edit, insertDimension, insertMeasure, removeDimension, toggleMeasure } from './edits'
import { removeFilter } from './filter-edits'
import type { Measure } from './measure'
import { nameDefinition } from './measure-edits'
import type { PivotSpec } from './spec'

/** What is dragged: a field of the list, a dimension from its shelf, a measure from its own, or a filter. */
export type Dragged =
  | { readonly from: 'fields' | AxisName | 'filters'; readonly dimension: string }
  | { readonly from: 'measures'; readonly measure: string }

/** Where it is dropped: a place on a shelf counted from its start, the filters, or away from all of them. */
export type DropPlace =
  | { readonly on: AxisName | 'measures'; readonly at: number }
  | { readonly on: 'filters' }
  | { readonly on: 'nowhere' }

/** What a drop comes to: an edit, a question about the values of a filter, or the reason why it cannot be. */
export type Drop =
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'filter'; readonly dimension: string }
  | { readonly kind: 'refused'; readonly why: string }

const edit = (made: Edit): Drop => ({ kind: 'edit', edit: made })
const refused = (why: string): Drop => ({ kind: 'refused', why })

/** What it comes to when something is dropped somewhere. */
export function dropOf(dragged: Dragged, place: DropPlace, spec: PivotSpec, table: SessionsTable): Drop {
  if (dragged.from === 'measures') return measureDrop(dragged.measure, place, spec)
  const { from, dimension: id } = dragged
  const dimension = dimensionsOf(table, spec.dimensions).find((one) => one.id === id)
  if (!dimension) return refused(`There is no field ${id}.`)
  switch (place.on) {
    case 'nowhere':
      if (from === 'fields') return refused('A field is put on a shelf.')
      return edit(from === 'filters' ? removeFilter(id) : removeDimension(id))
    case 'filters':
      return { kind: 'filter', dimension: id }
    case 'measures': {
      const measure = measureOf(dimension, table)
      if (measure) return edit(insertMeasure(measure.id, place.at))
      return canAverage(dimension, table)
        ? edit(insertMean(dimension, place.at))
        : refused(`There is no measure of ${dimension.name}.`)
    }
    default:
      if (dimension.isTooFine) {
        const hint = canAverage(dimension, table) ? ' Bin it or use it as a measure.' : ''
        return refused(`${dimension.name} has too many values to group by.${hint}`)
      }
      return edit(insertDimension(place.on, id, place.at))
  }
}

function measureDrop(measure: string, place: DropPlace, { measures }: PivotSpec): Drop {
  switch (place.on) {
    case 'measures':
      return edit(insertMeasure(measure, place.at))
    case 'nowhere':
      return measures.length > 1 ? edit(toggleMeasure(measure)) : refused('A pivot without a measure shows nothing.')
    case 'filters':
      return refused('Sessions are filtered by fields, not by measures.')
    default:
      return refused('A measure has no values to group by.')
  }
}

/** Where a field obviously goes: a measured number to the measures, anything else to the first axis that has room. */
export function obviousPlace(dimension: Dimension, spec: PivotSpec, table: SessionsTable): DropPlace {
  const isMeasured =
    dimension.valueType === 'number' && !dimension.taxonomy && measureOf(dimension, table) !== undefined
  if (isMeasured) return { on: 'measures', at: spec.measures.length }
  const { rows, columns } = spec
  const on = rows.length > 0 && columns.length === 0 ? 'columns' : 'rows'
  return { on, at: spec[on].length }
}

/** The measure that a field stands for: its mean where there is one, else what is closest to it. */
function measureOf({ column }: Dimension, table: SessionsTable): Measure | undefined {
  const known: readonly Measure[] = MEASURES
  const of = known.filter(
    ({ statistic }) => 'of' in statistic && statistic.of.of === column && !('per' in statistic.of),
  )
  const fitting = of.filter((measure) => missingField(measure, table) === null)
  return fitting.find(({ statistic }) => statistic.kind === 'mean') ?? fitting[0]
}

const canAverage = ({ column, source }: Dimension, table: SessionsTable): boolean =>
  source.kind === 'column' && table.columns.some((c) => c.column === column && isNumeric(c))

/** Shows the mean of a field that no measure is known of; it is defined where it is not yet. */
const insertMean =
  ({ column, name }: Dimension, at: number): Edit =>
  (spec) => {
    const known = spec.definitions.find(
      (one) => one.kind === 'column' && one.column === column && one.statistic === 'mean',
    )
    const body = { kind: 'column', column, statistic: 'mean' } as const
    const mean = known ?? nameDefinition(body, `Mean ${name.toLowerCase()}`, spec.definitions)
    return insertMeasure(mean.id, at)({ ...spec, definitions: known ? spec.definitions : [...spec.definitions, mean] })
  }
