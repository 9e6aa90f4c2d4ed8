/** Random numbers that are the same in every run. Marsaglia (2003), "Xorshift RNGs". */
export class SeededRandom {
  #state: number

  constructor(seed: number) {
    this.#state = Math.imul(seed, 0x9e3779b1) ^ 0x85ebca6b || 1
    for (let i = 0; i < 8; i++) this.unit()
  }

  /** From 0 up to 1. */
  unit(): number {
    this.#state ^= this.#state << 13
    this.#state ^= this.#state >>> 17
    this.#state ^= this.#state << 5
    return (this.#state >>> 0) / 2 ** 32
  }

  /** A whole number from low up to high, both among them. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1))
  }

  isTrue(probability: number): boolean {
    return this.unit() < probability
  }

  oneOf<T>(values: readonly T[]): T {
    return values[this.whole(0, values.length - 1)]!
  }
}
