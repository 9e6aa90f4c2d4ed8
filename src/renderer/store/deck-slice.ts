import { ok } from '#core/failure'
import { type BuiltDeck, buildDeck } from '#core/slide/build-deck'
import type { Deck } from '#core/slide/deck/deck'
import { addSlide, type DeckEdit, emptyDeck, keepPrinted, newSlide } from '#core/slide/deck/deck-edits'
import { templateDeck } from '#core/slide/templates/templates'
import { SHIPPED_THEMES } from '#core/slide/theme/shipped'
import { askDeck } from '#engine/ask-deck'
import type { FigureOptions } from '#engine/ask-figure'
import type { CreateSlice } from './app-state'
import { bytesOf } from './base64'
import type { DeckSlice } from './deck-state'

/** Steps of a deck that can be undone. */
const MOST_STEPS = 100

export const createDeckSlice: CreateSlice<DeckSlice> = (set, get, { engine, bridge }) => {
  let current: AbortController | null = null
  let answered = ''

  /** Shows a deck as one step of its history. */
  function step(deck: Deck | null): void {
    const { deck: before, deckPast } = get()
    if (deck === before) return
    set({ deck, deckPast: [...deckPast, before].slice(-MOST_STEPS), deckFuture: [] })
  }

  /** What was never printed is kept with what it says now; it is no step of anyone's. */
  function keepFirst(built: BuiltDeck): void {
    const { deck } = get()
    if (!deck?.slides.some(({ printed }) => printed === null)) return
    const fresh = new Map(
      [...built.printed].filter(([id]) => deck.slides.find((slide) => slide.id === id)?.printed === null),
    )
    set({ deck: keepPrinted(fresh)(deck) })
  }

  return {
    deck: null,
    deckPast: [],
    deckFuture: [],
    deckSlide: null,
    builtDeck: null,
    deckFailure: null,
    isAskingDeck: false,

    editDeck(edit: DeckEdit) {
      const { deck, table } = get()
      step(edit(deck ?? emptyDeck(table?.name ?? 'Slides', SHIPPED_THEMES[0]!)))
    },

    undoDeck() {
      const { deck, deckPast, deckFuture } = get()
      if (deckPast.length === 0) return
      set({ deck: deckPast.at(-1)!, deckPast: deckPast.slice(0, -1), deckFuture: [deck, ...deckFuture] })
    },

    redoDeck() {
      const { deck, deckPast, deckFuture } = get()
      const [next, ...rest] = deckFuture
      if (next === undefined) return
      set({ deck: next, deckPast: [...deckPast, deck], deckFuture: rest })
    },

    openSlideOf: (deckSlide) => set({ deckSlide }),

    addToDeck(shown, layout, behind = null) {
      get().editDeck(addSlide(newSlide(layout, shown), behind))
      const { deck } = get()
      const at = deck!.slides.findIndex(({ id }) => id === behind)
      set({ deckSlide: deck!.slides[at < 0 ? deck!.slides.length - 1 : at + 1]!.id })
    },

    makeDeck(template) {
      const { table, deck } = get()
      if (!table) return
      const made = templateDeck(template, table, deck?.theme ?? SHIPPED_THEMES[0]!, deck)
      step(deck ? { ...made, mode: deck.mode, size: deck.size } : made)
      set({ deckSlide: made.slides[0]?.id ?? null })
    },

    takeDeck: (deck) => {
      step(deck)
      set({ deckSlide: deck.slides[0]?.id ?? null })
    },

    async askDeck() {
      const { table, deck, spec } = get()
      if (!table || !deck) return set({ builtDeck: null })
      const options: FigureOptions = { filters: [], thresholds: spec.thresholds, level: spec.level }
      // Order, words and looks of slides need no new answer.
      const question = JSON.stringify([table.table, options, deck.slides.map(({ id, shows }) => [id, shows])])
      const { deckAnswers } = get()
      if (question === answered && deckAnswers) return build(deckAnswers)
      current?.abort()
      const controller = new AbortController()
      current = controller
      set({ isAskingDeck: true, deckFailure: null })
      const answers = await askDeck(engine, deck, table, options, controller.signal)
      if (current !== controller) return
      if (!answers.ok) return set({ deckFailure: answers.failure, isAskingDeck: false })
      answered = question
      set({ deckAnswers: answers.value, isAskingDeck: false })
      await build(answers.value)
    },

    deckAnswers: null,

    keepDeck(only = null) {
      const { builtDeck, deck } = get()
      if (builtDeck && deck) step(keepPrinted(builtDeck.printed, only)(deck))
    },

    async savePptx() {
      const { builtDeck } = get()
      if (!builtDeck) return
      const name = builtDeck.model.title.slice(0, 80) || 'Slides'
      await get().beginExport({
        title: 'Save the slides',
        name,
        ending: 'pptx',
        write: async (take) => {
          const written = await bridge.call('deck.pptx', { deck: builtDeck.model })
          if (!written.ok) return written
          const taken = await take({ bytes: bytesOf(written.value.base64), rows: 0 })
          if (taken.ok) get().keepDeck()
          return taken.ok ? ok(null) : taken
        },
      })
    },
  }

  /** Builds what is shown from answers that are there. */
  async function build(answers: NonNullable<DeckSlice['deckAnswers']>): Promise<void> {
    const { table, deck, spec } = get()
    if (!table || !deck) return
    const options: FigureOptions = { filters: [], thresholds: spec.thresholds, level: spec.level }
    const fingerprint = await get().fingerprint()
    if (get().deck !== deck || get().table !== table) return
    const builtDeck = buildDeck(deck, { table, answers, options, fingerprint })
    set({ builtDeck })
    keepFirst(builtDeck)
  }
}
