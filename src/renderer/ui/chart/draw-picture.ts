import type { ChartModel } from '#core/chart/chart-model'
import { chartCaption, chartNotes } from '#core/chart/chart-text'
import type { ChartWithWords } from '#core/chart/chart-with-words'
import { unitMark } from '#core/format/number'
import type { CurveWithWords } from '#core/robustness/curve-picture'
import { drawChart } from './draw-chart'
import { drawCurve } from './draw-curve'
import { LINE_HEIGHT, svg, textLines } from './svg'
import { wrapText } from './text-width'

export type Background = 'white' | 'transparent'

const WIDTH = 800
const HEIGHT = 440
const MARGIN = 24
const FONTS = '"Inter Variable", Inter, system-ui, "Segoe UI", Helvetica, Arial, sans-serif'

/** What a picture is of: a drawing, what stands above it, and under it what its marks mean and whose sessions they are. */
export interface PictureOf {
  readonly title: string
  readonly caption: string
  readonly notes: string
  readonly footnote: string
  /** Its colours are tokens; its label says what it shows. */
  draw(width: number): SVGSVGElement
}

/** A picture of a chart, which is titled by its measure where nothing else is said. */
export const chartForPicture = (model: ChartModel, { title, footnote }: Partial<ChartWithWords>): PictureOf => ({
  title: title ?? `${model.measure.name}${unitMark(model.measure.unit)}`,
  caption: capital(chartCaption(model)),
  notes: chartNotes(model).join(' '),
  footnote: footnote ?? '',
  draw: (width) => drawChart(model, { width, height: HEIGHT, isFixed: false, fontSize: 12, hasValues: true }),
})

/** A picture of a specification curve. */
export const curveForPicture = ({ model, headline, ...words }: CurveWithWords): PictureOf => ({
  ...words,
  draw: (width) => drawCurve(model, headline, { width, fontSize: 12, label: words.notes }),
})

/** Draws a picture. Its colours are still tokens. */
export function drawPicture(
  { title, caption, notes, footnote, draw }: PictureOf,
  background: Background,
): SVGSVGElement {
  const room = WIDTH - 2 * MARGIN
  const drawing = svg('svg', { 'font-family': FONTS, 'text-anchor': 'start', 'font-feature-settings': '"tnum"' })
  let y = MARGIN
  const write = (text: string, fontSize: number, attributes: Record<string, string | number>) => {
    const lines = wrapText(text, room, fontSize, 12)
    drawing.append(textLines(lines, MARGIN, y + fontSize * 0.6, fontSize, attributes))
    y += lines.length * fontSize * LINE_HEIGHT
  }
  write(title, 17, { fill: 'var(--ink)', 'font-weight': 650 })
  y += 2
  write(caption, 13, { fill: 'var(--ink-2)' })
  y += 12
  const chart = draw(room)
  chart.setAttribute('x', String(MARGIN))
  chart.setAttribute('y', String(y))
  drawing.append(chart)
  y += Number(chart.getAttribute('height')) + 12
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
