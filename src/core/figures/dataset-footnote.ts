import type { SessionsTable } from '../dataset/sessions-table'
import { formatPeriod } from '../format/month'
import { formatCount, formatLevel } from '../format/number'
import { datasetLabelTexts } from '../pivot/label-texts'
import type { Thresholds } from '../pivot/spec'

/** Whose sessions a picture is of, and what is withheld of them. */
export interface ToldDataset {
  readonly table: SessionsTable
  readonly thresholds: Thresholds
  readonly level: number
  /** What of the sessions is in view, as a sentence; empty where all are. */
  readonly filters: string
}

/**
 * What a reader of an analysis must know, as sentences: whose sessions, how many, what was filtered and withheld.
 *
 * @param intervals what they take of sessions, where it is not that of a pivot
 */
export function datasetFootnote({ table, thresholds, level, filters }: ToldDataset, intervals?: string): string[] {
  const { name, period, isSynthetic, sessions, users } = table
  const isClustered = users !== null && users < sessions
  return [
    isSynthetic ? 'Synthetic data, not real usage' : '',
    `${name}: ${formatCount(sessions)} sessions${users === null ? '' : ` by ${formatCount(users)} users`}${period ? `, ${formatPeriod(period)}` : ''}`,
    filters,
    thresholdsText(thresholds, table),
    `Intervals: ${formatLevel(level)}, ${intervals ?? (isClustered ? 'sessions of one user taken as alike' : 'sessions taken as independent')}`,
    ...datasetLabelTexts(table),
  ]
}

/** What of a dataset is withheld. */
export const thresholdsText = (
  { minSessions, minUsers }: Thresholds,
  { users }: Pick<SessionsTable, 'users'>,
): string => `Numbers under ${minSessions} sessions${users === null ? '' : ` or ${minUsers} users`} are withheld`

/** Sentences after one another, the empty ones left out. */
export const asSentences = (sentences: readonly string[]): string =>
  sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence}.`)
    .join(' ')
