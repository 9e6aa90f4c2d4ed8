import * as Plot from '@observablehq/plot'
import type { ChartModel } from '#core/chart/chart-model'
import { type Letters, namesBelow, TURN } from '#core/chart/names-below'
import { formatTick, marksUp, valueAxis } from '#core/chart/value-axis'
import { UPRIGHT } from './direction'
import { type EndLabel, endLabels, shiftOf } from './end-labels'
import type { PanelPlace } from './panel'
import { seriesMarks } from './series-marks'
import { textWidth, wrapText } from './text-width'

/** A panel whose categories lie from left to right along their scale. */
export function drawUpright(model: ChartModel, place: PanelPlace, labels: readonly EndLabel[] = []): Element {
  const { panel, width, height, fontSize, hasValues, names } = place
  const points = model.points.filter((point) => point.panel === panel)
  const axis = axisOf(model, place)
  const marginLeft = names === 'shown' ? tickWidth(model, place) : 4
  const marginRight =
    labels.length > 0 ? Math.max(...labels.map((label) => label.width)) + fontSize * 0.9 + shiftOf(model) : 6
  const band = (width - marginLeft - marginRight) / Math.max(1, model.categories.length)
  const below = namesBelow(model.categories, band, fontSize, lettersOf(fontSize))
  const marginTop = fontSize * (hasValues ? 1.9 : 1)
  const marginBottom = below.height + fontSize * 0.9
  const size = { band, fontSize, hasValues }
  const plotHeight = height - marginTop - marginBottom
  return Plot.plot({
    width,
    height,
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    x: { type: 'band', domain: [...model.categories], padding: 0, axis: null },
    y: { type: model.scale, domain: [...axis.domain], axis: null },
    marks: [
      Plot.gridY(axis.ticks, { stroke: 'var(--line)', strokeOpacity: 1 }),
      names === 'shown'
        ? Plot.axisY(axis.ticks, {
            label: null,
            tickSize: 0,
            // Not as a format, which Plot would leave out between the powers of a logarithmic scale.
            text: (value: number) => formatTick(value, model.measure.unit),
            fill: 'var(--ink-3)',
          })
        : null,
      Plot.axisX({
        label: null,
        tickSize: 0,
        ...(below.every > 1 && { ticks: model.categories.filter((_, i) => i % below.every === 0) }),
        tickRotate: below.isTurned ? TURN : 0,
        tickFormat: (category: string) => below.lines.get(category)!.join('\n'),
        lineHeight: 1.15,
        fill: 'var(--ink-2)',
      }),
      ...(model.scale === 'linear' ? [Plot.ruleY([0], { stroke: 'var(--line-strong)' })] : []),
      model.series.length === 1 ? withheldBands(model, place, band, axis.domain) : null,
      ...seriesMarks(model, points, UPRIGHT, size),
      ...endLabels(labels, model, { axis, plotHeight, fontSize }),
    ],
  })
}

const axisOf = (model: ChartModel, { height, fontSize }: PanelPlace) => valueAxis(model, marksUp(height, fontSize))

/** Pixels the marks of the axis take beside the plot. */
export function tickWidth(model: ChartModel, place: PanelPlace): number {
  const { ticks } = axisOf(model, place)
  return Math.max(...ticks.map((tick) => textWidth(formatTick(tick, model.measure.unit), place.fontSize))) + 12
}

/** What is withheld of a single series, hatched from bottom to top. */
function withheldBands(
  { withheld }: ChartModel,
  { panel, hatch }: PanelPlace,
  band: number,
  [bottom, top]: readonly [number, number],
) {
  const inset = Math.max(0, (band - 16) / 2)
  return Plot.barY(
    withheld.filter((point) => point.panel === panel),
    { x: 'category', y1: () => bottom, y2: () => top, fill: `url(#${hatch})`, insetLeft: inset, insetRight: inset },
  )
}

/** Letters as the page measures them. */
const lettersOf = (fontSize: number): Letters => ({
  width: (text) => textWidth(text, fontSize),
  wrap: (text, width, mostLines) => wrapText(text, width, fontSize, mostLines),
})
