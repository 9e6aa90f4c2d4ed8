import type { FieldKind } from './field'
import { parseLabel, type Taxonomy } from './label'
import { parseMonth } from './month'

/** More labels than this and a column is free text, not a dimension. */
export const MOST_LABELS = 20_000

/**
 * The labels of one column, growing while an export is read, and which of them each spelling in the export stands for.
 * A closed taxonomy knows its labels from the start and does not know others; an open one takes what comes.
 */
export class Vocabulary {
  readonly #met = new Set<string>()
  readonly #labels: Set<string>
  readonly #respelled = new Map<string, string | null>()
  readonly #parse: (text: string) => string | null

  /** @param decided what spellings were decided to stand for, whatever they seem to say; null for no label */
  constructor(
    kind: FieldKind,
    taxonomy: Taxonomy | undefined,
    private readonly decided: Readonly<Record<string, string | null>> = {},
  ) {
    this.#labels = new Set(taxonomy?.labels.map((label) => label.value))
    if (kind === 'month') this.#parse = parseMonth
    else if (taxonomy) this.#parse = (text) => parseLabel(taxonomy, text)
    // An enum cannot hold a NUL.
    else this.#parse = (text) => text.trim().replaceAll('\0', '\uFFFD') || null
  }

  /** Stored labels, in stored order. */
  get labels(): string[] {
    return [...this.#labels]
  }

  /** Spellings met that do not stand for themselves, with their label; null where not understood. */
  get respelled(): ReadonlyMap<string, string | null> {
    return this.#respelled
  }

  get isTooLarge(): boolean {
    return this.#labels.size > MOST_LABELS
  }

  /** Learns spellings; true when one of them was new. */
  learn(spellings: Iterable<string>): boolean {
    const before = this.#met.size
    for (const spelling of spellings) {
      if (this.#met.has(spelling)) continue
      this.#met.add(spelling)
      const label = Object.hasOwn(this.decided, spelling) ? this.decided[spelling]! : this.#parse(spelling)
      if (label !== null) this.#labels.add(label)
      if (label !== spelling) this.#respelled.set(spelling, label)
    }
    return this.#met.size > before
  }
}
