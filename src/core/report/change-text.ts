import { formatPeriod } from '../format/month'
import { formatCount } from '../format/number'
import type { DatasetChange } from './dataset-change'

/** A change of a dataset in words: `20 000 sessions became 21 500.` */
export function changeText(change: DatasetChange): string {
  switch (change.code) {
    case 'sessions':
    case 'users':
      return `${capital(change.code)}: ${countOrNone(change.before)} then, ${countOrNone(change.after)} now.`
    case 'period':
      return `Period: ${periodOrNone(change.before)} then, ${periodOrNone(change.after)} now.`
    case 'columns-new':
      return `New ${noun(change.columns, 'column')}: ${listed(change.columns)}.`
    case 'columns-gone':
      return `${capital(noun(change.columns, 'column'))} no longer there: ${listed(change.columns)}.`
    case 'column-kind':
      return `The column ${change.column} held ${change.before} values and now holds ${change.after} values.`
    case 'labels-new':
      return `New in ${change.column}: ${listed(change.labels)}.`
    case 'labels-gone':
      return `No longer in ${change.column}: ${listed(change.labels)}.`
    case 'quantiles':
      return recutText(change.dimension)
  }
}

/** Quantiles are those of the dataset that is open. */
export const recutText = (dimension: string): string => `The quantiles of ${dimension} are those of this dataset now.`

const MOST = 12

/** Names in a row; of many the first, and how many more there are. */
export function listed(names: readonly string[]): string {
  const shown = names.length > MOST ? [...names.slice(0, MOST - 1), `${names.length - MOST + 1} more`] : names
  return shown.length < 2 ? (shown[0] ?? 'none') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

const countOrNone = (n: number | null): string => (n === null ? 'not known' : formatCount(n))
const periodOrNone = (period: { first: string; last: string } | null): string =>
  period ? formatPeriod(period) : 'not known'
const noun = (names: readonly string[], one: string): string => (names.length === 1 ? one : `${one}s`)
const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1)
