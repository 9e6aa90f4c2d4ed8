import type { SessionsTable } from '../dataset/sessions-table'
import { fail, ok, type Result } from '../failure'
import { formatKey } from '../format/key'
import { addDays, dateKey, daysOf, startOfLast } from './calendar'
import { type Dimension, isOffScale, type KeyValue } from './dimension'
import type {
  AtLeastFilter,
  Filter,
  GroupKind,
  LeafFilter,
  RangeFilter,
  RelativeFilter,
  TextFilter,
  TextMatch,
  TopFilter,
} from './filter'
import { isGroup } from './filter'
import type { Measure } from './measure'

export interface PlannedMembership {
  readonly kind: 'membership'
  readonly dimension: Dimension
  readonly values: readonly KeyValue[]
  readonly isNegated: boolean
}

/** Bounds as they are stored: numbers, days of a time, or text that sorts as its dimension does. */
export interface PlannedRange {
  readonly kind: 'range'
  readonly dimension: Dimension
  readonly from: string | number | null
  readonly to: string | number | null
  readonly isAbove: boolean
  readonly isBelow: boolean
}

export interface PlannedText {
  readonly kind: 'text'
  readonly dimension: Dimension
  readonly how: TextMatch
  readonly text: string
}

export interface PlannedGroup {
  readonly kind: GroupKind
  readonly filters: readonly PlannedFilter[]
}

/** A filter on what is known of values only after a question of its own; see `ranking.ts`. */
export interface PlannedRanking {
  readonly kind: 'ranking'
  readonly dimension: Dimension
  readonly measure: Measure
  readonly by: TopFilter | AtLeastFilter
}

/** What a filter means for one table. No session is neither in nor out: one without a value is in no range or text. */
export type PlannedFilter = PlannedMembership | PlannedRange | PlannedText | PlannedGroup | PlannedRanking

/** What names of a filter are resolved by. */
export interface FilterNames {
  readonly table: SessionsTable
  dimension(id: string): Result<Dimension>
  measure(id: string): Result<Measure>
}

/** Resolves a filter, and in it the dates, scales and names that depend on the table. */
export function planFilter(filter: Filter, names: FilterNames): Result<PlannedFilter> {
  if (!isGroup(filter)) return planLeaf(filter, names)
  const filters: PlannedFilter[] = []
  for (const one of filter.filters) {
    const planned = planFilter(one, names)
    if (!planned.ok) return planned
    filters.push(planned.value)
  }
  return ok({ kind: filter.kind, filters })
}

function planLeaf(filter: LeafFilter, names: FilterNames): Result<PlannedFilter> {
  const found = names.dimension(filter.dimension)
  if (!found.ok) return found
  const dimension = found.value
  switch (filter.kind) {
    case undefined:
    case 'membership':
      if (dimension.valueType === 'time') return unfit(dimension, filter)
      return ok({ kind: 'membership', dimension, values: filter.values, isNegated: filter.isNegated })
    case 'null':
      return ok({ kind: 'membership', dimension, values: [null], isNegated: filter.isNegated })
    case 'range':
      return planRange(filter, dimension)
    case 'relative':
      return planRelative(filter, dimension, names.table)
    case 'text':
      return planText(filter, dimension)
    case 'top':
    case 'at-least': {
      const measure = names.measure(filter.kind === 'top' ? filter.measure : 'sessions')
      if (!measure.ok) return measure
      return ok({ kind: 'ranking', dimension, measure: measure.value, by: filter })
    }
  }
}

function planRange(filter: RangeFilter, dimension: Dimension): Result<PlannedFilter> {
  const { from, to, isAbove, isBelow } = filter
  const bounds = [from, to].filter((bound) => bound !== null)
  if (dimension.valueType === 'number') {
    const numbers = bounds.map(Number)
    if (bounds.length === 0 || numbers.some((bound) => !Number.isFinite(bound))) return unfit(dimension, filter)
    const [low, high] = [from === null ? null : Number(from), to === null ? null : Number(to)]
    return ok({ kind: 'range', dimension, from: low, to: high, isAbove, isBelow })
  }
  const unit = dateUnitOf(dimension)
  if (unit !== null || dimension.valueType === 'time') {
    const [first, last] = [from, to].map((bound) => (bound === null ? null : daysOf(String(bound))))
    if (bounds.length === 0 || (from !== null && !first) || (to !== null && !last)) return unfit(dimension, filter)
    // The day after the last counts from its first moment on.
    const start = first ? (isAbove ? addDays(first.last, 1) : first.first) : null
    const end = last ? (isBelow ? last.first : addDays(last.last, 1)) : null
    if (unit === null) return ok({ kind: 'range', dimension, from: start, to: end, isAbove: false, isBelow: true })
    // Months and the like are stored as text that sorts in time; one that has begun before the end is in.
    const key = (day: string | null) => day && dateKey(day, unit)
    const ends = end && key(addDays(end, -1))
    return ok({ kind: 'range', dimension, from: key(start), to: ends, isAbove: false, isBelow: false })
  }
  if (!dimension.isOrdinal || !dimension.taxonomy) return unfit(dimension, filter)
  return planSteps(filter, dimension)
}

