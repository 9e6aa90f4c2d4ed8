import type { EncodedValues } from './encoded-column'
import { hasBit } from './source-values'
import { asDoubles } from './wide-numbers'

type Times = Extract<EncodedValues, { type: 'time' }>

/** The first and the last of the instants of a column. */
export class TimeSpan {
  #first: bigint | null = null
  #last: bigint | null = null
  #perSecond: Times['perSecond'] = 1

  add({ values, perSecond, validity }: Times, rows: number): void {
    this.#perSecond = perSecond
    // Each read of a wide number makes an object, so that only those that may be the first or the last are read.
    const near = asDoubles(values)
    let [first, last] = [Number(this.#first ?? 2n ** 64n), Number(this.#last ?? -(2n ** 64n))]
    for (let row = 0; row < rows; row++) {
      const at = near[row]!
      if ((at > first && at < last) || (validity !== null && !hasBit(validity, row))) continue
      if (at <= first) {
        first = at
        if (this.#first === null || values[row]! < this.#first) this.#first = values[row]!
      }
      if (at >= last) {
        last = at
        if (this.#last === null || values[row]! > this.#last) this.#last = values[row]!
      }
    }
  }

  /** The days of the two, UTC, `2026-01-31`; null where there is no instant. */
  get days(): { readonly first: string; readonly last: string } | null {
    if (this.#first === null || this.#last === null) return null
    return { first: dayOf(this.#first, this.#perSecond), last: dayOf(this.#last, this.#perSecond) }
  }
}

function dayOf(at: bigint, perSecond: number): string {
  const perDay = 86_400n * BigInt(perSecond)
  const day = at / perDay - (at % perDay < 0n ? 1n : 0n)
  return new Date(Number(day) * 86_400_000).toISOString().replace(/T.*/, '')
}
