import type { ChartModel } from '../../chart/chart-model'
import type { SessionsTable } from '../../dataset/sessions-table'
import type { Figure, FigurePanel } from '../../figures/figure'
import { figureNumber, figureNumberWithUnit } from '../../figures/figure-number'
import { type FigureRow, isWithin } from '../../figures/figure-result'
import { panelChart } from '../../figures/panel-chart'
import { PUBLISHED_IN_TEXT, type PublishedValue } from '../../figures/published-value'
import { formatCount, formatLevel } from '../../format/number'
import { findMeasure } from '../../pivot/built-in-measures'
import { dimensionsOf } from '../../pivot/dimensions-of'
import { filterSentence } from '../../pivot/filter-sentence'
import type { Unit } from '../../pivot/measure'
import { AS_VALUE, unitShown } from '../../pivot/show-as'
import { EMPTY_SPEC, type PivotSpec } from '../../pivot/spec'
import type { ShownAnswer } from '../deck/answer'
import type { PrintedNumber } from '../deck/deck'
import { asSentences, originOf, SESSIONS_WITHHELD, thresholdText } from '../footnote'
import { headline, inSentence } from '../headline'
import { raterTexts } from '../rater-text'
import type { SlideRow, SlideTable } from '../slide-table'
import { nameOf, subtitleOf } from './cells-content'
import { type Content, EMPTY_CONTENT } from './content'
import { slideMarks } from './slide-chart'
import { tooFewText } from './withheld-text'

type PanelAnswer = Extract<ShownAnswer, { kind: 'panel' }>

/** What figures take over from a report. */
export type FigureAsked = Pick<PivotSpec, 'filters' | 'thresholds' | 'level'>

/** What a slide says of a panel of one of the study's figures. */
export function panelContent(answer: PanelAnswer, table: SessionsTable, asked: FigureAsked): Content {
  const { figure, panel, rows } = answer
  const title = titleOf(panel, table)
  const drawn = panelChart(panel, rows, asked.level)
  const chart = drawn && tamed(namedFor(panel, { ...drawn, categoryTitle: title }, table))
  if (!chart || chart.points.length === 0) {
    const name = figure.name
    return {
      ...EMPTY_CONTENT,
      name,
      headline: `Not shown: ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`,
      lacking: {
        what: `Every number of ${figure.name.toLowerCase()} is withheld or has no sessions.`,
        remedy: tooFewText(asked.thresholds, table),
        published: publishedRange(panel.published.length > 0 ? panel : null),
        isWithheld: true,
      },
      footnote: footnoteOf(answer, table, asked),
    }
  }
  const measures = [...new Set(rows.map(({ measure }) => measure))]
  return {
    ...EMPTY_CONTENT,
    name: nameOf(chart),
    subtitle: `${subtitleOf(withMeasures(chart, measures.length))}${panel.kind === 'adjusted' ? ', adjusted' : ''}${whoText(panel, figure)}`,
    headline: headline(measures.length > 1 ? firstSeries(chart) : chart, true),
    chart,
    marks: slideMarks(chart),
    table: tableOf(rows, title, asked.level, chart.isScale),
    callout: calloutOf(rows),
    numbers: rows.flatMap(printedOf),
    footnote: footnoteOf(answer, table, asked),
    notes: [
      `${figure.number} of the study: ${figure.about}`,
      ...(figure.caveat === '' ? [] : [figure.caveat]),
      ...measures.flatMap((id) => findMeasure(id) ?? []).map(({ name, about }) => `${name}: ${about}`),
    ],
  }
}

/** The name of every measure where there are several. */
function withMeasures(chart: ChartModel, measures: number): ChartModel {
  if (measures < 2) return chart
  const names = chart.series.map(({ name }, i) => (i === 0 ? name : name.toLowerCase()))
  const name = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return { ...chart, measure: { ...chart.measure, name } }
}

/** Of several measures the first is what the slide is about. */
function firstSeries(chart: ChartModel): ChartModel {
  const [first] = chart.series
  if (!first || chart.series.length < 2) return chart
  const points = chart.points.filter(({ series }) => series === first.name)
  return { ...chart, measure: { ...chart.measure, name: first.name }, series: [first], seriesTitle: '', points }
}

/** Dots beside names are bars on slides; only beside single bars is there room for what was published. */
function tamed(chart: ChartModel): ChartModel {
  if (chart.isScale) return chart
  // Where nothing is drawn a stroke would stand on the word that says so; the table has the number.
  const isDrawn = ({ category }: { category: string }) => chart.points.some((point) => point.category === category)
  const published = chart.series.length > 1 ? [] : chart.published.filter(isDrawn)
  return { ...chart, kind: chart.kind === 'dot' ? 'bar' : chart.kind, published }
}

