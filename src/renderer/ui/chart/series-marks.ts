import * as Plot from '@observablehq/plot'
import type { ChartModel, ChartSeries } from '#core/chart/chart-model'
import type { ChartPoint } from '#core/chart/chart-point'
import { BAR_TINT, isCrowded, THIN_INTERVAL } from '#core/chart/crowded'
import { formatValue } from '#core/format/number'
import type { Direction } from './direction'
import { colorIn, dotLook } from './series-look'
import { svg } from './svg'
import { tagged } from './tagged'

export interface MarkSize {
  /** Pixels a category has to itself. */
  readonly band: number
  readonly fontSize: number
  /** True where the numbers are written beside the marks, as on a slide. */
  readonly hasValues: boolean
}

/** Share of a band that bars and boxes may fill. */
const FILLED = 0.74
const MOST_THICK = { bar: 26, box: 22 } as const

/** The marks of the points of one panel, series by series. */
export function seriesMarks(
  model: ChartModel,
  points: readonly ChartPoint[],
  direction: Direction,
  size: MarkSize,
): Plot.Markish[] {
  const many = model.series.length
  // Series that never meet in a category need not stand beside each other.
  const isApart =
    (model.kind === 'dot' || model.kind === 'line') &&
    new Set(points.map(({ category }) => category)).size === points.length
  return model.series.flatMap((series, i) => {
    const own = points.filter((point) => point.series === series.name)
    const from = isApart ? 0 : i - (many - 1) / 2
    return [
      ...ownMarks(model, series, own, direction, size, from),
      ...publishedMarks(model, series, direction, size, from),
    ]
  })
}

function ownMarks(
  model: ChartModel,
  series: ChartSeries,
  own: readonly ChartPoint[],
  direction: Direction,
  size: MarkSize,
  from: number,
): Plot.Markish[] {
  switch (model.kind) {
    case 'bar':
      return bars(model, series, own, direction, size, from)
    case 'box':
      return boxes(model, series, own, direction, size, from)
    default:
      return dots(model, series, own, direction, size, from)
  }
}

/** Crosses at what others published, beside the marks of the same series. */
function publishedMarks(
  model: ChartModel,
  series: ChartSeries,
  direction: Direction,
  size: MarkSize,
  from: number,
): Plot.Markish[] {
  const own = model.published.filter((point) => point.series === series.name)
  if (own.length === 0) return []
  const { shift } =
    model.kind === 'bar' || model.kind === 'box'
      ? slotIn(model, direction, size, from, MOST_THICK[model.kind])
      : { shift: {} }
  const place = { [direction.category]: 'category', [direction.value]: 'value' }
  // A cross on the line of an interval is not seen, a stroke across it is.
  if (model.kind === 'bar' && !direction.isUpright) {
    const { thick, inset } = slotIn(model, direction, size, from, MOST_THICK.bar)
    return [direction.tick(own, { ...place, ...inset, stroke: 'var(--ink)', strokeWidth: Math.min(3, thick / 4) })]
  }
  const at = { ...place, symbol: 'plus' as const, r: 5, ...shift }
  return [
    Plot.dot(own, { ...at, stroke: 'var(--paper)', strokeWidth: 4.5 }),
    Plot.dot(own, { ...at, stroke: crossColor(model, series), strokeWidth: 1.75 }),
  ]
}

/** Of several lines each cross has the colour of its own. */
const crossColor = (model: ChartModel, series: ChartSeries): string =>
  model.series.length > 1 && model.kind === 'line' ? colorIn(model, series) : 'var(--ink)'

function dots(
  model: ChartModel,
  series: ChartSeries,
  own: readonly ChartPoint[],
  direction: Direction,
  { band, hasValues, ...size }: MarkSize,
  from: number,
): Plot.Markish[] {
  const color = colorIn(model, series)
  const most = model.kind === 'line' ? 7 : 12
  const shift = direction.shift(from * Math.min(most, (band * 0.8) / model.series.length))
  return [
    ...(model.kind === 'line' ? [line(model, own, direction, color, shift)] : []),
    hasValues && isCrowded(model)
      ? intervals(own, direction, color, { ...shift, ...THIN }, 0)
      : intervals(own, direction, color, shift, hasValues ? 4 : 0),
    Plot.dot(own, {
      [direction.category]: 'category',
      [direction.value]: 'value',
      ...dotLook(series, color),
      r: hasValues ? 4.5 : 3.5,
      ...shift,
      ...tagged(model, own),
    }),
    ...valueLabels(model, own, direction, { band, hasValues, ...size }),
  ]
}

const THIN = { strokeWidth: THIN_INTERVAL.width, strokeOpacity: THIN_INTERVAL.opacity / 100 }

/** Leads from point to point along the scale, and stops where one is withheld or no session fell. */
function line(model: ChartModel, own: readonly ChartPoint[], direction: Direction, stroke: string, shift: object) {
  const valueAt = new Map(own.map(({ category, value }) => [category, value]))
  const along = model.categories
    .filter((category) => !model.offScale.includes(category))
    .map((category) => ({ category, value: valueAt.get(category) ?? Number.NaN }))
  const at = { [direction.category]: 'category', [direction.value]: 'value' }
  return Plot.line(along, { ...at, stroke, strokeOpacity: 0.45, strokeWidth: 1.5, ...shift })
}

