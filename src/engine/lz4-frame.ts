const MAGIC = 0x184d2204
const HAS_DICTIONARY = 0x01
const HAS_CHECKSUM = 0x04
const HAS_SIZE = 0x08
const HAS_BLOCK_CHECKSUMS = 0x10
/** Of the size of a block: it stands as it is. */
const IS_PLAIN = 0x80000000
/** Bytes that a repetition is longer than its number says. */
const SHORTEST = 4

/**
 * Unpacks LZ4 frames ("LZ4 Frame Format Description" 1.6.3 and "LZ4 Block Format Description"). Checksums are not looked
 * at; whatever leads out of the bytes throws.
 */
export function unpackLz4(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const unpacked = new Unpacked(4 * packed.length)
  for (let at = 0; at < packed.length; ) {
    if (view.getUint32(at, true) !== MAGIC) throw wrong('does not begin as one')
    const flags = view.getUint8(at + 4)
    if ((flags & HAS_DICTIONARY) !== 0) throw wrong('needs a dictionary')
    at += 7 + ((flags & HAS_SIZE) !== 0 ? 8 : 0)
    for (let block = view.getUint32(at, true); block !== 0; block = view.getUint32(at, true)) {
      const length = (block & ~IS_PLAIN) >>> 0
      at += 4
      if (at + length > packed.length) throw wrong('ends early')
      const bytes = packed.subarray(at, at + length)
      if (block < IS_PLAIN) unpackBlock(bytes, unpacked)
      else unpacked.add(bytes)
      at += length + ((flags & HAS_BLOCK_CHECKSUMS) !== 0 ? 4 : 0)
    }
    at += 4 + ((flags & HAS_CHECKSUM) !== 0 ? 4 : 0)
  }
  return unpacked.bytes
}

/** Bytes that grow at their end. */
class Unpacked {
  #bytes: Uint8Array<ArrayBuffer>
  #end = 0

  constructor(size: number) {
    this.#bytes = new Uint8Array(size)
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#end)
  }

  add(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length)
    this.#bytes.set(bytes, this.#end)
    this.#end += bytes.length
  }

  /** What is repeated can run into its own repetition. */
  repeat(back: number, length: number): void {
    if (back === 0 || back > this.#end) throw wrong('leads too far back')
    this.#makeRoom(length)
    const bytes = this.#bytes
    for (let to = this.#end; to < this.#end + length; to++) bytes[to] = bytes[to - back]!
    this.#end += length
  }

  #makeRoom(length: number): void {
    if (this.#end + length <= this.#bytes.length) return
    const more = new Uint8Array(Math.max(this.#end + length, 2 * this.#bytes.length))
    more.set(this.#bytes.subarray(0, this.#end))
    this.#bytes = more
  }
}

/** A block can repeat what the ones before it hold. */
function unpackBlock(block: Uint8Array, unpacked: Unpacked): void {
  let at = 0
  const byte = (): number => {
    if (at >= block.length) throw wrong('ends early')
    return block[at++]!
  }
  /** A length whose first four bits are known. */
  const lengthOf = (bits: number): number => {
    let length = bits
    for (let more = bits === 15 ? 255 : 0; more === 255; length += more) more = byte()
    return length
  }
  while (at < block.length) {
    const token = byte()
    const literals = lengthOf(token >> 4)
    if (at + literals > block.length) throw wrong('ends early')
    unpacked.add(block.subarray(at, at + literals))
    at += literals
    // The last literals stand alone.
    if (at === block.length) return
    const back = byte() | (byte() << 8)
    unpacked.repeat(back, SHORTEST + lengthOf(token & 15))
  }
}

const wrong = (what: string): Error => new Error(`an LZ4 frame in it ${what}`)
