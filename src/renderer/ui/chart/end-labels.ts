import * as Plot from '@observablehq/plot'
import type { ChartModel } from '#core/chart/chart-model'
import type { ChartPoint } from '#core/chart/chart-point'
import type { ValueAxis } from '#core/chart/value-axis'
import { LINE_HEIGHT } from './svg'
import { textWidth, wrapText } from './text-width'

/** The name of a series at the end of its line. */
export interface EndLabel {
  readonly lines: readonly string[]
  readonly width: number
  /** The last point of the series. */
  readonly point: ChartPoint
}

/** More names than this at the end of a chart are a legend by other means. */
const MOST_LABELS = 6
/** Share of the width the names may take. */
const MOST_OF_WIDTH = 0.28

/** The names of lines where they can stand at their ends; none where they need a legend. */
export function endLabelsOf(model: ChartModel, width: number, height: number, fontSize: number): EndLabel[] {
  const { kind, series, panels, points, categories, offScale } = model
  if (kind !== 'line' || series.length < 2 || series.length > MOST_LABELS || panels.length > 1) return []
  const last = categories.at(-1)
  if (last === undefined || offScale.length > 0) return []
  const labels = series.flatMap(({ name }) => {
    const point = points.find((p) => p.series === name && p.category === last)
    const lines = wrapText(name, width * MOST_OF_WIDTH, fontSize, 2)
    return point ? [{ lines, width: Math.max(...lines.map((line) => textWidth(line, fontSize))), point }] : []
  })
  const needed = labels.reduce((sum, { lines }) => sum + lines.length * fontSize * LINE_HEIGHT, 0)
  return labels.length === series.length && needed < height * 0.6 ? labels : []
}

interface LabelRoom {
  readonly axis: ValueAxis
  readonly plotHeight: number
  readonly fontSize: number
}

/** The names as marks, moved apart where their lines end close to each other. */
export function endLabels(labels: readonly EndLabel[], model: ChartModel, { axis, plotHeight, fontSize }: LabelRoom) {
  const [from, to] = axis.domain
  const isLog = model.scale === 'log'
  const share = (value: number) => (isLog ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from))
  const wanted = labels
    .map((label) => ({
      label,
      at: (1 - share(label.point.value)) * plotHeight,
      high: label.lines.length * fontSize * LINE_HEIGHT,
    }))
    .sort((a, b) => a.at - b.at)
  const tops = apart(wanted, plotHeight)
  return wanted.map(({ label, at, high }, i) =>
    Plot.text([label], {
      x: () => label.point.category,
      y: () => label.point.value,
      text: () => label.lines.join('\n'),
      lineAnchor: 'middle',
      textAnchor: 'start',
      dx: fontSize * 0.9 + shiftOf(model),
      dy: tops[i]! + high / 2 - at,
      lineHeight: 1.15,
      fill: 'var(--ink-2)',
    }),
  )
}

/** How far right of the middle of its category the last of several lines may stand, in pixels. */
export const shiftOf = ({ series }: ChartModel): number => Math.max(8, ((series.length - 1) / 2) * 7 + 5)

/** Tops of boxes that do not overlap, each as near to where it is wanted as those above let it be. */
function apart(boxes: readonly { readonly at: number; readonly high: number }[], height: number): number[] {
  const tops = boxes.map(({ at, high }) => at - high / 2)
  for (let i = 1; i < tops.length; i++) tops[i] = Math.max(tops[i]!, tops[i - 1]! + boxes[i - 1]!.high)
  let floor = height + 4
  for (let i = tops.length - 1; i >= 0; i--) {
    tops[i] = Math.min(tops[i]!, floor - boxes[i]!.high)
    floor = tops[i]!
  }
  return tops
}
