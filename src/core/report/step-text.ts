import type { SessionsTable } from '../dataset/sessions-table'
import { formatLevel } from '../format/number'
import { formatShowAs } from '../format/show-as'
import { CHART_KIND_NAMES } from '../pivot/chart-choice'
import { measureName } from '../pivot/definitions/measure-name'
import type { DimensionDefinition } from '../pivot/dimension-definition'
import { dimensionsOf } from '../pivot/dimensions-of'
import type { AxisName } from '../pivot/edits'
import { dimensionsOfFilter, type Filter } from '../pivot/filter'
import type { PivotSpec, ValueRange } from '../pivot/spec'
import { METHOD_NAMES } from '../value/estimator'
import type { View } from './report'
import type { Views } from './view-edits'

/** What one step did, in words: `Added Expertise to columns`. */
export function stepText(before: Views, after: Views, table: SessionsTable): string {
  return (
    valuesText(before, after) ??
    viewsText(before.views, after.views) ??
    besideText(before, after) ??
    specsText(before.views, after.views, table) ??
    'Changed the report'
  )
}

/** Values that were put in place of those of the file, or of others. */
function valuesText({ values: before = null }: Views, { values: after = null }: Views): string | null {
  if (before?.run === after?.run) return null
  return after
    ? `Valued the sessions by ${METHOD_NAMES[after.provenance.method]}`
    : 'Took the values of the sessions out'
}

/** A view that came, went, moved or has another name. */
function viewsText(before: readonly View[], after: readonly View[]): string | null {
  const added = after.find(({ id }) => !before.some((view) => view.id === id))
  if (added) {
    const original = before.find(({ spec }) => spec === added.spec)
    return original ? `Duplicated ${original.name}` : `Added ${added.name}`
  }
  const deleted = before.find(({ id }) => !after.some((view) => view.id === id))
  if (deleted) return `Deleted ${deleted.name}`
  if (before.some(({ id }, i) => id !== after[i]!.id)) return 'Moved a view'
  const renamed = after.find(({ name }, i) => name !== before[i]!.name)
  return renamed ? `Renamed ${before[after.indexOf(renamed)]!.name} to ${renamed.name}` : null
}

/** A view that came beside the shown one or went, and filters that were linked or parted. */
function besideText({ beside: before }: Views, { beside: after, views, shown }: Views): string | null {
  if (!after) return before ? 'Took the view beside away' : null
  const isNew = !before || ![before.view, shown].includes(after.view)
  if (isNew) return `Put ${views.find(({ id }) => id === after.view)?.name ?? 'a view'} beside`
  if (after.isLinked === before.isLinked) return null
  return after.isLinked ? 'Linked the filters' : 'Parted the filters'
}

/** What the views ask now and did not before; where several do, it is said once. */
function specsText(before: readonly View[], after: readonly View[], table: SessionsTable): string | null {
  const changed = after.flatMap(({ spec }, i) =>
    spec === before[i]!.spec ? [] : specText(before[i]!.spec, spec, table),
  )
  return changed[0] ?? null
}

function specText(before: PivotSpec, after: PivotSpec, table: SessionsTable): string[] {
  const nameOf = nameIn(table, [...before.dimensions, ...after.dimensions])
  const axes = axesText(before, after, nameOf)
  if (axes) return [axes]
  return (Object.keys(PARTS) as (keyof PivotSpec)[]).flatMap((part) => {
    if (isSame(before[part], after[part])) return []
    const text = PARTS[part]
    return typeof text === 'string' ? text : (text(before, after, nameOf) ?? [])
  })
}

type NameOf = (dimension: string) => string
type PartText = string | ((before: PivotSpec, after: PivotSpec, nameOf: NameOf) => string | null)

/** Words for every part of a spec. */
const PARTS: Readonly<Record<keyof PivotSpec, PartText>> = {
  rows: 'Changed the rows',
  columns: 'Changed the columns',
  measures: measuresText,
  dimensions: dimensionsText,
  definitions: definitionsText,
  showAs: showAsText,
  filters: filtersText,
  level: (_, { level }) => `Intervals of ${formatLevel(level)}`,
  thresholds: ({ thresholds: before }, { thresholds: { minUsers, minSessions } }) => {
    const isLower = minUsers < before.minUsers || minSessions < before.minSessions
    return `${isLower ? 'Lowered' : 'Raised'} the thresholds to ${minUsers} users and ${minSessions} sessions`
  },
  interval: (_, { interval }) => `Sessions of one user taken as ${interval === 'clustered' ? 'alike' : 'independent'}`,
  valueRange: (_, { valueRange = 'combined' }) => `Intervals of values ${VALUE_RANGE_TEXT[valueRange]}`,
  corrections: (_, { corrections = {} }) =>
    Object.keys(corrections).length > 0 ? 'Corrected rates for misclassification' : 'Showed rates as they are labelled',
  chart: chartText,
  formats: ({ formats: before }, { formats: after, definitions }) => {
    const changed = Object.keys(after).find((id) => !isSame(before[id], after[id]))
    return `Formatted ${changed === undefined ? 'the cells' : measureName(changed, definitions)}`
  },
}

const VALUE_RANGE_TEXT: Readonly<Record<ValueRange, string>> = {
  combined: 'of sampling and estimates',
  sampling: 'of sampling alone',
  estimation: 'of the estimates alone',
}

