import { encodeFlags } from './encode-flags'
import { encodeNumbers, isNumberKind } from './encode-numbers'
import { encodeTimes, timesOf } from './encode-times'
import type { EncodedValues } from './encoded-column'
import type { LoadingColumn } from './loading-column'
import type { SourceValues } from './source-values'

/** The values of a column that is no id, as the sessions table stores them; null once they turn out to be free text. */
export function encodeColumn({ mapped, labels, misfits }: LoadingColumn, source: SourceValues): EncodedValues | null {
  const { kind } = mapped
  if (labels) {
    const encoded = mapped.isMonthOfStart ? labels.encodeMonths(timesOf(source)) : labels.encode(source)
    return kind === 'signal' && encoded?.type === 'label' ? asSignals(encoded) : encoded
  }
  if (kind === 'time') return encodeTimes(source, misfits)
  if (kind === 'flag') return encodeFlags(source, misfits)
  if (isNumberKind(kind)) return encodeNumbers(kind, source, misfits)
  throw new Error(`${kind} is not stored`)
}

/** The labels of a signal are its numbers. */
function asSignals({ codes, labels, validity }: Extract<EncodedValues, { type: 'label' }>): EncodedValues {
  const numbers = labels.map(Number)
  const values = Uint8Array.from(codes, (code) => numbers[code]!)
  return { type: 'number', values, validity }
}
