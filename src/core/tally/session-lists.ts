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
  /** Null for one that has too many values. */
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
