import type { FieldKind } from '../dataset/field'
import { DistinctNumbers } from './distinct-numbers'
import type { EncodedValues } from './encoded-column'
import { hasBit } from './source-values'
import { TimeSpan } from './time-span'

/** What is told of a column while its values are stored. */
export class ColumnCounts {
  /** Sessions with a value. */
  known = 0
  /** By code, dense number or 0 and 1 of a flag: whether some session has it. */
  #met = new Uint8Array(256)
  readonly #numbers: DistinctNumbers | null
  readonly #times = new TimeSpan()

  constructor(kind: FieldKind) {
    const isMany = kind === 'number' || kind === 'money' || kind === 'share' || kind === 'count'
    this.#numbers = isMany ? new DistinctNumbers() : null
  }

  /** Distinct values; close to it where they are many numbers, and 0 for ids and instants, of which it says nothing. */
  get distinct(): number {
    return this.#numbers?.count ?? this.#met.reduce((sum, met) => sum + met, 0)
  }

  /** The first and the last day of instants; null where there are none. */
  get days() {
    return this.#times.days
  }

  /** Whether some session has the label of a code, or a flag that is 0 or 1. */
  hasMet(code: number): boolean {
    return this.#met[code] === 1
  }

  /** Counts the values of some sessions. */
  add(values: EncodedValues, rows: number): void {
    const { validity } = values
    this.known += validity === null ? rows : bitsAmong(validity, rows)
    if (values.type === 'label') this.#meet(values.codes, validity, rows)
    else if (values.type === 'time') this.#times.add(values, rows)
    else if (values.type === 'flag') this.#meet(eachBit(values.bits, rows), validity, rows)
    else if (values.type === 'number') {
      if (this.#numbers) addNumbers(this.#numbers, values.values, validity, rows)
      else this.#meet(values.values, validity, rows)
    }
  }

  #meet(codes: ArrayLike<number>, validity: Uint8Array | null, rows: number): void {
    let met = this.#met
    for (let row = 0; row < rows; row++) {
      if (validity !== null && !hasBit(validity, row)) continue
      const code = codes[row]!
      if (code >= met.length) met = longer(met, code)
      met[code] = 1
    }
    this.#met = met
  }
}

function addNumbers(to: DistinctNumbers, numbers: ArrayLike<number>, validity: Uint8Array | null, rows: number): void {
  for (let row = 0; row < rows; row++) if (validity === null || hasBit(validity, row)) to.add(numbers[row]!)
}

function eachBit(bits: Uint8Array, rows: number): Uint8Array {
  const each = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) each[row] = (bits[row >> 3]! >> (row & 7)) & 1
  return each
}

function longer(met: Uint8Array<ArrayBuffer>, code: number): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(Math.max(code + 1, 2 * met.length))
  more.set(met)
  return more
}

function bitsAmong(bits: Uint8Array, rows: number): number {
  let count = 0
  for (let row = 0; row < rows; row++) count += (bits[row >> 3]! >> (row & 7)) & 1
  return count
}
