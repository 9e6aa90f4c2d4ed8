import * as Plot from '@observablehq/plot'
import type { ChartModel } from '#core/chart/chart-model'
import type { ChartPoint } from '#core/chart/chart-point'
import { heatShades } from '#core/chart/heat-shades'
import { formatValue, formatWithUnit } from '#core/format/number'
import { bandNames, bandsOf } from './bands'
import type { PanelPlace } from './panel'
import { LINE_HEIGHT, svg, textLines } from './svg'
import { tagged } from './tagged'
import { textWidth, wrapText } from './text-width'

const MOST_BAND = 44
const LEAST_BAND = 20

/** A panel of shaded cells, categories below each other and series side by side; what is withheld is hatched. */
export function drawHeatmap(model: ChartModel, place: PanelPlace): Element {
  const { panel, width, fontSize, names, hatch } = place
  const { series, measure } = model
  const points = model.points.filter((point) => point.panel === panel)
  const withheld = model.withheld.filter((point) => point.panel === panel)
  const bands = heatmapBands(model, place)
  const marginLeft = names === 'shown' ? bands.width : 4
  const { column, ...head } = headOf(model, width - marginLeft, fontSize)
  const marginTop = head.height + 4
  const band = Math.min(MOST_BAND, Math.max(LEAST_BAND, (place.height - marginTop - 2) / bands.domain.length))
  const text = ({ value }: ChartPoint) => formatValue(value, measure.unit)
  const isWritten = band >= fontSize * 1.3 && points.every((p) => textWidth(text(p), fontSize) <= column - 4)
  const values = model.points.map(({ value }) => value)
  const { isBelow, shade } = heatShades(values, isWritten)
  const hue = ({ value }: ChartPoint) => (isBelow(value) ? 'var(--series-1)' : 'var(--accent)')
  const at = { x: 'series', y: 'category', inset: 0.75 }
  return Plot.plot({
    width,
    height: Math.round(marginTop + band * bands.domain.length + 2),
    marginLeft,
    marginTop,
    marginRight: head.beyond,
    marginBottom: 2,
    x: { type: 'band', domain: series.map(({ name }) => name), padding: 0, axis: null },
    y: { type: 'band', domain: [...bands.domain], padding: 0, axis: null },
    opacity: { type: 'identity' },
    marks: [
      Plot.axisX({
        anchor: 'top',
        label: null,
        tickSize: 0,
        tickRotate: head.isTurned ? TURN : 0,
        tickFormat: (name: string) => head.lines.get(name)!.join('\n'),
        lineHeight: 1.15,
        fill: 'var(--ink-2)',
      }),
      Plot.cell(points, {
        ...at,
        fill: hue,
        fillOpacity: ({ value }: ChartPoint) => shade(value),
        ...tagged(model, points),
      }),
      Plot.cell(withheld, { ...at, fill: `url(#${hatch})` }),
      isWritten
        ? Plot.text(points, { x: 'series', y: 'category', text, fill: 'var(--ink)', pointerEvents: 'none' })
        : null,
      ...(names === 'shown' ? bandNames(bands, marginLeft) : []),
    ],
  })
}

/** Degrees of names that would run into each other. */
const TURN = -40

/** The names above the columns: in lines where they fit, turned where they do not. */
function headOf({ series }: ChartModel, width: number, fontSize: number) {
  const wide = (name: string) => textWidth(name, fontSize)
  const isTurned = series.some(({ name }) => name.split(' ').some((word) => wide(word) > width / series.length - 4))
  const turned = series.map(({ name }) => wrapText(name, fontSize * 9, fontSize, 1))
  const longest = Math.max(0, ...turned.flat().map(wide))
  const [across, up] = [Math.cos((TURN * Math.PI) / 180), -Math.sin((TURN * Math.PI) / 180)]
  // The last name may lean out over the last column by half of it.
  const last = wide(turned.at(-1)?.[0] ?? '') * across
  const beyond = isTurned ? Math.max(2, last - width / series.length / 3) : 2
  const column = (width - beyond) / Math.max(1, series.length)
  const lines = isTurned ? turned : series.map(({ name }) => wrapText(name, column - 4, fontSize, 3))
  const most = Math.max(1, ...lines.map(({ length }) => length))
  return {
    isTurned,
    beyond,
    column,
    lines: new Map(series.map(({ name }, i) => [name, lines[i]!])),
    height: isTurned ? longest * up + fontSize : most * fontSize * LINE_HEIGHT + 4,
  }
}

function heatmapBands(model: ChartModel, { width, fontSize, height, isFixed }: PanelPlace) {
  const lines = isFixed ? Math.max(1, Math.floor(height / model.categories.length / (fontSize * 1.3))) : 3
  return bandsOf(model, width, fontSize, Math.min(3, lines))
}

export function heatmapHeight(model: ChartModel, place: PanelPlace): number {
  const bands = heatmapBands(model, place)
  const band = Math.max(LEAST_BAND, bands.height)
  return bands.domain.length * band + headOf(model, place.width - bands.width, place.fontSize).height + 8
}

/** What the shades stand for, from the least value to the most. */
export function shadeKey(model: ChartModel, fontSize: number) {
  const values = model.points.map(({ value }) => value)
  if (values.length === 0) return { height: 0, group: null }
  const [low, high] = [Math.min(...values), Math.max(...values)].map((v) => formatWithUnit(v, model.measure.unit))
  const group = svg('g', { fill: 'var(--ink-3)', 'text-anchor': 'start' })
  const start = textWidth(low!, fontSize) + 6
  const [steps, wide] = [5, fontSize * 1.5]
  const { isBelow, shade } = heatShades(values, true)
  const [from, to] = [Math.min(...values), Math.max(...values)]
  // Of values on both sides of zero as far to either as the farthest.
  const reach = Math.max(-from, to)
  const [first, last] = isBelow(from) ? [-reach, reach] : [from, to]
  group.append(textLines([low!], 0, fontSize * 0.7, fontSize, {}))
  for (let i = 0; i < steps; i++) {
    const value = first + (last - first) * (i / (steps - 1))
    group.append(
      svg('rect', {
        x: start + i * wide,
        y: 0,
        width: wide,
        height: fontSize * 1.2,
        fill: isBelow(value) ? 'var(--series-1)' : 'var(--accent)',
        'fill-opacity': shade(value),
      }),
    )
  }
  group.append(textLines([high!], start + steps * wide + 6, fontSize * 0.7, fontSize, {}))
  return { height: fontSize * 2, group }
}
