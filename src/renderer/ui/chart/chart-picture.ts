import interFont from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import type { ChartModel } from '#core/chart/chart-model'
import { chartCaption, chartNotes } from '#core/chart/chart-text'
import { unitMark } from '#core/format/number'
import css from './ChartFigure.module.css'
import { drawChart } from './draw-chart'
import { fontData } from './font-data'
import { LINE_HEIGHT, svg, textLines } from './svg'
import { wrapText } from './text-width'

/** A picture of a chart as text, with the size it is meant for in pixels. */
export interface ChartPicture {
  readonly text: string
  readonly width: number
  readonly height: number
}

export type Background = 'white' | 'transparent'

const WIDTH = 800
const HEIGHT = 440
const MARGIN = 24
const FONTS = '"Inter Variable", Inter, system-ui, "Segoe UI", Helvetica, Arial, sans-serif'

/**
 * A chart as a picture that stands by itself, in the light colours: its title above it, under it what its marks mean,
 * what is withheld and the footnote, and the font inside.
 */
export async function chartPicture(model: ChartModel, footnote: string, background: Background): Promise<ChartPicture> {
  const drawing = draw(model, footnote, background)
  // Colours are known where an element is shown.
  const place = document.createElement('div')
  place.className = css.away!
  place.dataset.theme = 'light'
  place.append(drawing)
  document.body.append(place)
  resolveColors(drawing)
  place.remove()
  const text = new XMLSerializer().serializeToString(drawing)
  const style = `<style>@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(${await fontData(interFont)}) format("woff2")}</style>`
  return {
    // As text, since the policy of the page allows no style element in it.
    text: text.replace(/(<svg[^>]*>)/, (opening) => opening + style),
    width: Number(drawing.getAttribute('width')),
    height: Number(drawing.getAttribute('height')),
  }
}

function draw(model: ChartModel, footnote: string, background: Background): SVGSVGElement {
  const room = WIDTH - 2 * MARGIN
  const drawing = svg('svg', { 'font-family': FONTS, 'text-anchor': 'start', 'font-feature-settings': '"tnum"' })
  let y = MARGIN
  const write = (text: string, fontSize: number, attributes: Record<string, string | number>) => {
    const lines = wrapText(text, room, fontSize, 12)
    drawing.append(textLines(lines, MARGIN, y + fontSize * 0.6, fontSize, attributes))
    y += lines.length * fontSize * LINE_HEIGHT
  }
  const unit = unitMark(model.measure.unit)
  write(`${model.measure.name}${unit}`, 17, { fill: 'var(--ink)', 'font-weight': 650 })
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

const COLORED = ['fill', 'stroke', 'color'] as const

/** Writes out the colours that stand for a token, for readers that know none. */
function resolveColors(drawing: SVGSVGElement): void {
  for (const element of drawing.querySelectorAll('*')) {
    const shown = getComputedStyle(element)
    for (const name of COLORED) {
      const value = element.getAttribute(name)
      if (value?.includes('var(') || value === 'currentColor') element.setAttribute(name, shown[name])
    }
  }
}

/** The picture as PNG, so many pixels for each of its own. */
export async function pngOf({ text, width, height }: ChartPicture, scale: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image(width, height)
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * scale
    canvas.height = height * scale
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))), 'image/png')
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}
