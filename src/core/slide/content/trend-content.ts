import type { AskedSignal } from '../../change/asked-signal'
import { gapChart, partsChart } from '../../change/change-chart'
import { changeFormats } from '../../change/change-number'
import type { ChangeResult, Drawn } from '../../change/change-result'
import { formatGapBounds, formatGapNumber } from '../../change/gap-number'
import type { ChangePlan } from '../../change/plan'
import { SIGNAL_VERDICT_TEXT, signalSentence } from '../../change/signal-text'
import type { SessionsTable } from '../../dataset/sessions-table'
import { formatMonth } from '../../format/month'
import { formatCount, formatLevel } from '../../format/number'
import type { Measure } from '../../pivot/measure'
import type { PrintedNumber } from '../deck/deck'
import { asSentences, originOf, sessionsTold, thresholdText } from '../footnote'
import { raterTexts } from '../rater-text'
import { type Content, EMPTY_CONTENT } from './content'
import { lackingOnSlide } from './lacking-on-slide'
import type { FigureAsked } from './panel-content'
import { slideMarks } from './slide-chart'
import { tooFewText } from './withheld-text'

const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

/** What a slide says of a gap that is watched: how it goes by month, and whether it moves. */
export function gapContent(asked: AskedSignal, measure: Measure, table: SessionsTable, options: FigureAsked): Content {
  const { signal } = asked
  const name = `${signal.name}, ${lower(measure.name)}`
  if (asked.failure) {
    const { what, remedy } = lackingOnSlide(asked.failure)
    return {
      ...EMPTY_CONTENT,
      name,
      headline: `Not in this data: ${lower(name)}`,
      lacking: { what, remedy, published: '' },
    }
  }
  const { result } = asked
  const chart = gapChart(result, measure, options.level)
  const shown = result.months.filter(({ gap }) => gap !== null)
  const unit = measure.unit === 'rate' ? ', points' : ''
  const [first, second] = signal.groups.map((group) => group.name)
  return {
    ...EMPTY_CONTENT,
    name,
    subtitle: `${measure.name} of ${lower(first!)} less that of ${lower(second!)}${unit}, by month`,
    headline: `${signal.name}: ${lower(SIGNAL_VERDICT_TEXT[result.verdict])}`,
    chart,
    marks: slideMarks(chart),
    table: {
      header: ['Month', 'Gap', `${formatLevel(options.level)} interval`, 'n'],
      rows: result.months.map(({ month, gap }) => ({
        cells: gap
          ? [
              formatMonth(month, true),
              formatGapNumber(gap.value, measure.unit),
              gap.interval ? `${formatGapBounds(gap.interval, measure.unit).replace(/ points$/, '')}` : 'none',
              formatCount(gap.n[0] + gap.n[1]),
            ]
          : [formatMonth(month, true), 'withheld', '', ''],
        counts: [],
        kind: 'part' as const,
      })),
      note: '',
    },
    callout: signalSentence(result, measure, options.level),
    numbers: result.months.map(
      ({ month, gap }): PrintedNumber => ({
        measure: `Gap in ${lower(measure.name)}, ${lower(signal.name)}`,
        at: month,
        value: gap?.value ?? null,
        low: gap?.interval?.low ?? null,
        high: gap?.interval?.high ?? null,
        n: gap ? gap.n[0] + gap.n[1] : null,
      }),
    ),
    footnote: footnoteOf(table, options, result.months.length - shown.length, [measure]),
    notes: [`${signal.name}: ${signal.about}`, `${measure.name}: ${measure.about}`],
    lacking:
      shown.length > 0
        ? null
        : {
            what: 'Every month is withheld or has no sessions.',
            remedy: tooFewText(options.thresholds, table),
            published: '',
            isWithheld: true,
          },
  }
}

/** What a slide says of a change between two periods: what the mix of groups made of it, and what happened within them. */
export function changeContent(
  plan: ChangePlan,
  result: ChangeResult,
  table: SessionsTable,
  options: FigureAsked,
): Content {
  const { measure, spec, pivot } = plan
  const { value, change } = changeFormats(plan)
  const by = lower(pivot.rows[0]!.dimension.name)
  const drawn = partsChart(plan, result)
  // Dots beside names are bars on slides.
  const chart = { ...drawn, kind: 'bar' as const }
  const [from, to] = [spec.from, spec.to].map((months) => months.map((month) => formatMonth(month, true)).join(', '))
  const told = (of: Drawn | null) => (of ? change(of.value) : '–')
  const bounds = (of: Drawn | null) =>
    of?.interval ? `${told(of)} [${change(of.interval.low)} to ${change(of.interval.high)}]` : told(of)
  const points = measure.unit === 'rate' ? ' points' : ''
  const ends =
    result.from.value === null || result.to.value === null
      ? `${measure.name} from ${from} to ${to}`
      : `${measure.name} goes from ${value(result.from.value)} (${from}) to ${value(result.to.value)} (${to})`
  const numberOf = (at: string, of: Drawn | null): PrintedNumber => ({
    measure: `Change of ${lower(measure.name)} by ${by}`,
    at,
    value: of?.value ?? null,
    low: of?.interval?.low ?? null,
    high: of?.interval?.high ?? null,
    n: null,
  })
  return {
    ...EMPTY_CONTENT,
    name: `Change of ${lower(measure.name)} by ${by}`,
    subtitle: `What the mix of ${by} made of the change, and what happened within each${points === '' ? '' : `,${points}`}`,
    headline: `${ends}: ${told(result.mix)}${points} by mix, ${told(result.within)} within`,
    chart,
    marks: slideMarks(chart),
    table: {
      header: [pivot.rows[0]!.dimension.name, 'Mix', 'Within', `n, ${from}`, `n, ${to}`],
      rows: result.groups.map(({ name, mix, within, from: was, to: is }) => ({
        cells: [name, told(mix), told(within), formatCount(was.n), formatCount(is.n)],
        counts: [],
        kind: 'part' as const,
      })),
      note: 'The intervals are in the chart.',
    },
    callout: `In all ${bounds(result.change)}${points}: mix ${bounds(result.mix)}, within ${bounds(result.within)}.`,
    numbers: [
      numberOf('all', result.change),
      numberOf('mix', result.mix),
      numberOf('within', result.within),
      ...result.groups.flatMap(({ name, mix, within }) => [
        numberOf(`${name} | Mix`, mix),
        numberOf(`${name} | Within`, within),
      ]),
    ],
    footnote: [
      ...footnoteOf(table, options, 0, [measure]),
      `Users drawn ${formatCount(spec.draws)} times, seed ${spec.seed}.`,
    ],
    notes: [`${measure.name}: ${measure.about}`],
  }
}

function footnoteOf(
  table: SessionsTable,
  { thresholds, level }: FigureAsked,
  withheld: number,
  measures: readonly Measure[],
): string[] {
  return asSentences([
    ...originOf(table, sessionsTold(table, thresholds)),
    thresholdText(withheld, table, thresholds),
    `Intervals: ${formatLevel(level)}, sessions of one user taken as alike`,
    ...raterTexts([...measures], table),
  ])
}
