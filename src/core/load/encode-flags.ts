import type { EncodedValues } from './encoded-column'
import type { Misfits } from './misfits'
import { parseFlag } from './parse-text'
import { hasValue, type SourceValues, spellingAt } from './source-values'
import { Validity } from './validity'

/** Stores what says yes or no; a number says yes unless it is 0. */
export function encodeFlags(source: SourceValues, misfits: Misfits): EncodedValues {
  if (source.kind === 'flag') return { type: 'flag', bits: source.bits, validity: source.validity }
  const { length } = source
  const bits = new Uint8Array((length + 7) >> 3)
  const validity = new Validity(length)
  for (let row = 0; row < length; row++) {
    const spelling = spellingAt(source, row)
    const flag =
      source.kind === 'number' && hasValue(source, row) ? source.values[row] !== 0 : parseFlag(spelling ?? '')
    if (flag === null) {
      validity.clear(row)
      if (spelling !== null && spelling.trim() !== '') misfits.note(spelling, 1, false)
    } else if (flag) bits[row >> 3]! |= 1 << (row & 7)
  }
  return { type: 'flag', bits, validity: validity.bits }
}
