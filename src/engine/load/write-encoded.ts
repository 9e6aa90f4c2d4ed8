import {
  Bool,
  type Data,
  type DataType,
  Dictionary,
  Field,
  Float64,
  makeData,
  makeVector,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Timestamp,
  TimeUnit,
  Uint8,
  Uint16,
  Uint32,
  Utf8,
} from 'apache-arrow'
import type { EncodedBatch } from '#core/load/batch-encoder'
import type { EncodedValues } from '#core/load/encoded-column'

/** Writes an encoded batch as one Arrow stream, its columns in order. (None of the builders that need `new Function`.) */
export function writeEncoded({ rows, columns }: EncodedBatch): Uint8Array {
  const children = columns.map(({ values }, i) => dataOf(values, rows, i))
  const fields = columns.map(({ column }, i) => new Field(column.mapped.column, children[i]!.type, true))
  const schema = new Schema(fields)
  const data = makeData({ type: new Struct(fields), length: rows, nullCount: 0, children })
  return RecordBatchStreamWriter.writeAll([new RecordBatch(schema, data)]).toUint8Array(true)
}

/** @param id tells the dictionary from those of other columns */
function dataOf(of: EncodedValues, length: number, id: number): Data {
  const nulls = { nullBitmap: of.validity, ...(of.validity ? {} : { nullCount: 0 }) }
  switch (of.type) {
    case 'number':
      return makeData({ type: numberType(of.values), length, ...nulls, data: of.values } as never)
    case 'label': {
      const type = new Dictionary(new Utf8(), new Uint16(), id)
      return makeData({ type, length, ...nulls, data: of.codes, dictionary: labelVector(of.labels) } as never)
    }
    case 'text':
      return makeData({ type: new Utf8(), length, ...nulls, valueOffsets: of.offsets, data: of.bytes } as never)
    case 'flag':
      return makeData({ type: new Bool(), length, ...nulls, data: of.bits } as never)
    case 'time':
      return makeData({ type: new Timestamp(UNITS[of.perSecond], null), length, ...nulls, data: of.values } as never)
    default:
      return unreachable(of)
  }
}

const UNITS = {
  1: TimeUnit.SECOND,
  1000: TimeUnit.MILLISECOND,
  1000000: TimeUnit.MICROSECOND,
  1000000000: TimeUnit.NANOSECOND,
} as const

function numberType(values: Extract<EncodedValues, { type: 'number' }>['values']): DataType {
  if (values instanceof Uint8Array) return new Uint8()
  if (values instanceof Uint16Array) return new Uint16()
  return values instanceof Uint32Array ? new Uint32() : new Float64()
}

const encoder = new TextEncoder()

function labelVector(labels: readonly string[]) {
  const bytes = encoder.encode(labels.join(''))
  const offsets = new Int32Array(labels.length + 1)
  for (const [i, label] of labels.entries()) offsets[i + 1] = offsets[i]! + encoder.encode(label).length
  return makeVector(
    makeData({ type: new Utf8(), length: labels.length, nullCount: 0, valueOffsets: offsets, data: bytes }),
  )
}

function unreachable(of: never): never {
  throw new Error(`no Arrow for ${JSON.stringify(of)}`)
}
