import * as Plot from '@observablehq/plot'
import type { ChartModel, ChartPoint, ChartSeries } from '#core/chart/chart-model'
import { formatValue } from '#core/format/number'

export interface ChartSize {
  readonly width: number
  readonly height: number
  /** Pixels of the labels. */
  readonly fontSize: number
  /** True where the numbers are written beside the points, as on a slide. */
  readonly hasValues: boolean
}

/** Shapes beside the colours, so that nothing is said by colour alone. */
export const SYMBOLS = ['circle', 'square', 'triangle', 'diamond', 'star', 'wye', 'cross', 'hexagon', 'plus'] as const

export const seriesColor = ({ slot }: ChartSeries): string => `var(--series-${slot % 9})`
const seriesSymbol = ({ slot }: ChartSeries): (typeof SYMBOLS)[number] => SYMBOLS[slot % SYMBOLS.length]!

/** A plus has no inside to fill. */
function symbolOf(series: ChartSeries, color: string) {
  const symbol = seriesSymbol(series)
  return symbol === 'plus' ? { symbol, stroke: color, strokeWidth: 2.5 } : { symbol, fill: color }
}

/** One series alone needs no colour of its own. */
const colorIn = ({ series }: ChartModel, one: ChartSeries): string =>
  series.length > 1 ? seriesColor(one) : 'var(--accent)'

/** Draws a chart as SVG, with its intervals as rules. */
export function drawChart(model: ChartModel, size: ChartSize): SVGSVGElement {
  const svg = (model.kind === 'line' ? drawLine(model, size) : drawDots(model, size)) as SVGSVGElement
  // The policy allows no style element; base.css has what it says.
  svg.querySelector('style')?.remove()
  svg.setAttribute('aria-label', inWords(model))
  return svg
}

const isRate = ({ measure }: ChartModel): boolean => measure.unit === 'rate'
const tick = (model: ChartModel) => (value: number) =>
  isRate(model) ? `${Number((value * 100).toFixed(6))}\u202F%` : formatValue(value, model.measure.unit)

/** The values from zero, with room for the intervals: a rate or a count that starts elsewhere would mislead. */
function domain({ points }: ChartModel): [number, number] {
  const most = points.reduce((max, { value, high }) => Math.max(max, high ?? value), 0)
  const least = points.reduce((min, { value, low }) => Math.min(min, low ?? value), 0)
  return most > least ? [least, most] : [least, least + 1]
}

function drawLine(model: ChartModel, { width, height, fontSize, hasValues }: ChartSize) {
  const { series, points, categories, offScale } = model
  const gap = Math.min(7, (width / Math.max(1, categories.length) / Math.max(1, series.length)) * 0.5)
  const isTurned = areCrowded(model, width, fontSize)
  const labelWidth = Math.min(MOST_LETTERS, longestOf(categories)) * fontSize * LETTER
  // How far the first point is from the edge of the plot.
  const half = (width - fontSize * 6) / (2 * Math.max(1, categories.length))
  const marks = series.flatMap((one, i) => {
    const own = points.filter((p) => p.series === one.name)
    const dx = (i - (series.length - 1) / 2) * gap
    const color = colorIn(model, one)
    return [
      Plot.line(
        own.filter(({ category }) => !offScale.includes(category)),
        { x: 'category', y: 'value', stroke: color, strokeOpacity: 0.4, strokeWidth: 1.5, dx },
      ),
      Plot.ruleX(own.filter(hasBounds), { x: 'category', y1: 'low', y2: 'high', stroke: color, strokeWidth: 1.5, dx }),
      Plot.dot(own, {
        x: 'category',
        y: 'value',
        ...symbolOf(one, color),
        r: hasValues ? 4.5 : 3.5,
        dx,
      }),
      ...(hasValues && series.length === 1
        ? [
            Plot.text(own, {
              x: 'category',
              y: (p: ChartPoint) => p.high ?? p.value,
              text: (p: ChartPoint) => formatValue(p.value, model.measure.unit),
              dy: -fontSize,
              fontWeight: 650,
              fill: 'var(--ink)',
              fontSize: fontSize * 1.1,
            }),
          ]
        : []),
    ]
  })
  return Plot.plot({
    width,
    height,
    marginLeft: Math.max(fontSize * 4.4, isTurned ? labelWidth * 0.87 - half : 0),
    marginBottom: isTurned ? labelWidth * 0.5 + fontSize * 1.8 : fontSize * 2.6,
    marginTop: fontSize * 1.8,
    marginRight: fontSize * 1.5,
    style: { fontSize: `${fontSize}px`, fontFamily: 'inherit', background: 'transparent', color: 'var(--ink-3)' },
    x: {
      type: 'point',
      domain: [...categories],
      label: null,
      tickSize: 0,
      tickRotate: isTurned ? TURN : 0,
      tickFormat: (name: string) => shortened(name, MOST_LETTERS),
    },
    y: { domain: domain(model), nice: true, grid: true, label: null, tickSize: 0, tickFormat: tick(model), ticks: 5 },
    marks: [Plot.ruleY([0], { stroke: 'var(--line-strong)' }), ...marks],
  })
}

