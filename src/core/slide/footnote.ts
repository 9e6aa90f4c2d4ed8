import type { PivotCells } from '../cells/pivot-cells'
import type { SessionsTable } from '../dataset/sessions-table'
import { adjustmentTexts } from '../format/adjustment-text'
import { formatPeriod } from '../format/month'
import { formatCount, formatLevel } from '../format/number'
import { offScaleTexts } from '../format/off-scale-text'
import { BASES } from '../pivot/base'
import { correctionText } from '../pivot/correction'
import { dimensionTexts } from '../pivot/dimension-text'
import { filterSentence } from '../pivot/filter-sentence'
import { type AnyMeasure, intervalMethod } from '../pivot/interval-method'
import type { PivotSpec, Thresholds } from '../pivot/spec'
import { raterTexts } from './rater-text'
import { cleanText } from './text/clean-text'

/**
 * What a reader of the slide must know: where the numbers come from, how many sessions stand behind them, what was
 * filtered and withheld, and what the intervals are.
 */
export const footnote = (cells: PivotCells, measure: AnyMeasure, table: SessionsTable, spec: PivotSpec): string =>
  footnoteSentences(cells, measure, table, spec).join(' ')

/** The footnote in sentences, so that those of several charts of one slide can be told once. */
export function footnoteSentences(
  cells: PivotCells,
  measure: AnyMeasure,
  table: SessionsTable,
  spec: PivotSpec,
): string[] {
  return asSentences([
    ...originOf(table, sessions(cells, table)),
    filters(spec, table),
    ...offScaleTexts(cells),
    ...adjustmentTexts(cells),
    ...dimensionTexts(spec, table).map(({ name, text }) => `${name}: ${text}`),
    made(measure),
    measure.correction ? `${measure.name}: ${correctionText(measure.correction)}` : '',
    denominator(measure),
    thresholdText(cells.withheld, table, spec.thresholds),
    intervals(cells, measure),
    ...raterTexts([measure], table, spec),
  ])
}

export const asSentences = (parts: readonly string[]): string[] =>
  parts.filter((part) => part !== '').map((part) => `${part}.`)

/** Where the numbers come from: whether it is synthetic or a sample, which dataset, how many sessions, and when. */
export const originOf = (table: SessionsTable, sessionsText: string): string[] => [
  table.isSynthetic ? SYNTHETIC : '',
  sample(table),
  `${cleanText(table.name)}: ${sessionsText}${table.period ? `, ${formatPeriod(table.period)}` : ''}`,
]

/** In place of how many sessions are in view. */
export const SESSIONS_WITHHELD = 'number of sessions withheld'

export const SYNTHETIC = 'Synthetic data, not real usage'

/** All sessions of a dataset and their users, where they are enough to be told. */
export function sessionsTold({ sessions, users }: SessionsTable, { minSessions, minUsers }: Thresholds): string {
  if (sessions < minSessions || (users !== null && users < minUsers)) return 'fewer sessions than the threshold'
  return `${formatCount(sessions)} sessions${users === null ? '' : ` by ${formatCount(users)} users`}`
}

function sample({ notices }: SessionsTable): string {
  const sampled = notices.find((notice) => notice.code === 'sampled')
  return sampled ? `A random sample of one session in ${formatCount(sampled.oneIn)}` : ''
}

function sessions({ inView }: PivotCells, table: SessionsTable): string {
  // Of few sessions, or for what it would tell beside others.
  if (inView.kind !== 'estimate') return SESSIONS_WITHHELD
  const { n, users } = inView.estimate
  const of = n === table.sessions ? '' : ` of ${formatCount(table.sessions)}`
  return `${formatCount(n)}${of} sessions${users === null ? '' : ` by ${formatCount(users)} users`}`
}

function filters(spec: PivotSpec, table: SessionsTable): string {
  const sentence = filterSentence(spec, table)
  return sentence === '' ? '' : `Only sessions where ${sentence}`
}

/** What a measure is that no one knows from elsewhere. */
const made = ({ name, about, group }: AnyMeasure): string =>
  group === 'made-here' ? `${name}: ${about.replace(/\.$/, '')}` : ''

const denominator = ({ base }: AnyMeasure): string => (base.id === BASES.all.id ? '' : `n counts ${base.name}`)

/** What is withheld, and how many numbers here are. */
export function thresholdText(withheld: number, table: SessionsTable, thresholds: Thresholds): string {
  const least = [
    `${thresholds.minSessions} sessions`,
    ...(table.users === null ? [] : [`${thresholds.minUsers} users`]),
  ]
  const count = withheld === 0 ? 'none here' : withheld === 1 ? 'one cell here' : `${formatCount(withheld)} cells here`
  const unknown = table.users === null ? '; users are not known' : ''
  return `Cells under ${least.join(' or ')} and their complements are withheld (${count}${unknown})`
}

function intervals({ interval, level }: PivotCells, measure: AnyMeasure): string {
  const method = intervalMethod(measure)
  if ('none' in method) return `No interval: ${method.none}`
  const isRobust = interval === 'clustered' && method.isRobust
  const taken = isRobust ? 'sessions of one user taken as alike' : 'sessions taken as independent'
  return `Intervals: ${formatLevel(level)}, ${method.name}, ${taken}`
}
