import { inBlocks } from '../in-blocks'
import type { Amounts } from './columns'

/** More sums than this are not kept for one cube. */
const MOST_SUMS = 12

/**
 * The sessions of users that come again, put together by user and cell of a cube: what such a user has in a cell is added up
 * once, and read again for every grouping set and every other filter of the same keys. Entries of one user stand together.
 */
export class UserCells {
  /** Of each entry. */
  readonly userOf: Uint32Array
  readonly cellOf: Uint32Array
  /** The entry of each session. */
  readonly entryOf: Uint32Array
  readonly #sums = new Map<string, Float64Array>()

  constructor(repeaters: Uint32Array, cubeCellOf: Uint32Array, cells: number) {
    const sessions = repeaters.length
    const users = new Uint32Array(sessions)
    const cellOf = new Uint32Array(sessions)
    const entryOf = new Uint32Array(sessions)
    const lastUser = new Int32Array(cells).fill(-1)
    const lastEntry = new Uint32Array(cells)
    let entries = 0
    inBlocks(0, sessions, (start, end) => {
      for (let row = start; row < end; row++) {
        const cell = cubeCellOf[row]!
        const user = repeaters[row]!
        if (lastUser[cell] !== user) {
          lastUser[cell] = user
          lastEntry[cell] = entries
          users[entries] = user
          cellOf[entries++] = cell
        }
        entryOf[row] = lastEntry[cell]!
      }
    })
    this.userOf = users.slice(0, entries)
    this.cellOf = cellOf.slice(0, entries)
    this.entryOf = entryOf
  }

  get length(): number {
    return this.userOf.length
  }

  /** What the sessions of each entry add up to, by a text that tells amounts apart. */
  sum(text: string, amounts: Amounts): Float64Array {
    const known = this.#sums.get(text)
    this.#sums.delete(text)
    const sums = known ?? this.add(amounts)
    this.#sums.set(text, sums)
    const [oldest] = this.#sums.keys()
    if (this.#sums.size > MOST_SUMS) this.#sums.delete(oldest!)
    return sums
  }

  /** The same, not kept. */
  add(amounts: Amounts): Float64Array {
    const sums = new Float64Array(this.length)
    const { entryOf } = this
    inBlocks(0, entryOf.length, (start, end) => {
      for (let row = start; row < end; row++) sums[entryOf[row]!]! += amounts[row]!
    })
    return sums
  }
}
