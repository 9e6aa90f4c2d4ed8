import type { SessionsTable } from '../dataset/sessions-table'
import { formatDateKey, formatDay } from '../format/date'
import { formatKey } from '../format/key'
import { formatCount, formatNumber } from '../format/number'
import { daysOf } from './calendar'
import type { MeasureDefinition } from './definitions/definition'
import { measureName } from './definitions/measure-name'
import type { Dimension, KeyValue } from './dimension'
import { dimensionsOf } from './dimensions-of'
import type { Filter } from './filter'
import {
  type GroupKind,
  isGroup,
  type LeafFilter,
  type RangeFilter,
  type RelativeFilter,
  type TopFilter,
} from './filter'
import type { FilterPath } from './filter-edits'
import { dateUnitOf, lastDays } from './planned-filter'
import type { PivotSpec } from './spec'

/** One filter in words, `work mode` `is` `Build, Fix or Test`, or a group of such. */
export type FilterPhrase =
  | {
      readonly kind: 'leaf'
      /** Where the filter stands in its spec. */
      readonly path: FilterPath
      readonly dimension: string
      readonly subject: string
      readonly verb: string
      readonly values: string
    }
  | { readonly kind: GroupKind; readonly path: FilterPath; readonly phrases: readonly FilterPhrase[] }

type Asked = Pick<PivotSpec, 'filters' | 'dimensions' | 'definitions'>

/** What the filters keep, phrase by phrase, so that a screen can set the values off from the words. */
export function filterPhrases({ filters, dimensions, definitions }: Asked, table: SessionsTable): FilterPhrase[] {
  const known = new Map(dimensionsOf(table, dimensions).map((d) => [d.id, d]))
  const phrasesOf = (of: readonly Filter[], path: FilterPath): FilterPhrase[] =>
    of.flatMap((filter, i): FilterPhrase[] => {
      const at = [...path, i]
      if (isGroup(filter)) {
        const phrases = phrasesOf(filter.filters, at)
        return phrases.length > 0 ? [{ kind: filter.kind, path: at, phrases }] : []
      }
      const dimension = known.get(filter.dimension)
      if (!dimension) return []
      const subject = dimension.name.toLowerCase()
      return [
        { kind: 'leaf', path: at, dimension: dimension.id, subject, ...said(filter, dimension, table, definitions) },
      ]
    })
  return phrasesOf(filters, [])
}

/** The filters in one line, empty when there are none. */
export const filterSentence = (asked: Asked, table: SessionsTable): string =>
  filterPhrases(asked, table).map(phraseText).join('; ')

/** A phrase in one line; groups in brackets. */
export function phraseText(phrase: FilterPhrase): string {
  if (phrase.kind === 'leaf') return `${phrase.subject} ${phrase.verb} ${phrase.values}`
  const all = `(${phrase.phrases.map(phraseText).join(phrase.kind === 'all' ? ' and ' : ' or ')})`
  return phrase.kind === 'none' ? `not ${all}` : all
}

type Said = { readonly verb: string; readonly values: string }

function said(
  filter: LeafFilter,
  dimension: Dimension,
  table: SessionsTable,
  definitions: readonly MeasureDefinition[],
): Said {
  switch (filter.kind) {
    case undefined:
    case 'membership':
      return { verb: filter.isNegated ? 'is not' : 'is', values: listed(dimension, filter.values) }
    case 'null':
      return { verb: 'is', values: filter.isNegated ? 'recorded' : 'not recorded' }
    case 'range':
      return { verb: 'is', values: rangeText(filter, dimension) }
    case 'relative':
      return { verb: 'is', values: relativeText(filter, dimension, table) }
    case 'text':
      return { verb: TEXT_VERBS[filter.how], values: `“${shortened(filter.text)}”` }
    case 'top':
      return { verb: 'is one of', values: topText(filter, definitions) }
    case 'at-least':
      return { verb: 'has', values: `at least ${formatCount(filter.sessions)} sessions` }
  }
}

const TEXT_VERBS = { contains: 'contains', starts: 'starts with', ends: 'ends with', matches: 'matches' } as const

function rangeText({ from, to, isAbove, isBelow }: RangeFilter, dimension: Dimension): string {
  const isDate = dimension.valueType === 'time' || dateUnitOf(dimension) !== null
  const write = (bound: string | number) => (isDate ? dateText(bound) : boundText(bound, dimension))
  if (from === null && to === null) return 'anything'
  if (to === null)
    return isDate
      ? `${isAbove ? 'after' : 'from'} ${write(from!)}${isAbove ? '' : ' on'}`
      : `${isAbove ? 'more than' : 'at least'} ${write(from!)}`
  if (from === null)
    return isDate ? `${isBelow ? 'before' : 'up to'} ${write(to)}` : `${isBelow ? 'less than' : 'at most'} ${write(to)}`
  if (!isAbove && !isBelow) return `${isDate ? 'from ' : ''}${write(from)} to ${write(to)}`
  return `${isAbove ? 'above' : 'from'} ${write(from)} ${isBelow ? 'to below' : 'to'} ${write(to)}`
}

const boundText = (bound: string | number, dimension: Dimension): string =>
  dimension.valueType === 'number' && Number.isFinite(Number(bound))
    ? formatNumber(Number(bound))
    : formatKey(dimension, bound)

/** A day as a day, and a month or quarter as they are written. */
function dateText(bound: string | number): string {
  const text = String(bound)
  const days = daysOf(text)
  if (!days) return text
  if (days.first === days.last) return formatDay(days.first)
  return /^\d{4}-\d{1,2}$/.test(text.trim()) ? formatDateKey(days.first.slice(0, 7), 'month') : text
}

function relativeText(filter: RelativeFilter, dimension: Dimension, table: SessionsTable): string {
  const { unit, count } = filter
  const period = `in the last ${count === 1 ? unit : `${formatCount(count)} ${unit}s`} of the data`
  const days = lastDays(filter, dimension, table)
  return days ? `${period}, from ${formatDay(days.first)} on` : period
}

function topText({ count, measure, isLowest, others }: TopFilter, definitions: readonly MeasureDefinition[]): string {
  const name = measureName(measure, definitions).toLowerCase()
  const what =
    measure === 'sessions' ? `${isLowest ? 'fewest' : 'most'} sessions` : `${isLowest ? 'lowest' : 'highest'} ${name}`
  return `the ${formatCount(count)} with the ${what}${others === 'together' ? ', or others' : ''}`
}

const MOST = 6

function listed(dimension: Dimension, values: readonly KeyValue[]): string {
  const names = values.map((value) => shortened(formatKey(dimension, value)))
  const shown = names.length > MOST ? [...names.slice(0, MOST - 1), `${names.length - MOST + 1} more`] : names
  return shown.length < 2 ? (shown[0] ?? 'nothing') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
}

const LONGEST = 120

/** A value can be as long as a file allows. */
const shortened = (text: string): string => {
  const letters = text.length > LONGEST ? [...text.slice(0, 2 * LONGEST)] : []
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : text
}
