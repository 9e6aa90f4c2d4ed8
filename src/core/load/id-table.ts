/** No more are prepared for, since who tells how many there will be may be wrong. */
const MOST_EXPECTED = 2 ** 21

/** Parts of the table; each grows on its own, so that ten million ids make no one wait. */
const PARTS = 256

/**
 * Numbers ids in the order they are first met. An id is kept as 96 bits of a hash (MurmurHash3), so that ten million of
 * them take a few hundred megabytes: that two of these fall together has odds of 1 to 10^15.
 */
export class IdTable {
  readonly #words = new Uint32Array(3)
  readonly #parts: readonly Part[]
  #size = 0

  /** @param expected about so many ids, so that the table need not grow; it does all the same */
  constructor(expected = 0) {
    const each = Math.min(expected, MOST_EXPECTED) / PARTS
    this.#parts = Array.from({ length: PARTS }, (_, i) => new Part(i / PARTS, each))
  }

  /** Ids met so far. */
  get size(): number {
    return this.#size
  }

  /** The number of the id that stands in these bytes; equal to the `size` before where it is new. */
  numberOf(bytes: Uint8Array, start: number, end: number): number {
    const words = this.#words
    hash(bytes, start, end, words)
    const part = this.#parts[words[1]! % PARTS]!
    const number = part.numberOf(words[0]!, words[1]!, words[2]!, this.#size)
    if (number === this.#size) this.#size++
    return number
  }
}

/** A slot is four words side by side, since memory is read a line at a time: the number plus one, 0 where it is free, and the hash. */
const WORDS = 4
const FEWEST_SLOTS = 16
/** How full a part is to be with the ids that are expected; some have more than others. */
const EXPECTED_FULL = 0.55

/** Ids of one part, by three words of their hash. */
class Part {
  #size = 0
  /** Words of all slots. */
  #slots: Uint32Array
  #count: number
  readonly #fullest: number

  /**
   * @param place among the parts, 0 to 1: they fill alike, and are not to grow all at once
   * @param expected about so many ids
   */
  constructor(place: number, expected: number) {
    this.#fullest = 0.65 + 0.2 * place
    // As many as are wanted and no power of two: every page of memory has to be fetched before it is first written to.
    this.#count = Math.ceil(Math.max(FEWEST_SLOTS, expected / EXPECTED_FULL))
    this.#slots = new Uint32Array(WORDS * this.#count)
  }

  /** The number of an id, which is the one given where the id is new. */
  numberOf(a: number, b: number, c: number, next: number): number {
    if (this.#size + 1 > this.#fullest * this.#count) this.#grow()
    const at = this.#find(a, b, c)
    const met = this.#slots[at]!
    if (met > 0) return met - 1
    this.#size++
    this.#put(at, next + 1, a, b, c)
    return next
  }

  #put(at: number, number: number, a: number, b: number, c: number): void {
    const slots = this.#slots
    slots[at] = number
    slots[at + 1] = a
    slots[at + 2] = b
    slots[at + 3] = c
  }

  /** Where the slot of an id begins, be it taken or free. */
  #find(a: number, b: number, c: number): number {
    const slots = this.#slots
    const { length } = slots
    let at = WORDS * Math.floor(a * (this.#count / 2 ** 32))
    for (;;) {
      if (slots[at] === 0 || (slots[at + 1] === a && slots[at + 2] === b && slots[at + 3] === c)) return at
      at += WORDS
      if (at === length) at = 0
    }
  }

  #grow(): void {
    const slots = this.#slots
    this.#slots = new Uint32Array(2 * slots.length)
    this.#count *= 2
    for (let at = 0; at < slots.length; at += WORDS) {
      const [number, a, b, c] = [slots[at]!, slots[at + 1]!, slots[at + 2]!, slots[at + 3]!]
      if (number > 0) this.#put(this.#find(a, b, c), number, a, b, c)
    }
  }
}

const drawn = new Uint32Array(3)

/** Whether an id is in a sample of one in so many: drawn by its hash, so that it is in every sample of its export. */
export function isInSample(bytes: Uint8Array, start: number, end: number, oneIn: number): boolean {
  hash(bytes, start, end, drawn)
  // The first word chooses the slots of the table.
  return drawn[2]! % oneIn === 0
}

const C1 = 0x239b961b
const C2 = 0xab0e9789
const C3 = 0x38b34ae5
const C4 = 0xa1e38b93

// The view of the bytes that were hashed last: most often the next id is in them too.
let viewed: Uint8Array = new Uint8Array()
let view = new DataView(viewed.buffer)

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

function scatter(h: number): number {
  const x = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  const y = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return y ^ (y >>> 16)
}

/** The first 96 bits of MurmurHash3 for x86 with seed 0 (Austin Appleby, public domain). */
function hash(bytes: Uint8Array, start: number, end: number, into: Uint32Array): void {
  let h1 = 0
  let h2 = 0
  let h3 = 0
  let h4 = 0
  if (bytes !== viewed) {
    viewed = bytes
    view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  const length = end - start
  const blocksEnd = start + (length & ~15)
  for (let at = start; at < blocksEnd; at += 16) {
    h1 ^= Math.imul(rotate(Math.imul(view.getInt32(at, true), C1), 15), C2)
    h1 = (Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b) | 0
    h2 ^= Math.imul(rotate(Math.imul(view.getInt32(at + 4, true), C2), 16), C3)
    h2 = (Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747) | 0
    h3 ^= Math.imul(rotate(Math.imul(view.getInt32(at + 8, true), C3), 17), C4)
    h3 = (Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35) | 0
    h4 ^= Math.imul(rotate(Math.imul(view.getInt32(at + 12, true), C4), 18), C1)
    h4 = (Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17) | 0
  }
  if (blocksEnd < end) {
    let [k1, k2, k3, k4] = [0, 0, 0, 0]
    for (let at = end - 1; at >= blocksEnd; at--) {
      const i = at - blocksEnd
      const byte = bytes[at]! << (8 * (i & 3))
      if (i < 4) k1 |= byte
      else if (i < 8) k2 |= byte
      else if (i < 12) k3 |= byte
      else k4 |= byte
    }
    h4 ^= Math.imul(rotate(Math.imul(k4, C4), 18), C1)
    h3 ^= Math.imul(rotate(Math.imul(k3, C3), 17), C4)
    h2 ^= Math.imul(rotate(Math.imul(k2, C2), 16), C3)
    h1 ^= Math.imul(rotate(Math.imul(k1, C1), 15), C2)
  }
  h1 = ((h1 ^ length) + (h2 ^ length) + (h3 ^ length) + (h4 ^ length)) | 0
  h2 = ((h2 ^ length) + h1) | 0
  h3 = ((h3 ^ length) + h1) | 0
  h4 = ((h4 ^ length) + h1) | 0
  const sum = scatter(h1) + scatter(h2) + scatter(h3) + scatter(h4)
  into[0] = sum
  into[1] = scatter(h2) + sum
  into[2] = scatter(h3) + sum
}
