import type { SessionsTable } from '../dataset/sessions-table'
import { formatKey } from '../format/key'
import type { Dimension, KeyValue } from './dimension'
import { dimensionsOf } from './dimensions-of'
import type { Filter } from './spec'

/** One filter in words: `work mode is Build, Fix or Test`. */
export interface FilterPhrase {
  readonly dimension: string
  readonly subject: string
  readonly verb: string
  readonly values: string
}

/** What the filters keep, phrase by phrase, so that a screen can set the values off from the words. */
export function filterPhrases(filters: readonly Filter[], table: SessionsTable): FilterPhrase[] {
  const dimensions = new Map(dimensionsOf(table).map((d) => [d.id, d]))
  return filters.flatMap((filter) => {
    const dimension = dimensions.get(filter.dimension)
    return dimension ? [phrase(dimension, filter)] : []
  })
}

/** The filters in one line, empty when there are none. */
export function filterSentence(filters: readonly Filter[], table: SessionsTable): string {
  return filterPhrases(filters, table)
    .map(({ subject, verb, values }) => `${subject} ${verb} ${values}`)
    .join('; ')
}

function phrase(dimension: Dimension, { values, isNegated }: Filter): FilterPhrase {
  return {
    dimension: dimension.id,
    subject: dimension.name.toLowerCase(),
    verb: isNegated ? 'is not' : 'is',
    values: listed(dimension, values),
  }
}

const MOST = 6

function listed(dimension: Dimension, values: readonly KeyValue[]): string {
  const names = values.map((value) => formatKey(dimension, value))
  const shown = names.length > MOST ? [...names.slice(0, MOST - 1), `${names.length - MOST + 1} more`] : names
  return shown.length < 2 ? (shown[0] ?? 'nothing') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
}
