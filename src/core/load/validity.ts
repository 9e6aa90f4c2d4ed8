/** Collects which rows have a value; all of them, until one is said to have none. */
export class Validity {
  #bits: Uint8Array | null = null

  constructor(private readonly length: number) {}

  /** Says that a row has no value. */
  clear(row: number): void {
    this.#bits ??= new Uint8Array((this.length + 7) >> 3).fill(0xff)
    this.#bits[row >> 3]! &= ~(1 << (row & 7))
  }

  /** A bit for every row, set where there is a value; null where all have one. */
  get bits(): Uint8Array | null {
    return this.#bits
  }
}
