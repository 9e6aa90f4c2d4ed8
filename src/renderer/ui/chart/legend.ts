import type { ChartModel, ChartSeries } from '#core/chart/chart-model'
import { colorIn, SYMBOL_PATHS, symbolOf } from './series-look'
import { LINE_HEIGHT, svg, textLines } from './svg'
import { textWidth, wrapText } from './text-width'

/** Kinds whose marks are areas have squares for a legend. */
const hasAreas = ({ kind }: ChartModel): boolean => kind === 'bar' || kind === 'stacked' || kind === 'box'

/** The mark of a series as it stands before its name. */
export function swatch(model: ChartModel, series: ChartSeries, x: number, y: number, fontSize: number): SVGElement {
  return svg('path', {
    d: hasAreas(model) ? 'M-4.5,-4.5h9v9h-9z' : SYMBOL_PATHS[symbolOf(series)],
    fill: colorIn(model, series),
    transform: `translate(${x},${y}) scale(${fontSize / 11})`,
  })
}

interface Legend {
  readonly height: number
  readonly group: SVGGElement | null
}

/** The names of the series in as many lines as they take. */
export function legend(model: ChartModel, width: number, fontSize: number): Legend {
  if (model.series.length < 2 || model.kind === 'heatmap') return { height: 0, group: null }
  const group = svg('g', { fill: 'var(--ink-2)', 'text-anchor': 'start' })
  const [indent, gap] = [fontSize * 1.25, fontSize * 1.2]
  let [x, y] = [0, 0]
  let lines = 1
  for (const series of model.series) {
    const name = wrapText(series.name, width - indent, fontSize)
    const wide = indent + Math.max(...name.map((line) => textWidth(line, fontSize)))
    if (x > 0 && x + wide > width) {
      y += lines * fontSize * LINE_HEIGHT + 3
      ;[x, lines] = [0, 1]
    }
    const middle = y + fontSize * 0.7
    group.append(
      swatch(model, series, x + fontSize * 0.45, middle, fontSize),
      textLines(name, x + indent, middle, fontSize, {}),
    )
    lines = Math.max(lines, name.length)
    x += wide + gap
  }
  return { height: y + lines * fontSize * LINE_HEIGHT + fontSize * 0.6, group }
}
