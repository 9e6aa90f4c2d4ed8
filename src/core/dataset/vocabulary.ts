import type { FieldKind } from './field'
import { parseLabel, type Taxonomy } from './label'
import { parseMonth } from './month'

/** More labels than this and a column is free text, not a dimension. */
export const MOST_LABELS = 20_000

/** A label of more characters is free text too. */
export const LONGEST_LABEL = 10_000

/**
 * The labels of one column, growing while an export is read, and which of them each spelling in the export stands for.
 * A closed taxonomy knows its labels from the start and does not know others; an open one takes what comes.
 */
export class Vocabulary {
  /** By label; in stored order. */
  readonly #codes = new Map<string, number>()
  readonly #parse: (text: string) => string | null
  #isTooLong = false

  /** @param decided what spellings were decided to stand for, whatever they seem to say; null for no label */
  constructor(
    kind: FieldKind,
    taxonomy: Taxonomy | undefined,
    private readonly decided: Readonly<Record<string, string | null>> = {},
  ) {
    for (const { value } of taxonomy?.labels ?? []) this.#codes.set(value, this.#codes.size)
    if (kind === 'month') this.#parse = parseMonth
    else if (taxonomy) this.#parse = (text) => parseLabel(taxonomy, text)
    // An enum cannot hold a NUL.
    else this.#parse = (text) => text.trim().replaceAll('\0', '\uFFFD') || null
  }

  /** Stored labels, in stored order. */
  get labels(): string[] {
    return [...this.#codes.keys()]
  }

  get size(): number {
    return this.#codes.size
  }

  get isTooLarge(): boolean {
    return this.#codes.size > MOST_LABELS
  }

  /** Whether a spelling came up that is too long for a label. */
  get isTooLong(): boolean {
    return this.#isTooLong
  }

  /**
   * The position of the label a spelling stands for, learned where it is new; null where it is not understood, and
   * `MOST_LABELS` or more where the column is free text.
   */
  codeOf(spelling: string): number | null {
    const label = Object.hasOwn(this.decided, spelling) ? this.decided[spelling]! : this.#parse(spelling)
    if (label === null) return null
    if (label.length > LONGEST_LABEL) {
      this.#isTooLong = true
      return MOST_LABELS
    }
    const known = this.#codes.get(label)
    if (known !== undefined) return known
    this.#codes.set(label, this.#codes.size)
    return this.#codes.size - 1
  }
}
