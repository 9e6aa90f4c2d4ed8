import type { Failure } from '#core/failure'
import type { Report } from '#core/report/report'
import type { BuiltDeck } from '#core/slide/build-deck'
import type { DeckAnswers } from '#core/slide/deck/answer'
import type { Deck, Layout, Shown } from '#core/slide/deck/deck'
import type { DeckEdit } from '#core/slide/deck/deck-edits'
import type { TemplateId } from '#core/slide/templates/templates'

export interface DeckSlice extends Pick<Report, 'deck'> {
  readonly deckPast: readonly (Deck | null)[]
  readonly deckFuture: readonly (Deck | null)[]
  /** Id of the slide on the slides page. */
  readonly deckSlide: string | null
  /** The answers to what the deck shows; null before it was asked. */
  readonly deckAnswers: DeckAnswers | null
  /** The deck as it is drawn; that of the last answers while others are asked for. */
  readonly builtDeck: BuiltDeck | null
  readonly deckFailure: Failure | null
  readonly isAskingDeck: boolean
  editDeck(edit: DeckEdit): void
  undoDeck(): void
  redoDeck(): void
  openSlideOf(slide: string | null): void
  /** Adds a slide that shows this, behind another one or last, and opens it. */
  addToDeck(shown: readonly Shown[], layout: Layout, behind?: string | null): void
  /** Makes the deck anew, of a template. */
  makeDeck(template: TemplateId): void
  /** Takes a deck from elsewhere, such as a template of one's own. */
  takeDeck(deck: Deck): void
  /** Asks for what the deck shows where that is not known, and draws it. */
  askDeck(): Promise<void>
  /** Keeps what the slides say now as what they printed: of one slide, or of all. */
  keepDeck(only?: string | null): void
  /** Writes the deck as a presentation. */
  savePptx(): Promise<void>
}
