import { decodeUtf8 } from './utf8'

/** The values of a column in a row of rows, as they were read. A bit of `validity` says whether a row has one; null: all. */
interface Values {
  readonly length: number
  readonly validity: Uint8Array | null
}

/** Text in UTF-8, one value behind the other. */
export interface TextValues extends Values {
  readonly kind: 'text'
  /** Where each value begins, and where the last one ends. */
  readonly offsets: Int32Array
  readonly bytes: Uint8Array
}

/** Text that repeats: the positions of the values in a list of texts. */
export interface CodedValues extends Values {
  readonly kind: 'coded'
  readonly codes: Int32Array
  readonly texts: TextValues
}

export interface NumberValues extends Values {
  readonly kind: 'number'
  readonly values: ArrayLike<number>
  /** Spells a value with all its digits, where they are more than a double holds: ids are told apart by the last one. */
  readonly spelled?: (row: number) => string
}

export interface FlagValues extends Values {
  readonly kind: 'flag'
  readonly bits: Uint8Array
}

/** Instants since 1970, UTC, in `perSecond` parts of a second. */
export interface TimeValues extends Values {
  readonly kind: 'time'
  readonly values: BigInt64Array
  readonly perSecond: 1 | 1_000 | 1_000_000 | 1_000_000_000
}

/** What a column of an export holds in some rows, in the forms the encoding understands. */
export type SourceValues = TextValues | CodedValues | NumberValues | FlagValues | TimeValues

export const hasBit = (bits: Uint8Array, row: number): boolean => ((bits[row >> 3]! >> (row & 7)) & 1) === 1

export const hasValue = (values: Values, row: number): boolean =>
  values.validity === null || hasBit(values.validity, row)

export const isText = ({ kind }: SourceValues): boolean => kind === 'text' || kind === 'coded'

/** A value of a text column as a string. */
export const textAt = ({ bytes, offsets }: TextValues, row: number): string =>
  decodeUtf8(bytes, offsets[row]!, offsets[row + 1]!)

/** A value as the export would spell it; null where there is none, and empty text is none. */
export function spellingAt(values: SourceValues, row: number): string | null {
  if (!hasValue(values, row)) return null
  switch (values.kind) {
    case 'text':
      return textAt(values, row) || null
    case 'coded':
      return spellingAt(values.texts, values.codes[row]!)
    case 'number':
      return isRounded(values, row) ? values.spelled!(row) : String(values.values[row]!)
    case 'flag':
      return String(hasBit(values.bits, row))
    case 'time':
      return Math.abs(Number(values.values[row]!)) === INFINITE
        ? `${values.values[row]! < 0n ? '-' : ''}infinity`
        : spelledTime(milliseconds(values, row))
    default:
      return unreachable(values)
  }
}

/** Whether a number has more digits than are left of it as a double. */
export const isRounded = ({ values, spelled }: NumberValues, row: number): boolean =>
  spelled !== undefined && Math.abs(values[row]!) > Number.MAX_SAFE_INTEGER

/** An instant in milliseconds; finer parts are in the fraction. */
export function milliseconds({ values, perSecond }: TimeValues, row: number): number {
  return (Number(values[row]!) / perSecond) * 1000
}

/** Where the calendar of a machine ends, before and after 1970. */
const FURTHEST_MS = 8.64e15

/** What stands for `infinity`, negated for `-infinity`; as a double, so that the last digit does not matter. */
const INFINITE = 2 ** 63

/** The last instant that is a time, counted in these parts of a second; of nanoseconds all but infinity are. */
export function furthestOf(perSecond: TimeValues['perSecond']): bigint {
  const furthest = BigInt(FURTHEST_MS / 1000) * BigInt(perSecond)
  const largest = 2n ** 63n - 2n
  return furthest < largest ? furthest : largest
}

function spelledTime(ms: number): string {
  if (!(Math.abs(ms) <= FURTHEST_MS)) return String(ms)
  return new Date(ms)
    .toISOString()
    .replace('T', ' ')
    .replace(/(\.000)?Z$/, '')
}

function unreachable(values: never): never {
  throw new Error(`no spelling for ${JSON.stringify(values)}`)
}
