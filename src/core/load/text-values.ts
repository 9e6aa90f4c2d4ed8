import { type SourceValues, spellingAt, type TextValues } from './source-values'
import { Validity } from './validity'

/** The values as text, each as the export would spell it. */
export function asText(source: SourceValues): TextValues {
  if (source.kind === 'text') return source
  const { length } = source
  const validity = new Validity(length)
  const offsets = new Int32Array(length + 1)
  let text = ''
  for (let row = 0; row < length; row++) {
    const spelling = spellingAt(source, row)
    if (spelling === null) validity.clear(row)
    else text += spelling
    offsets[row + 1] = text.length
  }
  // Numbers, flags and instants are spelled in ASCII.
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  return { kind: 'text', length, validity: validity.bits, offsets, bytes }
}

/** Whether a row has text; empty text is none. */
export const hasText = ({ validity, offsets }: TextValues, row: number): boolean =>
  offsets[row + 1]! > offsets[row]! && (validity === null || ((validity[row >> 3]! >> (row & 7)) & 1) === 1)
