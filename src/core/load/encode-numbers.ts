import type { FieldKind } from '../dataset/field'
import type { EncodedValues } from './encoded-column'
import type { Misfits } from './misfits'
import { parseNumber } from './parse-text'
import { hasBit, hasValue, type SourceValues, spellingAt, textAt } from './source-values'
import { Validity } from './validity'

/** More than this is a mistake, US dollars. */
const MOST_MONEY = 1e12
/** So that the sum of the squares of any number of rows is finite. */
const LARGEST = 1e100

/** Kinds that are numbers, with the range of each. */
const RANGES = {
  count: { low: 0, high: 4_294_967_295, isWhole: true, of: Uint32Array },
  signal: { low: 0, high: 5, isWhole: true, of: Uint8Array },
  share: { low: 0, high: 1, isWhole: false, of: Float64Array },
  money: { low: 0, high: MOST_MONEY, isWhole: false, of: Float64Array },
  number: { low: -LARGEST, high: LARGEST, isWhole: false, of: Float64Array },
} as const satisfies Partial<Record<FieldKind, unknown>>
export type NumberKind = keyof typeof RANGES

export const isNumberKind = (kind: FieldKind): kind is NumberKind => Object.hasOwn(RANGES, kind)

/** Stores what is a number of the kind; everything else that is written is a misfit. */
export function encodeNumbers(kind: NumberKind, source: SourceValues, misfits: Misfits): EncodedValues {
  const { low, high, isWhole, of } = RANGES[kind]
  const { length } = source
  const values = new of(length)
  const validity = new Validity(length)
  const read = reader(source)
  for (let row = 0; row < length; row++) {
    if (!hasValue(source, row)) {
      validity.clear(row)
      continue
    }
    const number = read(row)
    if (number !== null && number >= low && number <= high && (!isWhole || number === Math.floor(number))) {
      values[row] = number
      if (Math.abs(number) > Number.MAX_SAFE_INTEGER && hasMoreDigits(source, row)) misfits.rounded++
      continue
    }
    validity.clear(row)
    const spelling = spellingAt(source, row)
    // Text of nothing but blanks is a missing value.
    if (spelling !== null && spelling.trim() !== '') misfits.note(spelling, 1, number !== null)
  }
  return { type: 'number', values, validity: validity.bits }
}

/** Whether a whole number is written with other digits than it is stored with. */
function hasMoreDigits(source: SourceValues, row: number): boolean {
  const spelling = spellingAt(source, row)?.trim() ?? ''
  return /^[+-]?\d+$/.test(spelling) && BigInt(spelling) !== BigInt(Number(spelling))
}

function reader(source: SourceValues): (row: number) => number | null {
  switch (source.kind) {
    case 'number': {
      const { values } = source
      return (row) => values[row]!
    }
    case 'coded':
      return (row) => parseNumber(spellingAt(source, row) ?? '')
    case 'text':
      return (row) => parseNumber(textAt(source, row))
    case 'flag':
      return (row) => (hasBit(source.bits, row) ? 1 : 0)
    case 'time':
      // An instant is no number.
      return () => null
    default:
      return unreachable(source)
  }
}

function unreachable(source: never): never {
  throw new Error(`no numbers in ${JSON.stringify(source)}`)
}
