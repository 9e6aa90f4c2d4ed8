import { inBlocks } from '../in-blocks'
import { HASH_WORDS, type IdHashes } from './id-hashes'

/** No more are prepared for, since who tells how many there will be may be wrong. */
const MOST_EXPECTED = 2 ** 21

/** Parts of the table; each grows on its own, so that ten million ids make no one wait. */
const PARTS = 256

/**
 * Numbers ids in the order they are first met. An id is kept as 96 bits of a hash (MurmurHash3), so that ten million of
 * them take a few hundred megabytes: that two of these fall together has odds of 1 to 10^15.
 */
export class IdTable {
  #size = 0
  /** Of each part: its slots, what the first word of a hash is multiplied with for its slot, and ids it has room for. */
  readonly #slots: Uint32Array[]
  readonly #scales = new Float64Array(PARTS)
  readonly #rooms = new Float64Array(PARTS)

  /** @param expected about so many ids, so that the table need not grow; it does all the same */
  constructor(expected = 0) {
    // As many as are wanted and no power of two: every page of memory has to be fetched before it is first written to.
    const slots = Math.ceil(Math.max(FEWEST_SLOTS, Math.min(expected, MOST_EXPECTED) / PARTS / EXPECTED_FULL))
    this.#slots = Array.from({ length: PARTS }, () => new Uint32Array(WORDS * slots))
    for (let part = 0; part < PARTS; part++) this.#makeRoom(part, 0)
  }

  /** Ids met so far. */
  get size(): number {
    return this.#size
  }

  /**
   * The numbers of the ids of some rows, by their hashes: new ones have the numbers from the `size` before on, in their order.
   *
   * @param has 1 for each row that has an id; the others have no number, -1
   */
  numbersOf(hashes: IdHashes, has: Uint8Array): Int32Array {
    const numbers = new Int32Array(has.length).fill(-1)
    inBlocks(0, has.length, (start, end) => this.#number(hashes, has, numbers, start, end))
    return numbers
  }

  // Nothing is called for a row, so that several of them wait for their memory at once.
  #number(hashes: IdHashes, has: Uint8Array, numbers: Int32Array, start: number, end: number): void {
    const parts = this.#slots
    const scales = this.#scales
    const rooms = this.#rooms
    let size = this.#size
    for (let row = start; row < end; row++) {
      if (has[row] === 0) continue
      const a = hashes[HASH_WORDS * row]!
      const b = hashes[HASH_WORDS * row + 1]!
      const c = hashes[HASH_WORDS * row + 2]!
      const part = b & (PARTS - 1)
      const slots = parts[part]!
      let at = WORDS * Math.floor(a * scales[part]!)
      while (slots[at] !== 0 && !(slots[at + 1] === a && slots[at + 2] === b && slots[at + 3] === c)) {
        at += WORDS
        if (at === slots.length) at = 0
      }
      const met = slots[at]!
      if (met > 0) {
        numbers[row] = met - 1
        continue
      }
      numbers[row] = size++
      slots[at] = size
      slots[at + 1] = a
      slots[at + 2] = b
      slots[at + 3] = c
      if (--rooms[part]! < 0) this.#grow(part)
    }
    this.#size = size
  }

  #grow(part: number): void {
    const before = this.#slots[part]!
    const after = new Uint32Array(2 * before.length)
    this.#slots[part] = after
    this.#makeRoom(part, roomIn(before, part))
    for (let from = 0; from < before.length; from += WORDS) {
      if (before[from] === 0) continue
      let at = WORDS * Math.floor(before[from + 1]! * this.#scales[part]!)
      while (after[at] !== 0) at = at + WORDS === after.length ? 0 : at + WORDS
      for (let word = 0; word < WORDS; word++) after[at + word] = before[from + word]!
    }
  }

  #makeRoom(part: number, taken: number): void {
    const slots = this.#slots[part]!
    this.#scales[part] = slots.length / WORDS / 2 ** 32
    this.#rooms[part] = roomIn(slots, part) - taken
  }
}

/** A slot is four words side by side, since memory is read a line at a time: the number plus one, 0 where it is free, and the hash. */
const WORDS = 4
const FEWEST_SLOTS = 16
/** How full a part is to be with the ids that are expected; some have more than others. */
const EXPECTED_FULL = 0.55

/** Ids that slots take before the part grows: parts fill alike, and are not to grow all at once. */
const roomIn = (slots: Uint32Array, part: number): number =>
  Math.floor((0.65 + (0.2 * part) / PARTS) * (slots.length / WORDS)) - 1