/** About the width of a letter, in font sizes. */
const LETTER = 0.56
/** Degrees of labels that would run into each other. */
const TURN = -30
/** Letters of a label under a scale. */
const MOST_LETTERS = 24

const longestOf = (names: readonly string[]): number => names.reduce((most, { length }) => Math.max(most, length), 0)

/** True where labels side by side would run into each other. */
const areCrowded = ({ categories }: ChartModel, width: number, fontSize: number): boolean =>
  (longestOf(categories) * fontSize * LETTER + 8) * categories.length > width - fontSize * 6

/** A group has a band of its own above its categories; the sign before its name keeps it from being one of them. */
const bandOf = (group: string): string => `\u0000${group}`

/** The bands from top to bottom: the categories, and where they are nested, the name of each group before its own. */
function bandsOf({ categories, labels }: ChartModel): { readonly bands: string[]; readonly groups: string[] } {
  const groups: string[] = []
  const bands = categories.flatMap((category, i) => {
    const { group } = labels[i]!
    if (group === '' || group === labels[i - 1]?.group) return [category]
    groups.push(group)
    return [bandOf(group), category]
  })
  return { bands, groups }
}

function drawDots(model: ChartModel, size: ChartSize) {
  const { width, height, fontSize, hasValues } = size
  const { series, points, categories, withheld } = model
  const { bands, groups } = bandsOf(model)
  const labelOf = new Map(categories.map((category, i) => [category, model.labels[i]!.name]))
  const marginLeft = Math.min(width * 0.42, longestOf([...labelOf.values()]) * fontSize * LETTER + 14)
  const isMany = series.length > 1
  const least = hasValues ? 0 : bands.length * (isMany ? series.length * 5 + 8 : 16)
  const names = {
    domain: bands,
    label: null,
    tickSize: 0,
    tickFormat: (band: string) => shortened(labelOf.get(band) ?? '', Math.floor((marginLeft - 12) / (fontSize * 0.54))),
  }
  // Several series share the band of a category, each on a line of its own.
  const place = isMany ? { fy: 'category', y: 'series' } : { y: 'category' }
  const scales = isMany
    ? {
        fy: { ...names, axis: 'left' as const, padding: 0.12 },
        y: { type: 'point' as const, domain: series.map(({ name }) => name), axis: null, padding: 0.6 },
      }
    : { y: { ...names, type: 'point' as const, axis: 'left' as const, padding: 0.6 } }
  return Plot.plot({
    width,
    height: Math.max(height, least + fontSize * 3),
    marginLeft,
    marginRight: fontSize * (hasValues && !isMany ? 4 : 1.5),
    marginTop: fontSize * 2,
    marginBottom: fontSize,
    style: { fontSize: `${fontSize}px`, fontFamily: 'inherit', background: 'transparent', color: 'var(--ink-3)' },
    x: { domain: domain(model), nice: true },
    ...scales,
    marks: [
      Plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.axisX({
        anchor: 'top',
        facetAnchor: 'top',
        label: null,
        tickSize: 0,
        tickFormat: tick(model),
        ticks: Math.max(2, Math.floor((width - marginLeft) / (fontSize * 6))),
      }),
      ...series.flatMap((one) => {
        const own = points.filter((p) => p.series === one.name)
        const color = colorIn(model, one)
        return [
          Plot.ruleY(own.filter(hasBounds), { ...place, x1: 'low', x2: 'high', stroke: color, strokeWidth: 1.5 }),
          Plot.dot(own, { ...place, x: 'value', ...symbolOf(one, color), r: hasValues ? 4 : 3.5 }),
        ]
      }),
      Plot.text(groups, {
        [isMany ? 'fy' : 'y']: bandOf,
        text: (group: string) => group,
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: -marginLeft + 2,
        fill: 'var(--ink)',
        fontWeight: 600,
      }),
      ...(isMany ? [] : [Plot.text(withheld, { y: 'category', x: 0, text: () => 'withheld', dx: 6, ...MUTED })]),
      ...(hasValues && !isMany ? [valueLabels(model)] : []),
    ],
  })
}

const MUTED = { textAnchor: 'start', fill: 'var(--ink-3)' } as const

function valueLabels({ points, measure }: ChartModel) {
  return Plot.text(points, {
    y: 'category',
    x: (p: ChartPoint) => p.high ?? p.value,
    text: (p: ChartPoint) => formatValue(p.value, measure.unit),
    dx: 8,
    textAnchor: 'start',
    fill: 'var(--ink)',
    fontWeight: 600,
  })
}

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

const hasBounds = ({ low, high }: ChartPoint): boolean => low !== null && high !== null

/** The chart in a sentence, for those who do not see it. */
function inWords({ measure, categories, series, points, withheld }: ChartModel): string {
  const by = series.length > 1 ? `, ${series.length} series` : ''
  return `${measure.name} over ${categories.length} categories${by}: ${points.length} points with intervals, ${withheld.length} withheld`
}
