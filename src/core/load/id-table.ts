/** Parts of the table; each grows on its own, so that ten million ids make no one wait. */
const PARTS = 256

/**
 * Numbers ids in the order they are first met. An id is kept as 96 bits of a hash (MurmurHash3), so that ten million of
 * them take a few hundred megabytes: that two of these fall together has odds of 1 to 10^15.
 */
export class IdTable {
  readonly #hash = new Uint32Array(3)
  readonly #parts = Array.from({ length: PARTS }, (_, i) => new Part(i / PARTS))
  #size = 0

  /** Ids met so far. */
  get size(): number {
    return this.#size
  }

  /** The number of the id that stands in these bytes; equal to the `size` before where it is new. */
  numberOf(bytes: Uint8Array, start: number, end: number): number {
    const words = this.#hash
    hash(bytes, start, end, words)
    const part = this.#parts[words[1]! % PARTS]!
    const number = part.numberOf(words[0]!, words[1]!, words[2]!, this.#size)
    if (number === this.#size) this.#size++
    return number
  }
}

/** Ids of one part, by three words of their hash. */
class Part {
  #size = 0
  #mask = 15
  /** Three words of the hash a slot. */
  #keys = new Uint32Array(3 * 16)
  /** The number plus one; 0 where the slot is free. */
  #numbers = new Uint32Array(16)
  readonly #fullest: number

  /** @param place among the parts, 0 to 1: they fill alike, and are not to grow all at once */
  constructor(place: number) {
    this.#fullest = 0.6 + 0.25 * place
  }

  /** The number of an id, which is the one given where the id is new. */
  numberOf(a: number, b: number, c: number, next: number): number {
    if (this.#size + 1 > this.#fullest * (this.#mask + 1)) this.#grow()
    const slot = this.#slotOf(a, b, c)
    const met = this.#numbers[slot]!
    if (met > 0) return met - 1
    this.#size++
    this.#put(slot, a, b, c, next + 1)
    return next
  }

  #put(slot: number, a: number, b: number, c: number, number: number): void {
    this.#keys[3 * slot] = a
    this.#keys[3 * slot + 1] = b
    this.#keys[3 * slot + 2] = c
    this.#numbers[slot] = number
  }

  #slotOf(a: number, b: number, c: number): number {
    const keys = this.#keys
    const numbers = this.#numbers
    const mask = this.#mask
    let slot = a & mask
    while (numbers[slot] !== 0) {
      const at = 3 * slot
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers]
    const slots = 2 * numbers.length
    this.#mask = slots - 1
    this.#keys = new Uint32Array(3 * slots)
    this.#numbers = new Uint32Array(slots)
    for (let from = 0; from < numbers.length; from++) {
      if (numbers[from] === 0) continue
      const slot = this.#slotOf(keys[3 * from]!, keys[3 * from + 1]!, keys[3 * from + 2]!)
      this.#put(slot, keys[3 * from]!, keys[3 * from + 1]!, keys[3 * from + 2]!, numbers[from]!)
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

const word = (bytes: Uint8Array, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)

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
  const length = end - start
  const blocksEnd = start + (length & ~15)
  for (let at = start; at < blocksEnd; at += 16) {
    h1 ^= Math.imul(rotate(Math.imul(word(bytes, at), C1), 15), C2)
    h1 = (Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b) | 0
    h2 ^= Math.imul(rotate(Math.imul(word(bytes, at + 4), C2), 16), C3)
    h2 = (Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747) | 0
    h3 ^= Math.imul(rotate(Math.imul(word(bytes, at + 8), C3), 17), C4)
    h3 = (Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35) | 0
    h4 ^= Math.imul(rotate(Math.imul(word(bytes, at + 12), C4), 18), C1)
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
