import type { SessionsTable } from '../dataset/sessions-table'
import { failureText } from '../failure-text'
import { formatKey } from '../format/key'
import { dimensionsOf } from '../pivot/dimensions-of'
import { type Filter, isGroup, isMembership, type MembershipFilter } from '../pivot/filter'
import { normalize } from '../pivot/plan'
import type { PivotSpec } from '../pivot/spec'
import { listed } from './change-text'
import type { View } from './report'

/** A view that is kept although this dataset cannot answer it, or not all of it, and why. */
export interface ViewTrouble {
  readonly view: string
  readonly name: string
  readonly why: string
}

/** The views of a report that this table cannot answer as they were asked. */
export function viewTroubles(views: readonly View[], table: SessionsTable): ViewTrouble[] {
  return views.flatMap(({ id, name, spec }) => {
    const why = troubleOf(spec, table)
    return why === null ? [] : [{ view: id, name, why }]
  })
}

function troubleOf(spec: PivotSpec, table: SessionsTable): string | null {
  const plan = normalize(spec, table)
  if (!plan.ok) return failureText(plan.failure).what
  const dimensions = dimensionsOf(table, spec.dimensions)
  const gone = spec.filters.flatMap(memberships).flatMap((filter) => {
    const dimension = dimensions.find(({ id }) => id === filter.dimension)
    const labels = table.columns.find((c) => c.column === dimension?.column)?.labels
    if (!dimension || !labels || dimension.source.kind !== 'column') return []
    const values = filter.values.filter((value) => typeof value === 'string' && !labels.includes(value))
    return values.length > 0 ? [`${listed(values.map((v) => formatKey(dimension, v)))} in ${dimension.name}`] : []
  })
  return gone.length > 0 ? `It filters on values this dataset does not have: ${gone.join('; ')}.` : null
}

const memberships = (filter: Filter): MembershipFilter[] => {
  if (isGroup(filter)) return filter.filters.flatMap(memberships)
  return isMembership(filter) ? [filter] : []
}
