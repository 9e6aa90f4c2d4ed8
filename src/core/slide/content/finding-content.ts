import type { SessionsTable } from '../../dataset/sessions-table'
import type { AskedFinding } from '../../figures/asked-finding'
import { comparisonText } from '../../figures/comparison-text'
import type { TestedComparison } from '../../figures/finding'
import { formatValue } from '../../format/number'
import { findMeasure } from '../../pivot/built-in-measures'
import { filterSentence } from '../../pivot/filter-sentence'
import { EMPTY_SPEC } from '../../pivot/spec'
import { asSentences, originOf, sessionsTold, thresholdText } from '../footnote'
import { raterTexts } from '../rater-text'
import { type Content, EMPTY_CONTENT } from './content'
import { lackingOnSlide } from './lacking-on-slide'
import type { FigureAsked } from './panel-content'
import { tooFewText } from './withheld-text'

/** What a slide says of a claim of the study: whether it holds here, with the number it stands on. */
export function findingContent(
  { finding, tested, failure }: AskedFinding,
  table: SessionsTable,
  asked: FigureAsked,
): Content {
  const claim = finding.claim.replace(/\.$/, '')
  const measures = finding.measures.flatMap((id) => findMeasure(id) ?? [])
  const filters = filterSentence({ ...EMPTY_SPEC, filters: [...asked.filters, ...finding.filters] }, table)
  const common = {
    ...EMPTY_CONTENT,
    name: claim,
    subtitle: `The study: ${finding.published}`,
    notes: measures.map(({ name, about }) => `${name}: ${about}`),
    footnote: asSentences([
      ...originOf(table, sessionsTold(table, asked.thresholds)),
      filters === '' ? '' : `Only sessions where ${filters}`,
      thresholdText(0, table, asked.thresholds),
      ...raterTexts(measures, table),
    ]),
  }
  if (failure !== null) {
    const { what, remedy } = lackingOnSlide(failure)
    return {
      ...common,
      headline: `Cannot be told here: ${lower(claim)}`,
      lacking: { what, remedy, published: `The study: ${finding.published}.` },
    }
  }
  const [first] = tested.comparisons
  if (!first) {
    return {
      ...common,
      headline: `Cannot be told here: ${lower(claim)}`,
      lacking: {
        what: 'A number it stands on is withheld or has no sessions.',
        remedy: tooFewText(asked.thresholds, table),
        published: `The study: ${finding.published}.`,
        isWithheld: true,
      },
    }
  }
  const weakest = tested.comparisons.find(({ verdict }) => verdict === tested.verdict) ?? first
  const told = tested.verdict === 'holds' ? first : weakest
  return {
    ...common,
    headline: HEADLINES[tested.verdict](claim),
    big: {
      value: bigOf(told),
      label: HEADLINES[tested.verdict](claim),
      context: upper(comparisonText(told)),
      statement: HEADLINES[tested.verdict](claim),
    },
    numbers: tested.comparisons.map(({ of, estimate }) => ({
      measure: of,
      at: 'all',
      value: estimate?.value ?? null,
      low: estimate?.interval.low ?? null,
      high: estimate?.interval.high ?? null,
      n: null,
    })),
    notes: [...common.notes, ...tested.comparisons.map(comparisonText)],
  }
}

const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

const HEADLINES = {
  holds: (claim: string) => claim,
  'does-not-hold': (claim: string) => `Not in this data: ${lower(claim)}`,
  'cannot-tell': (claim: string) => `Not certain here: ${lower(claim)}`,
} as const

/** A ratio as times, a difference of rates in points. */
function bigOf({ estimate, scale }: TestedComparison): string {
  if (!estimate) return '–'
  if (scale === 'log') return `${estimate.value.toFixed(1)}\u00D7`
  const text = formatValue(estimate.value, 'rate')
  return `${estimate.value > 0 ? '+' : ''}${text}\u202Fpts`
}
