import type { ChartWithWords } from '#core/chart/chart-with-words'
import type { CurveWithWords } from '#core/robustness/curve-picture'
import tokens from '../style/tokens.css?raw'
import { chartForPicture, curveForPicture, drawPicture, type PictureOf } from '../ui/chart/draw-picture'
import { XmlDocument } from './xml-document'

/** A chart as an SVG file where there is no browser, drawn as on screen, in the light colours; its fonts are named, not inside. */
export const chartSvg = (chart: ChartWithWords): string => pictureSvg(() => chartForPicture(chart.model, chart))

/** A specification curve as an SVG file, likewise. */
export const curveSvg = (curve: CurveWithWords): string => pictureSvg(() => curveForPicture(curve))

function pictureSvg(of: () => PictureOf): string {
  const drawing = withDocument(() => drawPicture(of(), 'white')) as unknown as {
    toXml(): string
    setAttribute(name: string, value: string): void
  }
  drawing.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${withColors(drawing.toXml())}\n`
}

/** Lends the drawing functions a document for as long as they draw. */
function withDocument<T>(draw: () => T): T {
  const place = globalThis as unknown as { document?: unknown; window?: unknown }
  const before = { document: place.document, window: place.window }
  const document = new XmlDocument()
  Object.assign(place, { document, window: { document } })
  try {
    return draw()
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(place, name)
      else Reflect.set(place, name, value)
    }
  }
}

const LIGHT = new Map(
  [...tokens.matchAll(/(--[\w-]+):\s*light-dark\((#\w+),/g)].map(([, name, color]) => [name!, color!]),
)

/** Writes out the colours that stand for a token, for readers that know none. */
const withColors = (xml: string): string =>
  xml.replaceAll(/var\((--[\w-]+)\)/g, (token, name: string) => LIGHT.get(name) ?? token)