/** A number that is shown another way is called what its panel is called; series are called what they are by. */
function namedFor(panel: FigurePanel, chart: ChartModel, table: SessionsTable): ChartModel {
  if (panel.kind !== 'pivot') return { ...chart, seriesTitle: '' }
  const name = panel.showAs ? panel.name.replace(/ by .*$/, '') : chart.measure.name
  const by = panel.measures.length > 1 ? '' : namesOf(panel.columns, panel, table)
  return { ...chart, measure: { ...chart.measure, name }, seriesTitle: chart.series.length > 1 ? by : '' }
}

const namesOf = (placed: readonly { dimension: string }[], panel: FigurePanel, table: SessionsTable): string => {
  const own = panel.kind === 'pivot' ? (panel.dimensions ?? []) : []
  const known = new Map([...dimensionsOf(table), ...own].map(({ id, name }) => [id, name]))
  return placed.map(({ dimension }) => known.get(dimension) ?? dimension.replaceAll('_', ' ')).join(', ')
}

function titleOf(panel: FigurePanel, table: SessionsTable): string {
  if (panel.kind === 'overlay') return panel.categoryTitle
  if (panel.kind === 'regression' || panel.kind === 'text') return 'Column of the table'
  return namesOf(panel.kind === 'pivot' ? panel.rows : [{ dimension: panel.factor }], panel, table)
}

/** Whose sessions a panel is of, where the figure has several. */
const whoText = (panel: FigurePanel, figure: Figure): string =>
  figure.panels.length > 1 && panel.kind === 'adjusted' && panel.measures.length > 1
    ? `; ${panel.name.toLowerCase()}`
    : ''

/** One measure: value, interval and n side by side; several: a column each, n under its number. */
function tableOf(rows: readonly FigureRow[], title: string, level: number, isScale: boolean): SlideTable {
  const measures = [...new Set(rows.map(({ series }) => series))]
  const places = [...new Set(rows.map(placeOf))]
  if (measures.length === 1) {
    const [first] = rows
    const hasStudy = !isScale && rows.some(({ published }) => published)
    const value = first!.unit === 'rate' ? '%' : 'Value'
    return {
      header: [title, value, `${formatLevel(level)} interval`, ...(hasStudy ? ['Study'] : []), 'n'],
      rows: rows.map((row): SlideRow => {
        const n = row.cell.kind === 'estimate' ? formatCount(row.cell.estimate.n) : ''
        const study = hasStudy
          ? [row.published ? publishedText(row.published, row.unit).replace(/\u202F%$/, '') : '']
          : []
        return { cells: [placeOf(row), ...textsOf(row), ...study, n], counts: [], kind: 'part' }
      }),
      note: '',
    }
  }
  const lines = places.map((place): SlideRow => {
    const own = measures.map((measure) => rows.find((row) => row.series === measure && placeOf(row) === place))
    return {
      cells: [place, ...own.map((row) => (row ? textsOf(row)[0]! : ''))],
      counts: own.map((row) => (row?.cell.kind === 'estimate' ? formatCount(row.cell.estimate.n) : '')),
      kind: 'part',
    }
  })
  return { header: [title, ...measures], rows: lines, note: 'Under each value its n; the intervals are in the chart.' }
}

const placeOf = ({ category }: FigureRow): string => category

function textsOf({ cell, unit }: FigureRow): [value: string, interval: string] {
  if (cell.kind !== 'estimate') return [cell.kind === 'withheld' ? 'withheld' : 'no sessions', '']
  const { value, interval } = cell.estimate
  const write = (x: number) => figureNumber(x, unit)
  return [write(value), interval ? `${write(interval.low)} to ${write(interval.high)}` : 'none']
}

function printedOf({ measureName, series, category, cell }: FigureRow): PrintedNumber[] {
  const key = { measure: measureName, at: series === measureName ? category : `${category} | ${series}` }
  if (cell.kind === 'empty') return []
  if (cell.kind === 'withheld') return [{ ...key, value: null, low: null, high: null, n: null }]
  const { value, interval, n } = cell.estimate
  return [{ ...key, value, low: interval?.low ?? null, high: interval?.high ?? null, n }]
}

