import type { EncodedValues } from './encoded-column'
import { hasBit } from './source-values'

/** Only the values of these rows, in their order. */
export function pickRows(of: EncodedValues, rows: Uint32Array): EncodedValues {
  const validity = of.validity && pickBits(of.validity, rows)
  switch (of.type) {
    case 'number': {
      const values = of.values.slice(0, rows.length)
      for (let i = 0; i < rows.length; i++) values[i] = of.values[rows[i]!]!
      return { ...of, values, validity }
    }
    case 'label': {
      const codes = new Uint16Array(rows.length)
      for (let i = 0; i < rows.length; i++) codes[i] = of.codes[rows[i]!]!
      return { ...of, codes, validity }
    }
    case 'time': {
      const values = new BigInt64Array(rows.length)
      for (let i = 0; i < rows.length; i++) values[i] = of.values[rows[i]!]!
      return { ...of, values, validity }
    }
    case 'flag':
      return { ...of, bits: pickBits(of.bits, rows), validity }
    case 'text':
      return { ...of, ...pickText(of, rows), validity }
    default:
      return unreachable(of)
  }
}

function pickBits(bits: Uint8Array, rows: Uint32Array): Uint8Array {
  const picked = new Uint8Array((rows.length + 7) >> 3)
  for (let i = 0; i < rows.length; i++) if (hasBit(bits, rows[i]!)) picked[i >> 3]! |= 1 << (i & 7)
  return picked
}

function pickText({ offsets, bytes }: Extract<EncodedValues, { type: 'text' }>, rows: Uint32Array) {
  const picked = new Int32Array(rows.length + 1)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    picked[i + 1] = picked[i]! + offsets[row + 1]! - offsets[row]!
  }
  const text = new Uint8Array(picked[rows.length]!)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    text.set(bytes.subarray(offsets[row], offsets[row + 1]), picked[i])
  }
  return { offsets: picked, bytes: text }
}

function unreachable(of: never): never {
  throw new Error(`no rows of ${JSON.stringify(of)}`)
}
