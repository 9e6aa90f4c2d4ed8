/** More spellings than this are not kept apart: what comes after them is looked at value by value. */
const MOST_KEPT = 65_536

/** Numbers short texts by their bytes, so that each is decoded and understood once, however many rows have it. */
export class SpellingTable {
  #mask = 255
  /** The number plus one; 0 where the slot is free. */
  #slots = new Uint32Array(256)
  readonly #texts: Uint8Array[] = []

  get size(): number {
    return this.#texts.length
  }

  /** The number of the text in these bytes, equal to the `size` before where it is new; -1 where there is no more room. */
  numberOf(bytes: Uint8Array, start: number, end: number): number {
    const slots = this.#slots
    const mask = this.#mask
    for (let slot = hash(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
      const met = slots[slot]!
      if (met === 0) return this.#add(slot, bytes.slice(start, end))
      if (isSame(this.#texts[met - 1]!, bytes, start, end)) return met - 1
    }
  }

  #add(slot: number, text: Uint8Array): number {
    const number = this.#texts.length
    if (number === MOST_KEPT) return -1
    this.#texts.push(text)
    this.#slots[slot] = number + 1
    if (2 * number > this.#mask) this.#grow()
    return number
  }

  #grow(): void {
    this.#mask = 4 * this.#slots.length - 1
    this.#slots = new Uint32Array(this.#mask + 1)
    for (const [number, text] of this.#texts.entries()) {
      let slot = hash(text, 0, text.length) & this.#mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask
      this.#slots[slot] = number + 1
    }
  }
}

/** FNV-1a over words of four bytes, then over what is left. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let h = end - start
  let at = start
  for (; at + 4 <= end; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    h = Math.imul(h ^ word, 0x01000193)
    h ^= h >>> 15
  }
  for (; at < end; at++) h = Math.imul(h ^ bytes[at]!, 0x01000193)
  return h ^ (h >>> 15)
}

function isSame(text: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  const { length } = text
  if (length !== end - start) return false
  for (let i = 0; i < length; i++) if (text[i] !== bytes[start + i]) return false
  return true
}