/** A part of a scale is the steps in it. */
function planSteps(filter: RangeFilter, dimension: Dimension): Result<PlannedFilter> {
  const { from, to, isAbove, isBelow } = filter
  const steps = dimension.taxonomy!.labels.map(({ value }) => value).filter((value) => !isOffScale(value))
  const [low, high] = [from, to].map((bound) => (bound === null ? null : steps.indexOf(String(bound))))
  if (low === -1 || high === -1 || (from === null && to === null)) return unfit(dimension, filter)
  const first = low == null ? 0 : low + Number(isAbove)
  const last = high == null ? steps.length - 1 : high - Number(isBelow)
  return ok({ kind: 'membership', dimension, values: steps.slice(first, last + 1), isNegated: false })
}

function planRelative(filter: RelativeFilter, dimension: Dimension, table: SessionsTable): Result<PlannedFilter> {
  const days = lastDays(filter, dimension, table)
  return days ? planRange({ ...SINCE, dimension: dimension.id, from: days.first }, dimension) : unfit(dimension, filter)
}

const SINCE = { kind: 'range', to: null, isAbove: false, isBelow: false } as const

/** First and last day of a period that is told by the end of the data; null where the data does not tell. */
export function lastDays(
  { unit, count }: RelativeFilter,
  dimension: Dimension,
  table: SessionsTable,
): { readonly first: string; readonly last: string } | null {
  const own = dateUnitOf(dimension)
  const isCoarse = own !== null && own !== 'day' && own !== unit && !(own === 'month' && unit === 'quarter')
  const column = table.columns.find((c) => c.column === dimension.column)
  const last = column?.span?.last ?? (column?.kind === 'month' && table.period ? daysOf(table.period.last)?.last : null)
  if (!last || isCoarse || (own === null && dimension.valueType !== 'time')) return null
  return { first: startOfLast(last, unit, count), last }
}

/** The unit of a dimension whose values are parts of the calendar; null where they are not. */
export function dateUnitOf({ id, source, valueType }: Dimension) {
  if (source.kind === 'date') return source.unit
  if (valueType !== 'text') return null
  return id === 'month' ? 'month' : id === 'quarter' && source.kind === 'lookup' ? 'quarter' : null
}

function planText(filter: TextFilter, dimension: Dimension): Result<PlannedFilter> {
  const { how, text } = filter
  if (dimension.valueType !== 'text' || dateUnitOf(dimension) !== null) return unfit(dimension, filter)
  const labels = dimension.taxonomy?.labels
  if (!labels) return ok({ kind: 'text', dimension, how, text })
  // Labels have names, and those are what people see.
  const pattern = patternOf(how, text)
  const values = labels.map(({ value }) => value).filter((value) => hasPattern(pattern, formatKey(dimension, value)))
  return ok({ kind: 'membership', dimension, values, isNegated: false })
}

/** Parts of a pattern in their order: a text, any text at all, or one character. */
export type Pattern = readonly ({ readonly text: string } | 'any' | 'one')[]

/** What a text filter asks for. */
export function patternOf(how: TextMatch, text: string): Pattern {
  switch (how) {
    case 'contains':
      return ['any', { text }, 'any']
    case 'starts':
      return [{ text }, 'any']
    case 'ends':
      return ['any', { text }]
    case 'matches':
      return [...text.matchAll(/\*|\?|[^*?]+/g)].map(([part]) =>
        part === '*' ? 'any' : part === '?' ? 'one' : { text: part },
      )
  }
}

/** Whether a text has the pattern from beginning to end, without regard to case. */
export function hasPattern(pattern: Pattern, text: string): boolean {
  // Places in the text at which the pattern so far can end; letters are those people count.
  const letters = [...text.toLowerCase()]
  let ends = new Set([0])
  for (const part of pattern) {
    const next = new Set<number>()
    for (const at of ends) {
      if (part === 'any') for (let end = at; end <= letters.length; end++) next.add(end)
      else if (part === 'one') next.add(at + 1)
      else {
        const wanted = [...part.text.toLowerCase()]
        if (wanted.every((letter, i) => letters[at + i] === letter)) next.add(at + wanted.length)
      }
    }
    ends = next
  }
  return ends.has(letters.length)
}

const unfit = (dimension: Dimension, { kind = 'membership' }: LeafFilter) =>
  fail({ code: 'filter-unfit', dimension: dimension.name, kind })
