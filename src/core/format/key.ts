import { labelName } from '../dataset/label'
import type { Dimension, KeyValue } from '../pivot/dimension'
import { formatDateKey } from './date'
import { formatMonth } from './month'
import { formatNumber } from './number'

/** What a session without a value is called. */
export const MISSING = 'Not recorded'

/**
 * A text as it is written where words of ours stand too: one that is such a word has quotation marks, and one that is such
 * a word in quotation marks has a pair more, so that no two texts are written alike.
 *
 * `apartFrom('Not recorded', 'Not recorded')` is `"Not recorded"`
 */
export const apartFrom = (value: string, ...words: readonly string[]): string =>
  words.includes(value.replace(/^"+|"+$/g, '')) ? `"${value}"` : value

/** The value that is written so, `Not recorded` being none; the inverse of `formatKey` for text. */
export const readText = (written: string): string | null =>
  written === MISSING ? null : apartFrom(written, MISSING) === written ? written : written.slice(1, -1)

/** One key of a dimension as people read it. */
export function formatKey(dimension: Dimension, value: KeyValue): string {
  if (value === null) return MISSING
  if (dimension.id === 'month') return formatMonth(String(value), true)
  if (dimension.source.kind === 'date') return formatDateKey(String(value), dimension.source.unit)
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (dimension.taxonomy) return labelName(dimension.taxonomy, String(value))
  return typeof value === 'number' ? formatNumber(value) : apartFrom(value, MISSING)
}

/** A total over a dimension: `All occupations`. */
export const formatTotal = (dimension: Dimension | undefined): string =>
  dimension ? (TOTALS.get(dimension.id) ?? `All, by ${dimension.name.toLowerCase()}`) : 'All sessions'

const TOTALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    occupation: 'All occupations',
    work_occupation: 'All work occupations',
    work_mode: 'All work modes',
    mode_group: 'All mode groups',
    expertise: 'All levels',
    month: 'All months',
    day: 'All days',
    week: 'All weeks',
    quarter: 'All quarters',
    model: 'All models',
    model_family: 'All families',
    model_tier: 'All tiers',
    surface: 'All surfaces',
    outcome: 'All outcomes',
    codebase_relation: 'All relations',
    value_band: 'All bands',
    actions_per_prompt_band: 'All bands',
  }),
)