/** The published range, and which of the numbers here agree with it. */
function calloutOf(rows: readonly FigureRow[]): string {
  const [first] = rows
  const own = rows.filter(({ series, published }) => published && series === first!.series)
  if (own.length === 0) return ''
  const range = rangeText(
    own.map(({ published }) => published!),
    first!.unit,
  )
  const told = own.map((row) => ({ row, is: isWithin(row) })).filter(({ is }) => is !== null)
  const outside = told.filter(({ is }) => is === false).map(({ row }) => inSentence(placeOf(row)))
  const isOne = rows.every(({ series }) => series === first!.series)
  const of = isOne ? '' : ` of ${inSentence(first!.series).toLowerCase()}`
  return `Published by the study${of}: ${range}. ${agreement(told.length, outside)}`.trim()
}

function agreement(told: number, outside: readonly string[]): string {
  if (told === 0) return ''
  if (outside.length === 0)
    return told === 1 ? 'It lies within the interval here.' : `All ${told} lie within the intervals here.`
  if (outside.length === told)
    return told === 1 ? 'It lies outside the interval here.' : `None of the ${told} lies within the intervals here.`
  const named =
    outside.length <= 3 ? outside.join(', ') : `${outside.slice(0, 2).join(', ')} and ${outside.length - 2} others`
  return `${told - outside.length} of ${told} lie within the intervals here, not ${named}.`
}

/** Published numbers from the least to the most. */
function rangeText(values: readonly PublishedValue[], unit: Unit | 'slope'): string {
  const ranked = [...values].sort((a, b) => a.value - b.value)
  const [least, most] = [ranked[0]!, ranked.at(-1)!]
  return least.value === most.value
    ? publishedText(least, unit)
    : `${publishedText(least, unit)} to ${publishedText(most, unit)}`
}

/** A published number as exact as it was published. */
function publishedText({ value, step }: PublishedValue, unit: Unit | 'slope'): string {
  return unit === 'rate' && step >= 0.01 ? `${Math.round(value * 100)}\u202F%` : figureNumberWithUnit(value, unit)
}

/** What a panel published of its first measure; empty where it has nothing. */
export function publishedRange(panel: FigurePanel | null): string {
  const [first] = panel?.published ?? []
  if (!panel || !first) return ''
  const own = panel.published.filter(({ measure }) => measure === first.measure)
  const measure = findMeasure(first.measure)
  const shown = panel.kind === 'pivot' && panel.showAs ? panel.showAs : AS_VALUE
  const unit = panel.kind === 'regression' ? 'slope' : measure ? unitShown(measure.unit, shown) : 'number'
  const name = shown.kind === 'value' ? (measure?.name ?? first.measure) : panel.name
  return `The study published ${rangeText(own, unit)} for ${name.slice(0, 1).toLowerCase()}${name.slice(1)}.`
}

function footnoteOf({ figure, panel, rows, cells }: PanelAnswer, table: SessionsTable, asked: FigureAsked): string[] {
  const known = new Map(dimensionsOf(table).map(({ id, name }) => [id, name.toLowerCase()]))
  const [first] = rows
  const own = rows.filter(({ measure }) => measure === first?.measure)
  // Of a pivot what is in view; of a regression what its levels have together.
  const sum = own.reduce((total, { cell }) => total + (cell.kind === 'estimate' ? cell.estimate.n : 0), 0)
  const inView = cells?.inView.kind === 'estimate' ? cells.inView.estimate : null
  const n = cells ? (inView?.n ?? 0) : sum
  const users = inView?.users == null ? '' : ` by ${formatCount(inView.users)} users`
  const filters = filterSentence({ ...EMPTY_SPEC, filters: [...asked.filters, ...panel.filters] }, table)
  const withheld = rows.filter(({ cell }) => cell.kind === 'withheld').length
  const measure = first && findMeasure(first.measure)
  const sources = [...new Set(panel.published.map((value) => PUBLISHED_IN_TEXT[value.in]))]
  return asSentences([
    ...originOf(table, n > 0 ? `${formatCount(n)} sessions${users}` : SESSIONS_WITHHELD),
    filters === '' ? '' : `Only sessions where ${filters}`,
    measure && measure.base.id !== 'all' ? `n counts ${measure.base.name}` : '',
    panel.kind === 'adjusted'
      ? `Adjusted: ${panel.controls.map((id) => known.get(id) ?? id).join(', ')} held fixed as matched cells; errors clustered by user`
      : '',
    panel.kind === 'regression' ? 'Errors clustered by user' : '',
    thresholdText(withheld, table, asked.thresholds),
    `Intervals: ${formatLevel(asked.level)}`,
    ...(measure ? raterTexts([measure], table) : []),
    sources.length > 0 ? `Published: ${figure.number} of the study of June 2026 (${sources.join('; ')})` : '',
  ])
}
