import type { EncodedValues } from './encoded-column'
import type { Misfits } from './misfits'
import { parseTime } from './parse-text'
import { furthestOf, hasBit, hasValue, isText, type SourceValues, spellingAt, type TimeValues } from './source-values'
import { Validity } from './validity'
import { asDoubles } from './wide-numbers'

/** Stores instants in the unit they were read in. */
export function encodeTimes(source: SourceValues, misfits: Misfits): EncodedValues {
  const { values, perSecond, validity } = timesOf(source)
  for (let row = 0; validity !== null && row < source.length; row++) {
    const spelling = hasBit(validity, row) ? null : spellingAt(source, row)
    if (spelling !== null && spelling.trim() !== '') misfits.note(spelling, 1, false)
  }
  return { type: 'time', values, perSecond, validity }
}

// The start and the month of the start ask for the same.
const read = new WeakMap<SourceValues, TimeValues>()

/** The instants of a column, none where the value is not one. */
export function timesOf(source: SourceValues): TimeValues {
  const known = read.get(source)
  if (known) return known
  const times = source.kind === 'time' ? onCalendar(source) : parsedTimes(source)
  read.set(source, times)
  return times
}

/** Without what lies beyond the calendar: `infinity` and its like. */
function onCalendar(source: TimeValues): TimeValues {
  const { length, perSecond } = source
  const validity = new Validity(length)
  // In nanoseconds the calendar ends so close to infinity that doubles cannot tell them apart.
  const values = perSecond === 1_000_000_000 ? source.values : asDoubles(source.values)
  const furthest = perSecond === 1_000_000_000 ? furthestOf(perSecond) : Number(furthestOf(perSecond))
  for (let row = 0; row < length; row++) {
    if (!hasValue(source, row) || values[row]! > furthest || values[row]! < -furthest) validity.clear(row)
  }
  return { ...source, validity: validity.bits }
}

function parsedTimes(source: SourceValues): TimeValues {
  const { length } = source
  const values = new BigInt64Array(length)
  const validity = new Validity(length)
  for (let row = 0; row < length; row++) {
    const spelling = isText(source) ? spellingAt(source, row) : null
    const micros = spelling === null ? null : parseTime(spelling)
    if (micros === null) validity.clear(row)
    else values[row] = micros
  }
  return { kind: 'time', length, values, perSecond: 1_000_000, validity: validity.bits }
}
