import type { PivotCells } from '../cells/pivot-cells'
import type { SessionsTable } from '../dataset/sessions-table'
import { adjustmentTexts } from '../format/adjustment-text'
import { formatPeriod } from '../format/month'
import { formatCount, formatLevel } from '../format/number'
import { offScaleTexts } from '../format/off-scale-text'
import { BASES } from '../pivot/base'
import { dimensionTexts } from '../pivot/dimension-text'
import { filterSentence } from '../pivot/filter-sentence'
import { type AnyMeasure, intervalMethod, isJudged } from '../pivot/interval-method'
import { labelTexts } from '../pivot/label-texts'
import type { PivotSpec } from '../pivot/spec'

/**
 * What a reader of the slide must know: where the numbers come from, how many sessions stand behind them, what was
 * filtered and withheld, and what the intervals are.
 */
export function footnote(cells: PivotCells, measure: AnyMeasure, table: SessionsTable, spec: PivotSpec): string {
  const sentences = [
    table.isSynthetic ? SYNTHETIC : '',
    sample(table),
    `${table.name}: ${sessions(cells, table)}${table.period ? `, ${formatPeriod(table.period)}` : ''}`,
    filters(spec, table),
    ...offScaleTexts(cells),
    ...adjustmentTexts(cells),
    ...dimensionTexts(spec, table).map(({ name, text }) => `${name}: ${text}`),
    made(measure),
    denominator(measure),
    thresholds(cells, table, spec),
    intervals(cells, measure),
    ...labels(measure, table, spec),
  ]
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence}.`)
    .join(' ')
}

/** By whom the labels are where that is known; a judged number of an export that does not say is taken for a model's. */
function labels(measure: AnyMeasure, table: SessionsTable, spec: PivotSpec): string[] {
  const known = labelTexts([measure], spec, table)
  if (known.length > 0) return known.map(({ names, text }) => `${names.join(', ')} ${text}`)
  return isJudged(measure) ? ['Labels are a model’s reading of transcripts'] : []
}

export const SYNTHETIC = 'Synthetic data, not real usage'

function sample({ notices }: SessionsTable): string {
  const sampled = notices.find((notice) => notice.code === 'sampled')
  return sampled ? `A random sample of one session in ${formatCount(sampled.oneIn)}` : ''
}

function sessions({ inView }: PivotCells, table: SessionsTable): string {
  if (inView.kind !== 'estimate') return 'fewer sessions than the threshold'
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

function thresholds({ withheld }: PivotCells, table: SessionsTable, { thresholds }: PivotSpec): string {
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
