import * as Plot from '@observablehq/plot'
import type { ChartModel } from '#core/chart/chart-model'
import { formatTick, marksAlong, valueAxis } from '#core/chart/value-axis'
import { type Bands, bandNames, bandsOf } from './bands'
import { LYING } from './direction'
import type { PanelPlace } from './panel'
import { seriesMarks } from './series-marks'
import { stackMarks } from './stack-marks'
import { textWidth } from './text-width'

/** Pixels a series takes in a band that holds several. */
const LEAST_STEP = { bar: 7, box: 8, dot: 6, line: 6, stacked: 0, heatmap: 0 } as const
/** Pixels a category takes where there is room. */
const MOST_BAND = 54

/** A panel whose categories are listed below each other. */
export function drawLying(model: ChartModel, place: PanelPlace): Element {
  const { panel, width, height, fontSize, hasValues, names } = place
  const bands = lyingBands(model, place)
  const points = model.points.filter((point) => point.panel === panel)
  const withheld = model.withheld.filter((point) => point.panel === panel)
  const marginLeft = names === 'shown' ? bands.width : 4
  const room = width - marginLeft
  const [marginTop, marginBottom] = [fontSize * 1.9, 6]
  const band = Math.min(MOST_BAND, (height - marginTop - marginBottom) / bands.domain.length)
  const axis = valueAxis(model, marksAlong(room, fontSize))
  const unit = model.kind === 'stacked' ? 'rate' : model.measure.unit
  const isLabelled = hasValues && model.series.length === 1 && model.panels.length === 1
  const marginRight = isLabelled ? fontSize * 4.2 : textWidth(formatTick(axis.domain[1], unit), fontSize) / 2 + 2
  return Plot.plot({
    width,
    height: Math.round(marginTop + band * bands.domain.length + marginBottom),
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    x: { type: model.scale, domain: [...axis.domain], axis: null },
    y: { type: 'band', domain: [...bands.domain], padding: 0, axis: null },
    marks: [
      Plot.gridX(axis.ticks, { stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.axisX(axis.ticks, {
        anchor: 'top',
        label: null,
        tickSize: 0,
        // Not as a format, which Plot would leave out between the powers of a logarithmic scale.
        text: (value: number) => formatTick(value, unit),
        fill: 'var(--ink-3)',
      }),
      ...(model.scale === 'linear' ? [Plot.ruleX([0], { stroke: 'var(--line-strong)' })] : []),
      ...(model.kind === 'stacked'
        ? stackMarks(model, panel, place.hatch, { band, fontSize, width: room - marginRight })
        : seriesMarks(model, points, LYING, { band, fontSize, hasValues })),
      ...(names === 'shown' ? bandNames(bands, marginLeft) : []),
      model.series.length === 1 && model.kind !== 'stacked'
        ? Plot.text(withheld, {
            y: 'category',
            frameAnchor: 'left',
            text: () => 'withheld',
            textAnchor: 'start',
            dx: 6,
            fill: 'var(--ink-3)',
          })
        : null,
    ],
  })
}

/** The names of the categories as they are beside a panel. */
export function lyingBands(model: ChartModel, { width, fontSize, height, isFixed }: PanelPlace): Bands {
  const lines = isFixed ? Math.max(1, Math.floor(height / model.categories.length / (fontSize * 1.3))) : 3
  return bandsOf(model, width, fontSize, Math.min(3, lines))
}

/** The least height at which names and series of every category are apart. */
export function lyingHeight(model: ChartModel, place: PanelPlace): number {
  const bands = lyingBands(model, place)
  const step = LEAST_STEP[model.kind] * model.series.length + 9
  return bands.domain.length * Math.max(bands.height, step) + place.fontSize * 1.9 + 6
}
