import { MOST_SPELLINGS, type SpellingCount } from '../dataset/column-profile'

/** The values of a column that an export holds and that are not stored. */
export class Misfits {
  /** Values that were not understood. */
  unread = 0
  /** Numbers that are none of their kind: out of range, not finite, or with a fraction. */
  outside = 0
  /** Whole numbers that are stored, but have more digits than a double holds. */
  rounded = 0
  readonly #rows = new Map<string, number>()

  note(spelling: string, rows: number, isNumber: boolean): void {
    if (isNumber) this.outside += rows
    else this.unread += rows
    const before = this.#rows.get(spelling)
    // New ones only while there is room; those met before are counted on.
    if (before === undefined && this.#rows.size >= MOST_SPELLINGS) return
    this.#rows.set(spelling, (before ?? 0) + rows)
  }

  /** Their spellings, the most frequent first. */
  get spellings(): SpellingCount[] {
    return [...this.#rows].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count)
  }
}
