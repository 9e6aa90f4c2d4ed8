import type { Expression } from '../sql/node'
import type { ByUser, Codes, Numbers } from './columns'

/** What is to be known of every session. */
export interface ListsNeeded {
  /** As few values, text where it says so. */
  readonly keys: readonly { readonly of: Expression; readonly isText: boolean }[]
  readonly conditions: readonly Expression[]
  readonly numbers: readonly Expression[]
}

/** The answers in the order of the needs, sessions of one user together. */
export interface SessionLists extends ByUser {
  /** Null for one that has too many values, or none. */
  readonly keys: readonly (Codes | null)[]
  /** 1 where it holds. */
  readonly conditions: readonly Uint8Array[]
  readonly numbers: readonly Numbers[]
}

/** A number for the user of each session, -1 where it has none; ascending, and not the number of the table. */
export function numberUsers({ sessions, repeaters, known }: ByUser): Int32Array {
  const numbers = new Int32Array(sessions).fill(-1)
  numbers.set(repeaters)
  // Users are numbered from 0 on, ascending, so that those after the last are free.
  const free = (repeaters.at(-1) ?? -1) + 1 - repeaters.length
  for (let i = repeaters.length; i < known; i++) numbers[i] = free + i
  return numbers
}

/** Reads the answers in the order in which their needs were named. */
export class ListsRead {
  #keys = 0
  #conditions = 0
  #numbers = 0

  constructor(private readonly lists: SessionLists) {}

  get sessions(): number {
    return this.lists.sessions
  }

  /** Null where it has too many values. */
  keyOrNull(): Codes | null {
    return this.lists.keys[this.#keys++] ?? null
  }

  /** A key that was told not to have too many values; one that no session has is of one value, null. */
  key(): Codes {
    return this.keyOrNull() ?? { codes: new Uint16Array(this.sessions), values: [null] }
  }

  /** @param of null where there is none: it holds for all */
  condition(of: Expression | null): Uint8Array {
    return of === null ? new Uint8Array(this.sessions).fill(1) : this.lists.conditions[this.#conditions++]!
  }

  number(): Numbers {
    return this.lists.numbers[this.#numbers++]!
  }

  /** The sessions of which something holds, in order. */
  places(holds: (i: number) => boolean): Uint32Array {
    const places = new Uint32Array(this.sessions)
    let n = 0
    for (let i = 0; i < this.sessions; i++) if (holds(i)) places[n++] = i
    return places.subarray(0, n)
  }
}
