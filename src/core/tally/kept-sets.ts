import type { GroupingSet } from './cube'

/** The value of each cell; null where there is none. */
export type Values = ArrayLike<unknown>

/** A grouping set of a cube under a filter, with what was told of its cells. */
export interface KeptSet {
  readonly set: GroupingSet
  /** By a text that tells aggregates apart. */
  told(text: string): Values | undefined
  tell(text: string, values: Values): void
}

/** So many numbers are kept for each cube. */
const MOST_NUMBERS = 1 << 20

/**
 * The grouping sets of a cube that were asked for, those not asked for longest going first. Axes exchanged, totals switched,
 * a step undone and a measure more are mostly sets that were told before.
 */
export class KeptSets {
  readonly #kept = new Map<string, KeptSet & { readonly numbers: () => number }>()

  /** @param text tells the keys and the filter of sets apart */
  set(text: string, make: () => GroupingSet): KeptSet {
    const kept = this.#kept.get(text) ?? newSet(make())
    this.#kept.delete(text)
    this.#kept.set(text, kept)
    return kept
  }

  /** Lets go of what is too much. */
  tidy(): void {
    let numbers = [...this.#kept.values()].reduce((sum, kept) => sum + kept.numbers(), 0)
    for (const [text, kept] of this.#kept) {
      if (numbers <= MOST_NUMBERS) return
      numbers -= kept.numbers()
      this.#kept.delete(text)
    }
  }
}

function newSet(set: GroupingSet): KeptSet & { readonly numbers: () => number } {
  const told = new Map<string, Values>()
  let numbers = set.cellOf.length
  return {
    set,
    told: (text) => told.get(text),
    tell(text, values) {
      if (told.has(text)) return
      told.set(text, values)
      numbers += size(values)
    },
    numbers: () => numbers,
  }
}

/** How many numbers there are in values that may be lists of numbers. */
function size(values: Values): number {
  if (ArrayBuffer.isView(values)) return values.length
  let all = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    all += ArrayBuffer.isView(value) ? (value as Float64Array).length + 8 : 1
  }
  return all
}
