import { z } from 'zod'
import { DATE_UNITS, type DateUnit } from './calendar'
import type { KeyValue } from './dimension'

/** Sessions whose value is (or, negated, is not) among the values; null is a value like any other. */
export interface MembershipFilter {
  /** May be left out: the first filters were all of this kind. */
  readonly kind?: 'membership' | undefined
  readonly dimension: string
  readonly values: KeyValue[]
  readonly isNegated: boolean
}

/**
 * Numbers, dates or steps of a scale between two bounds, each in the range unless it is left out. A date is written
 * `2026-01-31`, and as the end of a range means the whole day. A session without a value is in no range.
 */
export interface RangeFilter {
  readonly kind: 'range'
  readonly dimension: string
  /** Null where the range is open. */
  readonly from: string | number | null
  readonly to: string | number | null
  /** The lower bound itself is left out. */
  readonly isAbove: boolean
  /** The upper bound itself is left out. */
  readonly isBelow: boolean
}

/** The last days, weeks, months or quarters that the data has, the last one as far as it goes. */
export interface RelativeFilter {
  readonly kind: 'relative'
  readonly dimension: string
  readonly unit: DateUnit
  readonly count: number
}

/** Text as it is shown, without regard to case; in `matches`, `*` stands for any text and `?` for one character. */
export interface TextFilter {
  readonly kind: 'text'
  readonly dimension: string
  readonly how: TextMatch
  readonly text: string
}

/** Sessions without (or, negated, with) a value. */
export interface NullFilter {
  readonly kind: 'null'
  readonly dimension: string
  readonly isNegated: boolean
}

/**
 * The values with the most of a measure, among the sessions that pass all other filters. Only numbers that may be shown
 * are compared, or the ranks would tell of withheld ones.
 */
export interface TopFilter {
  readonly kind: 'top'
  readonly dimension: string
  readonly count: number
  readonly measure: string
  /** The lowest instead. */
  readonly isLowest: boolean
  /** Whether the other values are left out, or stand as one value where the dimension is on an axis. */
  readonly others: 'out' | 'together'
}

/** The values with at least so many sessions, among the sessions that pass all other filters, as far as may be shown. */
export interface AtLeastFilter {
  readonly kind: 'at-least'
  readonly dimension: string
  readonly sessions: number
}

/** Sessions that pass all, any or none of the filters. */
export interface GroupFilter {
  readonly kind: GroupKind
  readonly filters: readonly Filter[]
}

/** What sessions are kept by: a tree whose leaves look at one dimension each. */
export type Filter =
  | MembershipFilter
  | RangeFilter
  | RelativeFilter
  | TextFilter
  | NullFilter
  | TopFilter
  | AtLeastFilter
  | GroupFilter

export type LeafFilter = Exclude<Filter, GroupFilter>

export const TEXT_MATCHES = ['contains', 'starts', 'ends', 'matches'] as const
export type TextMatch = (typeof TEXT_MATCHES)[number]

export const GROUP_KINDS = ['all', 'any', 'none'] as const
export type GroupKind = (typeof GROUP_KINDS)[number]

export const isMembership = (filter: Filter): filter is MembershipFilter =>
  filter.kind === undefined || filter.kind === 'membership'

export const isGroup = (filter: Filter): filter is GroupFilter =>
  filter.kind === 'all' || filter.kind === 'any' || filter.kind === 'none'

/** Filters that ask about all sessions of a value, not about one session. */
export const isRanking = (filter: Filter): filter is TopFilter | AtLeastFilter =>
  filter.kind === 'top' || filter.kind === 'at-least'

/** Whether a filter, or one in it, asks about all sessions of a value. */
export const hasRanking = (filter: Filter): boolean =>
  isGroup(filter) ? filter.filters.some(hasRanking) : isRanking(filter)

/** The dimensions a filter looks at, each once. */
export const dimensionsOfFilter = (filter: Filter): string[] => [
  ...new Set(isGroup(filter) ? filter.filters.flatMap(dimensionsOfFilter) : [filter.dimension]),
]

/** Groups stand in each other this deep at most; nobody could read more. */
export const DEEPEST_GROUP = 6

const dimension = z.string().min(1)
const count = z.number().int().min(1)
const bound = z
  .union([z.string().min(1), z.number()])
  .nullable()
  .default(null)

const LEAVES = [
  z.object({
    kind: z.literal('membership').optional(),
    dimension,
    values: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
    isNegated: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('range'),
    dimension,
    from: bound,
    to: bound,
    isAbove: z.boolean().default(false),
    isBelow: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('relative'), dimension, unit: z.enum(DATE_UNITS), count }),
  z.object({ kind: z.literal('text'), dimension, how: z.enum(TEXT_MATCHES), text: z.string().min(1) }),
  z.object({ kind: z.literal('null'), dimension, isNegated: z.boolean().default(false) }),
  z.object({
    kind: z.literal('top'),
    dimension,
    count,
    measure: z.string().min(1).default('sessions'),
    isLowest: z.boolean().default(false),
    others: z.enum(['out', 'together']).default('out'),
  }),
  z.object({ kind: z.literal('at-least'), dimension, sessions: count }),
] as const

/** Groups hold a schema that ends, so that a file cannot make the reader follow it without end. */
function filterWithin(depth: number): z.ZodType<Filter> {
  if (depth === 0) return z.discriminatedUnion('kind', LEAVES)
  const filters = z.array(filterWithin(depth - 1))
  const groups = GROUP_KINDS.map((kind) => z.object({ kind: z.literal(kind), filters }))
  return z.discriminatedUnion('kind', [...LEAVES, ...groups]) as unknown as z.ZodType<Filter>
}

export const filterSchema = filterWithin(DEEPEST_GROUP)
