import type { SessionsTable } from '../dataset/sessions-table'
import { formatPeriod } from '../format/month'
import { formatCount, formatLevel } from '../format/number'
import { datasetLabelTexts } from '../pivot/label-texts'
import type { Thresholds } from '../pivot/spec'
import type { FigureResult, PanelResult } from './figure-result'
import { PUBLISHED_IN_TEXT } from './published-value'

interface Told {
  readonly table: SessionsTable
  readonly thresholds: Thresholds
  readonly level: number
  /** What of the sessions is in view, as a sentence; empty where all are. */
  readonly filters: string
}

/** What a reader of a figure must know: whose sessions, how many, what was filtered and withheld, and what is published. */
export function figureFootnote({ figure }: FigureResult, result: PanelResult, told: Told): string {
  const { table, thresholds, level, filters } = told
  const { name, period, isSynthetic, sessions, users } = table
  const isClustered = users !== null && users < sessions
  const sentences = [
    isSynthetic ? 'Synthetic data, not real usage' : '',
    `${name}: ${formatCount(sessions)} sessions${users === null ? '' : ` by ${formatCount(users)} users`}${period ? `, ${formatPeriod(period)}` : ''}`,
    filters,
    `Numbers under ${thresholds.minSessions} sessions${users === null ? '' : ` or ${thresholds.minUsers} users`} are withheld`,
    `Intervals: ${formatLevel(level)}, ${isClustered ? 'sessions of one user taken as alike' : 'sessions taken as independent'}`,
    ...datasetLabelTexts(table),
    publishedText(result),
    figure.caveat.replace(/\.$/, ''),
  ]
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence}.`)
    .join(' ')
}

function publishedText(result: PanelResult): string {
  const places =
    result.failure === null ? result.rows.flatMap(({ published }) => (published ? [published.in] : [])) : []
  if (places.length === 0) return ''
  const where = [...new Set(places)].map((place) => PUBLISHED_IN_TEXT[place]).join('; ')
  return `Crosses: published for 398,198 sessions of October 2025 to April 2026 (read in: ${where})`
}