function bars(
  model: ChartModel,
  series: ChartSeries,
  own: readonly ChartPoint[],
  direction: Direction,
  size: MarkSize,
  from: number,
): Plot.Markish[] {
  const { shift, thick, inset } = slotIn(model, direction, size, from, MOST_THICK.bar)
  return [
    direction.bar(own as ChartPoint[], {
      [direction.category]: 'category',
      [direction.value]: 'value',
      fill: colorIn(model, series),
      ...(size.hasValues
        ? { fillOpacity: BAR_TINT / 100, stroke: colorIn(model, series), strokeWidth: 1 }
        : { fillOpacity: 0.82 }),
      ...inset,
      ...tagged(model, own),
    }),
    intervals(own, direction, 'var(--ink)', shift, Math.min(4, thick / 4)),
    ...valueLabels(model, own, direction, size),
  ]
}

/** Quartiles split at the median, whiskers from the 5th to the 95th percentile, a white dot at the geometric mean. */
function boxes(
  model: ChartModel,
  series: ChartSeries,
  own: readonly ChartPoint[],
  direction: Direction,
  size: MarkSize,
  from: number,
): Plot.Markish[] {
  const color = colorIn(model, series)
  const { shift, thick, inset } = slotIn(model, direction, size, from, MOST_THICK.box)
  const spread = own.filter((point) => point.spread !== null)
  const category = { [direction.category]: 'category' }
  return [
    direction.rule(spread.filter((point) => point.spread!.p5 !== null) as ChartPoint[], {
      ...category,
      ...direction.between(
        ({ spread }) => spread!.p5!,
        ({ spread }) => spread!.p95!,
      ),
      stroke: color,
      strokeWidth: 1.25,
      ...shift,
    }),
    direction.bar(spread as ChartPoint[], {
      ...category,
      ...direction.between(
        ({ spread }) => spread!.q1 ?? spread!.median,
        ({ spread }) => spread!.q3 ?? spread!.median,
      ),
      fill: color,
      ...inset,
      ...tagged(model, spread),
    }),
    // On its box a median is a gap; without one it is a line.
    ...[true, false].map((isBoxed) =>
      direction.tick(spread.filter((point) => (point.spread!.q1 !== null) === isBoxed) as ChartPoint[], {
        ...category,
        [direction.value]: ({ spread }: ChartPoint) => spread!.median,
        stroke: isBoxed ? 'var(--paper)' : color,
        strokeWidth: 2,
        ...inset,
      }),
    ),
    Plot.dot(
      spread.filter((point) => point.spread!.geometricMean !== null),
      {
        ...category,
        [direction.value]: ({ spread }: ChartPoint) => spread!.geometricMean,
        fill: 'white',
        stroke: 'var(--ink)',
        strokeWidth: 1,
        r: Math.min(3.5, thick / 3),
        ...shift,
      },
    ),
  ]
}

/** Where a series lies in the band of a category: how thick it may be, and how far off the sides of the band. */
function slotIn({ series }: ChartModel, direction: Direction, { band }: MarkSize, from: number, most: number) {
  const thick = Math.min(most, (band * FILLED) / series.length)
  const start = band / 2 + (from - 0.5) * thick
  const gap = series.length > 1 ? 0.75 : 0
  return {
    thick,
    shift: direction.shift(from * thick),
    inset: direction.inset(start + gap, band - start - thick + gap),
  }
}

/** Intervals as lines, with ends across them where `cap` is above zero; in pixels. */
function intervals(own: readonly ChartPoint[], direction: Direction, stroke: string, shift: object, cap: number) {
  const withEnds: Plot.RenderFunction = (index, scales, values, dimensions, context, next) => {
    const group = next!(index, scales, values, dimensions, context)!
    for (const rule of [...group.querySelectorAll('line')]) {
      const [x1, x2, y1, y2] = ['x1', 'x2', 'y1', 'y2'].map((name) => Number(rule.getAttribute(name)))
      const across = direction.isUpright ? `m${-cap},0h${2 * cap}` : `m0,${-cap}v${2 * cap}`
      group.append(svg('path', { d: `M${x1},${y1}${across}M${x2},${y2}${across}` }))
    }
    return group
  }
  return direction.rule(own.filter(hasBounds), {
    [direction.category]: 'category',
    ...direction.between(
      ({ low }) => low,
      ({ high }) => high,
    ),
    stroke,
    strokeWidth: 1.5,
    ...shift,
    ...(cap > 0 && { render: withEnds }),
  })
}

const hasBounds = ({ low, high }: ChartPoint): boolean => low !== null && high !== null

function valueLabels(
  { measure, series, panels }: ChartModel,
  own: readonly ChartPoint[],
  direction: Direction,
  { fontSize, hasValues }: MarkSize,
): Plot.Markish[] {
  if (!hasValues || series.length > 1 || panels.length > 1) return []
  const beyond = ({ high, value }: ChartPoint) => Math.max(high ?? value, value)
  const place = direction.isUpright
    ? { x: 'category', y: beyond, dy: -fontSize * 0.9, fontSize: fontSize * 1.1 }
    : { y: 'category', x: beyond, dx: 9, textAnchor: 'start' as const }
  return [
    Plot.text(own, {
      ...place,
      text: ({ value }: ChartPoint) => formatValue(value, measure.unit),
      fontWeight: 650,
      fill: 'var(--ink)',
    }),
  ]
}
