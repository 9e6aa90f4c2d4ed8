import { cleanText } from '../text/clean-text'
import type { Theme } from '../theme/theme'
import { type Deck, type DeckSlide, type Layout, PLACES, type Printed, type Shown } from './deck'

/** Edits of a deck: each takes what there was and gives what there is now. */
export type DeckEdit = (deck: Deck) => Deck

export const emptyDeck = (title: string, theme: Theme): Deck => ({
  title,
  theme,
  mode: 'light',
  size: '16:9',
  slides: [],
  before: null,
})

/** A slide with nothing written on it yet. */
export const newSlide = (
  layout: Layout,
  shows: readonly Shown[] = [],
  more: Partial<DeckSlide> = {},
): Omit<DeckSlide, 'id'> => ({
  layout,
  shows: [...shows],
  headline: null,
  text: '',
  source: '',
  notes: '',
  printed: null,
  ...more,
})

const freeId = (slides: readonly DeckSlide[]): string =>
  String(1 + Math.max(0, ...slides.map(({ id }) => Number(id)).filter(Number.isSafeInteger)))

/** Puts a slide behind another one, or last. */
export const addSlide =
  (slide: Omit<DeckSlide, 'id'>, behind: string | null = null): DeckEdit =>
  (deck) => {
    const at = deck.slides.findIndex(({ id }) => id === behind)
    const added = { ...slide, id: freeId(deck.slides) }
    return { ...deck, slides: deck.slides.toSpliced(at < 0 ? deck.slides.length : at + 1, 0, added) }
  }

export const removeSlide =
  (id: string): DeckEdit =>
  (deck) => ({ ...deck, slides: deck.slides.filter((slide) => slide.id !== id) })

export const duplicateSlide =
  (id: string): DeckEdit =>
  (deck) => {
    const slide = deck.slides.find((one) => one.id === id)
    return slide ? addSlide(slide, id)(deck) : deck
  }

/** Moves a slide so that it stands at a place, from 0. */
export const moveSlide =
  (id: string, to: number): DeckEdit =>
  (deck) => {
    const from = deck.slides.findIndex((slide) => slide.id === id)
    const place = Math.max(0, Math.min(deck.slides.length - 1, to))
    const moved = deck.slides[from]
    if (!moved || place === from) return deck
    return { ...deck, slides: deck.slides.toSpliced(from, 1).toSpliced(place, 0, moved) }
  }

export const changeSlide =
  (id: string, change: Partial<Omit<DeckSlide, 'id'>>): DeckEdit =>
  (deck) => ({ ...deck, slides: deck.slides.map((slide) => (slide.id === id ? { ...slide, ...change } : slide)) })

/** Gives a slide another layout; what the layout has no place for stays, and is not shown. */
export const changeLayout = (id: string, layout: Layout): DeckEdit => changeSlide(id, { layout })

/** Adds something to a slide with a free place; where there is none, the last one gives way. */
export const showOn =
  (id: string, shown: Shown): DeckEdit =>
  (deck) => {
    const slide = deck.slides.find((one) => one.id === id)
    if (!slide || PLACES[slide.layout] === 0) return deck
    const shows = [...slide.shows.slice(0, PLACES[slide.layout] - 1 || undefined), shown].slice(-PLACES[slide.layout])
    return changeSlide(id, { shows, printed: null })(deck)
  }

/** A headline as it was typed; the suggested one, or nothing, makes it the data's own again. */
export const wordHeadline = (id: string, text: string, suggested: string): DeckEdit =>
  changeSlide(id, { headline: cleanText(text) === '' || text === suggested ? null : text })

/** The deck with what its slides print now kept in them; of one slide, or of all. */
export const keepPrinted =
  (printed: ReadonlyMap<string, Printed>, only: string | null = null): DeckEdit =>
  (deck) => ({
    ...deck,
    slides: deck.slides.map((slide) =>
      only === null || slide.id === only ? { ...slide, printed: printed.get(slide.id) ?? slide.printed } : slide,
    ),
  })
