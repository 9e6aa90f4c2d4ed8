import type { EncodedValues } from './encoded-column'

/**
 * The same values in memory of their own, so that keeping them does not keep the batch they were read from.
 *
 * @param rows how many there are
 */
export function ownValues(of: EncodedValues, rows: number): EncodedValues {
  const validity = of.validity && owned(of.validity)
  switch (of.type) {
    case 'number':
      return { ...of, values: owned(of.values), validity }
    case 'label':
      return { ...of, codes: owned(of.codes), validity }
    case 'time':
      return { ...of, values: owned(of.values), validity }
    case 'flag':
      return { ...of, bits: owned(of.bits), validity }
    case 'text': {
      // A buffer of Arrow can be longer than its values: it is padded with zeros.
      const used = of.offsets.subarray(0, rows + 1)
      const [first, end] = [used[0] ?? 0, used[rows] ?? 0]
      const offsets = first === 0 ? owned(used) : used.map((offset) => offset - first)
      return { ...of, offsets, bytes: owned(of.bytes.subarray(first, end)), validity }
    }
    default:
      return unreachable(of)
  }
}

function owned<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array | BigInt64Array>(of: T): T {
  return of.byteLength === of.buffer.byteLength ? of : (of.slice() as T)
}

/** Bytes that the database takes for values: it stores sixteen for a text, and the text itself where it is longer than twelve. */
export function storedBytes(of: EncodedValues, rows: number): number {
  const bits = of.validity === null ? 0 : rows / 8
  switch (of.type) {
    case 'number':
      return bits + of.values.BYTES_PER_ELEMENT * rows
    case 'label':
      return bits + (of.labels.length < 256 ? 1 : 2) * rows
    case 'time':
      return bits + 8 * rows
    case 'flag':
      return bits + rows
    case 'text':
      return bits + 16 * rows + of.bytes.length
    default:
      return unreachable(of)
  }
}

function unreachable(of: never): never {
  throw new Error(`no memory for ${JSON.stringify(of)}`)
}
