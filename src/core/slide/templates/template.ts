import { z } from 'zod'
import { fail, ok, type Result } from '../../failure'
import { type Deck, type DeckSlide, deckSchema, type Earlier, type Layout, type Shown } from '../deck/deck'
import { addSlide, emptyDeck, newSlide } from '../deck/deck-edits'
import type { Theme } from '../theme/theme'

/** One slide of a template. */
export interface TemplateSlide {
  readonly layout: Layout
  readonly shows?: readonly Shown[]
  readonly text?: string
  readonly notes?: string
}

/** A deck made of a template, its slides not asked yet. */
export function deckOf(title: string, theme: Theme, slides: readonly TemplateSlide[]): Deck {
  return slides.reduce<Deck>(
    (deck, { layout, shows = [], text = '', notes = '' }) => addSlide(newSlide(layout, shows, { text, notes }))(deck),
    emptyDeck(title, theme),
  )
}

/** What a deck printed, for the next one to say what moved. */
export function earlierOf(deck: Deck): Deck['before'] {
  const printed = deck.slides.filter((slide) => slide.printed !== null)
  const [first] = printed
  if (!first?.printed) return null
  const shows = printed.flatMap(({ shows, printed }) =>
    shows.flatMap((show, i): Earlier[] => {
      const numbers = printed!.numbers[i] ?? []
      return numbers.length > 0 ? [{ show, numbers }] : []
    }),
  )
  return { dataset: first.printed.dataset, shows }
}

const TEMPLATE_FORMAT = 'session-explorer template'

/** A deck as a template of one's own: what it shows and its words that are not of the data; no number and no headline. */
export function templateText(deck: Deck): string {
  const slides = deck.slides.map((slide): DeckSlide => {
    const isOfWords = slide.layout === 'section' || slide.layout === 'quotation'
    return { ...slide, headline: isOfWords ? slide.headline : null, printed: null }
  })
  return `${JSON.stringify({ format: TEMPLATE_FORMAT, version: 1, deck: { ...deck, slides, before: null } }, null, 2)}\n`
}

const templateSchema = z.object({ format: z.literal(TEMPLATE_FORMAT), version: z.literal(1), deck: deckSchema })

/** Reads a template of one's own from the text of its file. */
export function readTemplate(text: string, file: string): Result<Deck> {
  try {
    const parsed = templateSchema.safeParse(JSON.parse(text))
    if (parsed.success) return ok(parsed.data.deck)
    return fail({ code: 'not-a-template', file, detail: parsed.error.issues[0]?.message ?? 'it is damaged' })
  } catch {
    return fail({ code: 'not-a-template', file, detail: 'it is no JSON' })
  }
}
