import { type PlainPoint, pointsChart } from '../../chart/points-chart'
import type { SessionsTable } from '../../dataset/sessions-table'
import { formatCount, formatLevel } from '../../format/number'
import { findMeasure } from '../../pivot/built-in-measures'
import { CHOICE, type ChoiceId, type Headline, STUDY_WAYS } from '../../robustness/choice'
import {
  type CurveSummary,
  chosenIn,
  type HeadlineResult,
  inOrder,
  type Specification,
  summaryOf,
} from '../../robustness/specification'
import { formatBounds, formatEstimate, summaryText, waysText } from '../../robustness/specification-text'
import type { PrintedNumber } from '../deck/deck'
import { asSentences, originOf, sessionsTold, thresholdText } from '../footnote'
import { inSentence } from '../headline'
import { raterTexts } from '../rater-text'
import type { SlideRow } from '../slide-table'
import { type Content, EMPTY_CONTENT } from './content'
import type { FigureAsked } from './panel-content'
import { tooFewText } from './withheld-text'

const STUDY = 'The study’s way'
const OTHERS = 'Other combinations'

/** What a slide says of a headline of the study under the choices one could argue with: every combination, and each choice by itself. */
export function robustnessContent(result: HeadlineResult, table: SessionsTable, options: FigureAsked): Content {
  const { headline, specifications } = result
  const summary = summaryOf(result)
  const measure = findMeasure(headline.id === 'value' ? 'task_value_mean' : 'verified_success')!
  const name = `${headline.name}, under other choices`
  const order = inOrder(result)
  const points = order.map((i, place): PlainPoint => {
    const { value, interval, n } = specifications[i]!.estimate!
    return { category: String(place + 1), series: i === 0 ? STUDY : OTHERS, value, interval, n }
  })
  const series = [...points].sort((a, b) => Number(b.series === STUDY) - Number(a.series === STUDY))
  const drawn = pointsChart(
    series,
    { id: 'robustness', name: headline.name, unit: headline.scale === 'factor' ? 'number' : 'points' },
    {
      kind: 'dot',
      isScale: true,
      level: options.level,
      categoryTitle: 'Combination, by size',
      seriesTitle: 'Choices',
    },
  )
  const categories = points.map(({ category }) => category)
  // The study's way has the colour that stands out.
  const slots = drawn.series.map((one) => ({ ...one, slot: one.name === STUDY ? 1 : 0 }))
  const chart = {
    ...drawn,
    series: slots,
    categories,
    labels: categories.map((category) => ({ name: category, group: '' })),
  }
  return {
    ...EMPTY_CONTENT,
    name,
    subtitle: `${headline.name}: every combination of ${headline.choices.length} choices, the smallest estimate first${headline.scale === 'factor' ? ', times' : ', points'}`,
    headline: statement(headline, summary),
    chart,
    marks: `Choices: ${headline.choices.map((id) => `${inSentence(CHOICE[id].name).toLowerCase()} (${CHOICE[id].ways.map((way) => way.toLowerCase()).join(' or ')})`).join(', ')}.`,
    table: {
      header: [
        'Choice',
        headline.scale === 'factor' ? 'Times' : 'Points',
        `${formatLevel(options.level)} interval`,
        'n',
      ],
      rows: [
        rowOf(STUDY, specifications[0], headline),
        ...headline.choices.map((id) => rowOf(wayName(id), turned(result, id), headline)),
      ],
      note: 'Each choice turned by itself; the chart has all combinations.',
    },
    callout: summaryText(summary, headline),
    numbers: specifications.map(({ ways, estimate }): PrintedNumber => {
      const { value = null, interval, n = null } = estimate ?? {}
      const at = waysText(ways, headline).join(', ')
      return { measure: name, at, value, low: interval?.low ?? null, high: interval?.high ?? null, n }
    }),
    footnote: asSentences([
      ...originOf(table, sessionsTold(table, options.thresholds)),
      thresholdText(specifications.length - order.length, table, options.thresholds),
      `Intervals: ${formatLevel(options.level)}, errors clustered by user`,
      ...raterTexts([measure], table),
    ]),
    notes: [
      `${headline.name}: ${headline.about}`,
      ...headline.choices.map((id) => `${CHOICE[id].name}: ${CHOICE[id].about}`),
    ],
    lacking:
      order.length > 0
        ? null
        : {
            what: 'No combination of choices leaves enough sessions to tell.',
            remedy: tooFewText(options.thresholds, table),
            published: '',
            isWithheld: true,
          },
  }
}

const wayName = (id: ChoiceId): string => `${CHOICE[id].name}: ${CHOICE[id].ways[1].toLowerCase()}`

/** The study's way but for one choice. */
const turned = (result: HeadlineResult, id: ChoiceId): Specification | undefined =>
  result.specifications[chosenIn(result, { ...STUDY_WAYS, [id]: true })]

function rowOf(name: string, specification: Specification | undefined, headline: Headline): SlideRow {
  const estimate = specification?.estimate
  if (!estimate) return { cells: [name, 'withheld', '', ''], counts: [], kind: 'part' }
  const { value, interval, n } = estimate
  const bare = (text: string) => text.replace(/ (points|times)$/, '')
  const count = n === null ? 'not told' : formatCount(n)
  return {
    cells: [
      name,
      bare(formatEstimate(value, headline)),
      bare(formatBounds(interval.low, interval.high, headline)),
      count,
    ],
    counts: [],
    kind: 'part',
  }
}

function statement(headline: Headline, { told, least, greatest, sameSide }: CurveSummary): string {
  if (least === null || greatest === null) return `Not shown: ${inSentence(headline.name)}`
  const side = sameSide === told ? `, all clear of ${headline.scale === 'factor' ? 'one' : 'zero'}` : ''
  return `${headline.name}: ${formatBounds(least, greatest, headline)} under ${formatCount(told)} combinations of choices${side}`
}
