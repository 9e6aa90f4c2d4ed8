import { type CodedValues, hasValue, type SourceValues, spellingAt, type TextValues } from './source-values'
import { Validity } from './validity'

/** The values as text, each as the export would spell it. */
export function asText(source: SourceValues): TextValues {
  if (source.kind === 'text') return source
  if (source.kind === 'coded') return writtenOut(source)
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

/** The text of every row, one behind the other. */
function writtenOut(source: CodedValues): TextValues {
  const { length, codes, texts } = source
  const validity = new Validity(length)
  const offsets = new Int32Array(length + 1)
  for (let row = 0; row < length; row++) {
    const code = codes[row]!
    const has = hasValue(source, row) && hasValue(texts, code)
    if (!has) validity.clear(row)
    offsets[row + 1] = offsets[row]! + (has ? texts.offsets[code + 1]! - texts.offsets[code]! : 0)
  }
  const bytes = new Uint8Array(offsets[length]!)
  for (let row = 0; row < length; row++) {
    const code = codes[row]!
    if (offsets[row + 1]! > offsets[row]!) {
      bytes.set(texts.bytes.subarray(texts.offsets[code], texts.offsets[code + 1]), offsets[row])
    }
  }
  return { kind: 'text', length, validity: validity.bits, offsets, bytes }
}

/** Whether a row has text; empty text is none. */
export const hasText = ({ validity, offsets }: TextValues, row: number): boolean =>
  offsets[row + 1]! > offsets[row]! && (validity === null || ((validity[row >> 3]! >> (row & 7)) & 1) === 1)
