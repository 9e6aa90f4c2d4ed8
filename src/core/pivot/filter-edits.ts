import type { Edit } from './edits'
import { type Filter, type GroupFilter, isGroup, isMembership, type LeafFilter, type MembershipFilter } from './filter'

/** The way to a filter in the tree of a spec: its place among the filters, then in each group. */
export type FilterPath = readonly number[]

/** The filter at a place, or undefined. */
export function filterAt(filters: readonly Filter[], path: FilterPath): Filter | undefined {
  const [first, ...rest] = path
  const found = first === undefined ? undefined : filters[first]
  if (!found || rest.length === 0) return found
  return isGroup(found) ? filterAt(found.filters, rest) : undefined
}

/** Sets a filter on a dimension, in the place of one of its kind; a filter that names no value is none. */
export const setFilter =
  (filter: LeafFilter): Edit =>
  (spec) => {
    const isSame = (other: Filter) =>
      !isGroup(other) && other.dimension === filter.dimension && kindOf(other) === kindOf(filter)
    const at = spec.filters.findIndex(isSame)
    if (saysNothing(filter)) return at < 0 ? spec : { ...spec, filters: spec.filters.toSpliced(at, 1) }
    return { ...spec, filters: at < 0 ? [...spec.filters, filter] : spec.filters.with(at, filter) }
  }

/** Takes the filters away that stand by themselves on a dimension. */
export const removeFilter =
  (dimension: string): Edit =>
  (spec) => ({ ...spec, filters: spec.filters.filter((f) => isGroup(f) || f.dimension !== dimension) })

/** Adds a filter, to the group at a place or beside all others. */
export const addFilter =
  (filter: Filter, to: FilterPath = []): Edit =>
  (spec) => {
    if (!isGroup(filter) && saysNothing(filter)) return spec
    if (to.length === 0) return { ...spec, filters: [...spec.filters, filter] }
    return changeAt(to, (group) => (isGroup(group) ? { ...group, filters: [...group.filters, filter] } : group))(spec)
  }

/** Puts another filter in a place. */
export const replaceFilter = (path: FilterPath, filter: Filter): Edit =>
  !isGroup(filter) && saysNothing(filter) ? removeFilterAt(path) : changeAt(path, () => filter)

/** Takes the filter at a place away, and a group that is left with one filter or none. */
export const removeFilterAt = (path: FilterPath): Edit => changeAt(path, () => null)

/** Makes a group of the filter at a place and another one. */
export const joinFilter = (path: FilterPath, kind: 'all' | 'any', other: Filter): Edit =>
  changeAt(path, (filter) => ({ kind, filters: [filter, other] }))

/** Turns a filter round: it keeps what it left out. */
export const negateFilter = (path: FilterPath): Edit => changeAt(path, negated)

/** Says whether all or any of a group must hold. */
export const setGroupKind = (path: FilterPath, kind: GroupFilter['kind']): Edit =>
  changeAt(path, (filter) => (isGroup(filter) ? { ...filter, kind } : filter))

function negated(filter: Filter): Filter {
  if (isMembership(filter) || filter.kind === 'null') return { ...filter, isNegated: !filter.isNegated }
  if (filter.kind === 'none') return filter.filters.length === 1 ? filter.filters[0]! : { ...filter, kind: 'any' }
  return filter.kind === 'any' ? { ...filter, kind: 'none' } : { kind: 'none', filters: [filter] }
}

const changeAt =
  (path: FilterPath, change: (filter: Filter) => Filter | null): Edit =>
  (spec) => {
    const filters = changed(spec.filters, path, change)
    return filters === spec.filters ? spec : { ...spec, filters: [...filters] }
  }

function changed(
  filters: readonly Filter[],
  [at, ...rest]: FilterPath,
  change: (filter: Filter) => Filter | null,
): readonly Filter[] {
  const filter = at === undefined ? undefined : filters[at]
  if (at === undefined || !filter) return filters
  const next = rest.length === 0 ? change(filter) : isGroup(filter) ? within(filter, rest, change) : filter
  if (next === filter) return filters
  return next === null ? filters.toSpliced(at, 1) : filters.with(at, next)
}

function within(group: GroupFilter, path: FilterPath, change: (filter: Filter) => Filter | null): Filter | null {
  const filters = changed(group.filters, path, change)
  if (filters === group.filters) return group
  // A group of one is that one; turned round it is not.
  return filters.length === 0
    ? null
    : filters.length === 1 && group.kind !== 'none'
      ? filters[0]!
      : { ...group, filters }
}

const kindOf = (filter: LeafFilter) => filter.kind ?? 'membership'

const saysNothing = (filter: LeafFilter): filter is MembershipFilter =>
  isMembership(filter) && filter.values.length === 0
