import { compareNumbers, type Fate, type NumberChange } from './compare-numbers'
import type { DeckSlide, PrintedNumber } from './deck'

/** A slide against newer data. */
export interface SlideCheck {
  readonly slide: string
  /** From 1. */
  readonly number: number
  readonly headline: string
  /**
   * - `unprinted`: it was never asked, so there is nothing to compare
   * - `lacking`: the data no longer has what it shows
   */
  readonly state: 'same' | 'changed' | 'lacking' | 'unprinted'
  /** Numbers that moved, are withheld, gone or new. */
  readonly changes: readonly NumberChange[]
  readonly counts: Readonly<Record<Fate, number>>
  /**
   * - `supported`: the headline is the data's own, and it says the same
   * - `changed`: it is the data's own, and would say something else now
   * - `read-again`: someone wrote it, and numbers under it changed
   */
  readonly words: 'supported' | 'changed' | 'read-again' | 'kept'
  readonly suggested: string
}

/** What a slide would print now. */
export interface PrintNow {
  readonly headline: string
  readonly numbers: readonly (readonly PrintedNumber[])[]
  readonly isLacking: boolean
}

/** Compares what a slide printed with what it would print now. */
export function checkSlide(slide: DeckSlide, number: number, now: PrintNow): SlideCheck {
  const { printed, headline: written } = slide
  const all = (printed?.numbers ?? []).flatMap((numbers, i) => compareNumbers(numbers, now.numbers[i] ?? []))
  const changes = all.filter(({ fate }) => fate !== 'same')
  const hasChanged = changes.some(({ fate }) => fate !== 'new')
  const isOther = printed !== null && printed.headline !== now.headline
  return {
    slide: slide.id,
    number,
    headline: written ?? printed?.headline ?? now.headline,
    state: printed === null ? 'unprinted' : now.isLacking ? 'lacking' : changes.length > 0 ? 'changed' : 'same',
    changes,
    counts: countFates(all),
    words: written === null ? (isOther ? 'changed' : 'supported') : hasChanged || isOther ? 'read-again' : 'kept',
    suggested: now.headline,
  }
}

function countFates(changes: readonly NumberChange[]): Record<Fate, number> {
  const counts: Record<Fate, number> = { same: 0, moved: 0, withheld: 0, shown: 0, gone: 0, new: 0 }
  for (const { fate } of changes) counts[fate]++
  return counts
}
