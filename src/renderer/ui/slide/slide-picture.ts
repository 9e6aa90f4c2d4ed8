import interFont from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import serifItalicFont from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2?url'
import serifFont from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import type { DeckModel, SlideModel } from '#core/slide/slide-model'
import type { ChartPicture } from '../chart/chart-picture'
import { fontData } from '../chart/font-data'
import { SlideSheet } from './SlideSheet'
import css from './slide-picture.module.css'
import { slideSvg } from './slide-svg'

/** A slide as a picture that stands by itself: SVG text with its fonts inside, in pixels of the page. */
export async function slidePicture(deck: DeckModel, slide: SlideModel, isOpaque: boolean): Promise<ChartPicture> {
  const place = document.createElement('div')
  place.className = css.away!
  document.body.append(place)
  const root = createRoot(place)
  try {
    root.render(createElement(SlideSheet, { deck, slide }))
    await settled(place, slide.blocks.filter(({ kind }) => kind === 'chart').length)
    const article = place.querySelector('article')!
    const text = new XMLSerializer().serializeToString(slideSvg(article, isOpaque))
    const style = `<style>${await faces(text)}</style>`
    return {
      // As text, since the policy of the page allows no style element in it.
      text: text.replace(/(<svg[^>]*>)/, (opening) => opening + style),
      width: deck.width,
      height: deck.height,
    }
  } finally {
    root.unmount()
    place.remove()
  }
}

/** Waits until fonts are there and every chart has been drawn. */
export async function settled(place: Element, charts: number): Promise<void> {
  // What is not on the screen does not ask for its fonts.
  await Promise.all(FACES.map((face) => document.fonts.load(face)))
  for (let i = 0; i < 300; i++) {
    await new Promise((resolve) => setTimeout(resolve, 10))
    if (place.querySelector('article') && place.querySelectorAll('figure svg[role="img"]').length >= charts) return
  }
}

const FACES = [
  '400 16px "Inter Variable"',
  '400 16px "Source Serif 4 Variable"',
  'italic 400 16px "Source Serif 4 Variable"',
]

async function faces(text: string): Promise<string> {
  const inter = `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(${await fontData(interFont)}) format("woff2")}`
  if (!text.includes('Source Serif')) return inter
  const italic = text.includes('font-style="italic"')
    ? `@font-face{font-family:"Source Serif 4 Variable";font-style:italic;font-weight:200 900;src:url(${await fontData(serifItalicFont)}) format("woff2")}`
    : ''
  return `${inter}@font-face{font-family:"Source Serif 4 Variable";font-weight:200 900;src:url(${await fontData(serifFont)}) format("woff2")}${italic}`
}