const AXES: readonly AxisName[] = ['rows', 'columns']

function axesText(before: PivotSpec, after: PivotSpec, nameOf: NameOf): string | null {
  if (isSame(before.rows, after.rows) && isSame(before.columns, after.columns)) return null
  if (isSame(before.rows, after.columns) && isSame(before.columns, after.rows)) return 'Swapped rows and columns'
  const all = (spec: PivotSpec) => AXES.flatMap((axis) => spec[axis].map((placement) => ({ axis, placement })))
  const [was, is] = [all(before), all(after)]
  const placeOf = (places: typeof was, dimension: string) =>
    places.find(({ placement }) => placement.dimension === dimension)
  const added = is.filter(({ placement }) => !placeOf(was, placement.dimension))
  const gone = was.filter(({ placement }) => !placeOf(is, placement.dimension))
  const [one] = added
  const [other] = gone
  if (one && other) return `Replaced ${nameOf(other.placement.dimension)} by ${nameOf(one.placement.dimension)}`
  if (one) return `Added ${nameOf(one.placement.dimension)} to ${one.axis}`
  if (other) return `Took ${nameOf(other.placement.dimension)} out`
  const moved = is.find(({ axis, placement }) => placeOf(was, placement.dimension)?.axis !== axis)
  if (moved) return `Moved ${nameOf(moved.placement.dimension)} to ${moved.axis}`
  const isOrderKept = is.every(({ placement }, i) => placement.dimension === was[i]!.placement.dimension)
  if (!isOrderKept) {
    const [first] = is.filter(({ placement }, i) => placement.dimension !== was[i]!.placement.dimension)
    return `Moved ${nameOf(first!.placement.dimension)} within ${first!.axis}`
  }
  const changed = is.find(({ placement }, i) => !isSame(placement, was[i]!.placement))!.placement
  const earlier = placeOf(was, changed.dimension)!.placement
  const isOrdered = !isSame(changed.order, earlier.order)
  return `${isOrdered ? 'Ordered' : 'Changed how to show'} ${nameOf(changed.dimension)}`
}

function chartText({ chart: before }: PivotSpec, { chart: after }: PivotSpec, nameOf: NameOf): string {
  if (before?.panels !== after?.panels)
    return after?.panels == null ? 'One panel for all' : `A panel for each ${nameOf(after.panels)}`
  if (before?.scale !== after?.scale) return `A ${after?.scale === 'log' ? 'logarithmic' : 'linear'} scale`
  return !after || after.kind === 'auto'
    ? 'The chart chosen for the pivot'
    : `Drawn as ${CHART_KIND_NAMES[after.kind].toLowerCase()}`
}

function measuresText(was: PivotSpec, is: PivotSpec): string {
  const [before, after] = [was.measures, is.measures]
  const name = (id: string) => measureName(id, [...is.definitions, ...was.definitions])
  const added = after.find((id) => !before.includes(id))
  const gone = before.find((id) => !after.includes(id))
  if (added && gone) return `Measured ${name(added)} in place of ${name(gone)}`
  if (added) return `Added ${name(added)}`
  return gone ? `Took ${name(gone)} out` : 'Ordered the measures'
}

function definitionsText({ definitions: before }: PivotSpec, { definitions: after }: PivotSpec): string {
  const gone = before.find(({ id }) => !after.some((other) => other.id === id))
  if (gone) return `Forgot the measure ${gone.name}`
  const changed = after.find((definition) => !before.some((other) => isSame(definition, other)))
  return changed ? `Defined ${changed.name}` : 'Changed the measures'
}

function showAsText({ showAs: before }: PivotSpec, { showAs: after, definitions }: PivotSpec): string {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].find(
    (id) => !isSame(before[id], after[id]),
  )
  const way = changed && after[changed] ? formatShowAs(after[changed], []) : ''
  return `Showed ${measureName(changed ?? '', definitions)} as ${way === '' ? 'its value' : way}`
}

function filtersText({ filters: before }: PivotSpec, { filters: after }: PivotSpec, nameOf: NameOf): string {
  const now = after.find((filter) => !before.some((other) => isSame(filter, other)))
  if (now) return `Filtered ${filteredBy(now, nameOf)}`
  const gone = before.find((filter) => !after.some((other) => isSame(filter, other)))
  return gone ? `Took the filter on ${filteredBy(gone, nameOf)} out` : 'Ordered the filters'
}

const filteredBy = (filter: Filter, nameOf: NameOf): string => dimensionsOfFilter(filter).map(nameOf).join(', ')

function dimensionsText({ dimensions: before }: PivotSpec, { dimensions: after }: PivotSpec): string | null {
  const made = after.find(({ id }) => !before.some((other) => other.id === id))
  if (made) return `Made ${made.name}`
  const gone = before.find(({ id }) => !after.some((other) => other.id === id))
  if (gone) return `Took ${gone.name} away`
  const changed = after.find((one) => !before.some((other) => isSame(one, other)))
  return changed ? `Changed ${changed.name}` : null
}

function nameIn(table: SessionsTable, definitions: readonly DimensionDefinition[]): NameOf {
  const names = new Map(dimensionsOf(table, definitions).map(({ id, name }) => [id, name]))
  return (dimension) => names.get(dimension) ?? dimension
}

/** Specs are plain data. */
const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
