/** So many numbers are kept and told exactly; of more, the count is close. */
const MOST_KEPT = 2048
const SLOTS = 4 * MOST_KEPT

/** Registers of the estimate, 2^11: its standard error is 2.3 %. */
const REGISTER_BITS = 11
const REGISTERS = 1 << REGISTER_BITS

const asDouble = new Float64Array(1)
const asWords = new Uint32Array(asDouble.buffer)

/** Counts distinct numbers: exactly while they are few, then by HyperLogLog (Flajolet et al. 2007, figure 3). */
export class DistinctNumbers {
  #kept = 0
  /** NaN where a slot is free; null once there are too many numbers to keep. */
  #numbers: Float64Array | null = new Float64Array(SLOTS).fill(Number.NaN)
  readonly #registers = new Uint8Array(REGISTERS)

  get count(): number {
    return this.#numbers ? this.#kept : this.#estimate()
  }

  /** @param number not NaN */
  add(number: number): void {
    asDouble[0] = number === 0 ? 0 : number
    const hash = scatter(asWords[0]! ^ Math.imul(asWords[1]!, 0x9e3779b1))
    if (this.#numbers && this.#isKept(this.#numbers, number, hash)) return
    // Only the first of equal numbers can change a register.
    const register = hash >>> (32 - REGISTER_BITS)
    const rank = Math.min(Math.clz32(hash << REGISTER_BITS), 32 - REGISTER_BITS) + 1
    if (rank > this.#registers[register]!) this.#registers[register] = rank
  }

  /** Keeps a number; true where it was kept before. */
  #isKept(numbers: Float64Array, number: number, hash: number): boolean {
    let slot = hash & (SLOTS - 1)
    for (let met = numbers[slot]!; !Number.isNaN(met); met = numbers[slot]!) {
      if (met === number) return true
      slot = (slot + 1) & (SLOTS - 1)
    }
    if (this.#kept === MOST_KEPT) this.#numbers = null
    else {
      this.#kept++
      numbers[slot] = number
    }
    return false
  }

  #estimate(): number {
    let sum = 0
    let empty = 0
    for (const rank of this.#registers) {
      sum += 2 ** -rank
      if (rank === 0) empty++
    }
    const raw = ((0.7213 / (1 + 1.079 / REGISTERS)) * REGISTERS * REGISTERS) / sum
    if (raw <= 2.5 * REGISTERS && empty > 0) return Math.round(REGISTERS * Math.log(REGISTERS / empty))
    const all = 2 ** 32
    return Math.round(raw <= all / 30 ? raw : -all * Math.log(1 - raw / all))
  }
}

/** The last step of MurmurHash3. */
function scatter(h: number): number {
  const x = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  const y = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return y ^ (y >>> 16)
}
