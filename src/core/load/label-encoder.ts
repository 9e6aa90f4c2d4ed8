import { MOST_LABELS, type Vocabulary } from '../dataset/vocabulary'
import type { EncodedValues } from './encoded-column'
import type { Misfits } from './misfits'
import {
  type CodedValues,
  hasValue,
  isRounded,
  milliseconds,
  type SourceValues,
  spellingAt,
  type TextValues,
  type TimeValues,
  textAt,
} from './source-values'
import { SpellingTable } from './spelling-table'
import { Validity } from './validity'
import { asDoubles } from './wide-numbers'

/** Codes of values that are no label: nothing is written, or it is not understood. */
const BLANK = -1
const MISFIT = -2
const UNMET = -3

/** Turns the spellings of one column into positions in its vocabulary, batch by batch. */
export class LabelEncoder {
  readonly #spellings = new SpellingTable()
  /** By the number of the spelling. */
  readonly #codes: number[] = []
  /** By the value of a column that is not text. */
  readonly #codeOfValue = new Map<number | string, number>()
  readonly #codeOfDay = new Map<number, number>()

  constructor(
    readonly vocabulary: Vocabulary,
    private readonly misfits: Misfits,
  ) {}

  /** The labels of the values; null once there are too many of them. */
  encode(source: SourceValues): EncodedValues | null {
    return this.#encode(source.length, this.#reader(source), (row) =>
      this.misfits.note(spellingAt(source, row)!, 1, false),
    )
  }

  /** The calendar months of instants, UTC. */
  encodeMonths(source: TimeValues): EncodedValues | null {
    const { perSecond } = source
    const values = asDoubles(source.values)
    const perDay = 86_400 * perSecond
    const codeOf = (row: number): number => {
      if (!hasValue(source, row)) return BLANK
      const day = Math.floor(values[row]! / perDay)
      return this.#codeOfDay.get(day) ?? this.#learnDay(day, milliseconds(source, row))
    }
    return this.#encode(source.length, codeOf, () => {})
  }

  #encode(length: number, codeOf: (row: number) => number, onMisfit: (row: number) => void): EncodedValues | null {
    const codes = new Uint16Array(length)
    const validity = new Validity(length)
    for (let row = 0; row < length; row++) {
      const code = codeOf(row)
      if (code >= MOST_LABELS) return null
      if (code >= 0) codes[row] = code
      else {
        validity.clear(row)
        if (code === MISFIT) onMisfit(row)
      }
    }
    return { type: 'label', codes, labels: this.vocabulary.labels, validity: validity.bits }
  }

  #reader(source: SourceValues): (row: number) => number {
    switch (source.kind) {
      case 'coded':
        return this.#ofCodes(source)
      case 'text':
        return this.#ofText(source)
      default:
        return this.#ofValue(source)
    }
  }

  /** Every text that is in use is understood once. */
  #ofCodes(source: CodedValues): (row: number) => number {
    const ofText = this.#ofText(source.texts)
    const known = new Int32Array(source.texts.length).fill(UNMET)
    return (row) => {
      if (!hasValue(source, row)) return BLANK
      const at = source.codes[row]!
      if (known[at] === UNMET) known[at] = ofText(at)
      return known[at]!
    }
  }

  #ofText(source: TextValues): (row: number) => number {
    const { bytes, offsets } = source
    return (row) => {
      if (!hasValue(source, row)) return BLANK
      const number = this.#spellings.numberOf(bytes, offsets[row]!, offsets[row + 1]!)
      if (number === this.#codes.length) this.#codes.push(this.#codeOf(textAt(source, row)))
      return number < 0 ? this.#codeOf(textAt(source, row)) : this.#codes[number]!
    }
  }

  #ofValue(source: SourceValues): (row: number) => number {
    return (row) => {
      if (!hasValue(source, row)) return BLANK
      const isNumber = source.kind === 'number' && !isRounded(source, row)
      const value = isNumber ? source.values[row]! : spellingAt(source, row)!
      const known = this.#codeOfValue.get(value)
      if (known !== undefined) return known
      const code = this.#codeOf(String(value))
      if (this.#codeOfValue.size < MOST_VALUES) this.#codeOfValue.set(value, code)
      return code
    }
  }

  #codeOf(spelling: string): number {
    return this.vocabulary.codeOf(spelling) ?? (spelling.trim() === '' ? BLANK : MISFIT)
  }

  #learnDay(day: number, ms: number): number {
    const date = new Date(ms)
    const isDate = Number.isFinite(date.getTime()) && date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999
    const code = isDate ? (this.vocabulary.codeOf(date.toISOString().slice(0, 7)) ?? BLANK) : BLANK
    this.#codeOfDay.set(day, code)
    return code
  }
}

const MOST_VALUES = 65_536
