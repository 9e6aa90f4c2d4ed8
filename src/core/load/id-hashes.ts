import type { TextValues } from './source-values'

/** Words of the hash of an id. */
export const HASH_WORDS = 3

/** Hashes of the ids of some rows, three words a row; of a row without one, that of empty text. */
export type IdHashes = Uint32Array

/**
 * Hashes the ids of all rows at once: what is then looked for in a table lies in memory that is far away, and several rows can
 * be waited for together.
 */
export function hashIds({ bytes, offsets, length }: Pick<TextValues, 'bytes' | 'offsets' | 'length'>): IdHashes {
  const hashes = new Uint32Array(HASH_WORDS * length)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let row = 0; row < length; row++) hash(view, offsets[row]!, offsets[row + 1]!, hashes, HASH_WORDS * row)
  return hashes
}

/** Whether an id is in a sample of one in so many: drawn by its hash, so that it is in every sample of its export. */
export const isInSample = (hashes: IdHashes, row: number, oneIn: number): boolean =>
  // The first word chooses the slots of the table.
  hashes[HASH_WORDS * row + 2]! % oneIn === 0

const C1 = 0x239b961b
const C2 = 0xab0e9789
const C3 = 0x38b34ae5
const C4 = 0xa1e38b93

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

function scatter(h: number): number {
  const x = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  const y = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return y ^ (y >>> 16)
}

/** The first 96 bits of MurmurHash3 for x86 with seed 0 (Austin Appleby, public domain). */
function hash(view: DataView, start: number, end: number, into: Uint32Array, place: number): void {
  let h1 = 0
  let h2 = 0
  let h3 = 0
  let h4 = 0
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
      const byte = view.getUint8(at) << (8 * (i & 3))
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
  into[place] = sum
  into[place + 1] = scatter(h2) + sum
  into[place + 2] = scatter(h3) + sum
}
