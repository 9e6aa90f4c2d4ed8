import interFont from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import css from './ChartFigure.module.css'
import { type Background, drawPicture, type PictureOf } from './draw-picture'
import { fontData } from './font-data'

/** A picture as text, with the size it is meant for in pixels. */
export interface ChartPicture {
  readonly text: string
  readonly width: number
  readonly height: number
}

/**
 * A picture that stands by itself, in the light colours: its title above it, under it what its marks mean, what is withheld and
 * the footnote, and the font inside.
 */
export async function chartPicture(of: PictureOf, background: Background): Promise<ChartPicture> {
  const drawing = drawPicture(of, background)
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
