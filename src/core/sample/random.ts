/** What a stream of random numbers is for; streams of different purposes never meet. */
export const STREAM = { user: 1, session: 2, order: 3 } as const

/** A bijective scramble of 32 bits: different numbers stay different. */
export function scramble(value: number): number {
  let x = value >>> 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/**
 * Pseudo-random numbers (sfc32) that depend on nothing but seed, stream and index. A user or a session can be drawn
 * again at any time without being kept.
 */
export class Random {
  #a = 0
  #b = 0
  #c = 0
  #counter = 1
  #spareNormal = Number.NaN
  readonly #seedLow: number
  readonly #seedHigh: number

  constructor(seed: number) {
    this.#seedLow = seed >>> 0
    this.#seedHigh = Math.floor(seed / 2 ** 32) >>> 0
  }

  /** Goes to the start of the stream number `index` of this purpose. */
  restart(stream: number, index: number): this {
    this.#a = scramble(this.#seedLow ^ Math.imul(stream, 0x9e3779b9))
    this.#b = scramble(index)
    this.#c = scramble(this.#seedHigh + stream)
    this.#counter = 1
    this.#spareNormal = Number.NaN
    for (let i = 0; i < 12; i++) this.bits()
    return this
  }

  /** 32 random bits as a whole number from 0 to 2^32 - 1. */
  bits(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    return sum >>> 0
  }

  /** Uniform between 0 and 1, both excluded. */
  uniform(): number {
    return (this.bits() + 0.5) / 2 ** 32
  }

  /** Whole, from 0 to `limit - 1`, each equally likely. */
  below(limit: number): number {
    return Math.floor((this.bits() / 2 ** 32) * limit)
  }

  /** Normal with mean 0 and standard deviation 1 (Box and Muller). */
  normal(): number {
    const spare = this.#spareNormal
    if (!Number.isNaN(spare)) {
      this.#spareNormal = Number.NaN
      return spare
    }
    const radius = Math.sqrt(-2 * Math.log(this.uniform()))
    const angle = 2 * Math.PI * this.uniform()
    this.#spareNormal = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
}
