import type { ChartModel } from '#core/chart/chart-model'
import { chartCaption, chartNotes } from '#core/chart/chart-text'
import { unitMark } from '#core/format/number'
import { drawChart } from './draw-chart'
import { LINE_HEIGHT, svg, textLines } from './svg'
import { wrapText } from './text-width'

export type Background = 'white' | 'transparent'

const WIDTH = 800
const HEIGHT = 440
const MARGIN = 24
const FONTS = '"Inter Variable", Inter, system-ui, "Segoe UI", Helvetica, Arial, sans-serif'

/**
 * Draws a chart with its title above it, and under it what its marks mean, what is withheld and the footnote. Its colours are
 * still tokens.
 *
 * @param title what stands above in place of the name of the measure
 */
export function drawPicture(
  model: ChartModel,
  footnote: string,
  background: Background,
  title?: string,
): SVGSVGElement {
  const room = WIDTH - 2 * MARGIN
  const drawing = svg('svg', { 'font-family': FONTS, 'text-anchor': 'start', 'font-feature-settings': '"tnum"' })
  let y = MARGIN
  const write = (text: string, fontSize: number, attributes: Record<string, string | number>) => {
    const lines = wrapText(text, room, fontSize, 12)
    drawing.append(textLines(lines, MARGIN, y + fontSize * 0.6, fontSize, attributes))
    y += lines.length * fontSize * LINE_HEIGHT
  }
  const unit = unitMark(model.measure.unit)
  write(title ?? `${model.measure.name}${unit}`, 17, { fill: 'var(--ink)', 'font-weight': 650 })
  y += 2
  write(capital(chartCaption(model)), 13, { fill: 'var(--ink-2)' })
  y += 12
  const chart = drawChart(model, { width: room, height: HEIGHT, isFixed: false, fontSize: 12, hasValues: true })
  chart.setAttribute('x', String(MARGIN))
  chart.setAttribute('y', String(y))
  drawing.append(chart)
  y += Number(chart.getAttribute('height')) + 12
  const notes = chartNotes(model).join(' ')
  if (notes !== '') write(notes, 11, { fill: 'var(--ink-2)' })
  y += 6
  drawing.append(svg('rect', { x: MARGIN, y, width: room, height: 1, fill: 'var(--line)' }))
  y += 8
  write(footnote, 10.5, { fill: 'var(--ink-3)' })
  const height = Math.ceil(y + MARGIN)
  const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` }
  for (const [name, value] of Object.entries(size)) drawing.setAttribute(name, String(value))
  if (background === 'white') drawing.prepend(svg('rect', { width: WIDTH, height, fill: '#ffffff' }))
  drawing.prepend(svg('title', {}, chart.getAttribute('aria-label') ?? ''))
  return drawing
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
