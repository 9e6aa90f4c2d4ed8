/** The page that prints a deck and nothing else: a host without a window hands it the slides. */
import { createRoot } from 'react-dom/client'
import { type DeckModel, deckModelSchema } from '#core/slide/slide-model'
import { pngOf } from './ui/chart/chart-picture'
import { type PrintForm, PrintSheets } from './ui/slide/PrintSheets'
import { settled, slidePicture } from './ui/slide/slide-picture'
import './style/fonts.css'
import './style/tokens.css'
import './style/base.css'

/** What the host that opened this page may ask of it. */
export interface PrintPage {
  /** Shows a deck, ready to be printed. */
  show(deck: unknown, form: PrintForm): Promise<number>
  /** A slide of that deck as SVG. */
  svg(number: number, isOpaque: boolean): Promise<string>
  /** A slide of that deck as PNG in base64, so many pixels for each of its own. */
  png(number: number, scale: number, isOpaque: boolean): Promise<string>
}

const place = document.getElementById('root')!
const root = createRoot(place)
let shown: DeckModel | null = null

const page: PrintPage = {
  async show(given, form) {
    const deck = deckModelSchema.parse(given)
    shown = deck
    document.title = deck.title
    root.render(<PrintSheets deck={deck} form={form} />)
    const charts = deck.slides.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'chart'))
    await settled(place, charts.length)
    return deck.slides.length
  },
  async svg(number, isOpaque) {
    return (await picture(number, isOpaque)).text
  },
  async png(number, scale, isOpaque) {
    const blob = await pngOf(await picture(number, isOpaque), scale)
    const bytes = new Uint8Array(await blob.arrayBuffer())
    let binary = ''
    for (const byte of bytes) binary += String.fromCharCode(byte)
    return btoa(binary)
  },
}

async function picture(number: number, isOpaque: boolean) {
  const slide = shown?.slides[number - 1]
  if (!shown || !slide) throw new Error(`there is no slide ${number}`)
  return slidePicture(shown, slide, isOpaque)
}

Object.assign(window, { printPage: page })
