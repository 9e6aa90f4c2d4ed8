import { type Data, DataType, DateUnit, Precision, type Table, TimeUnit, type Vector } from 'apache-arrow'
import type { SourceType } from '#core/dataset/source-column'
import { joinValues } from '#core/load/join-values'
import type { SourceValues, TextValues } from '#core/load/source-values'
import { asDoubles } from '#core/load/wide-numbers'
import { decimalText, wholeOf } from '../decimal-text'

/** How the values of an Arrow type are taken. */
interface Taken {
  readonly type: SourceType
  readonly values: (data: Data, rows: Pick<SourceValues, 'length' | 'validity'>) => SourceValues
}

/** What a column of Arrow holds; null for types that only the engine can read. */
export function typeOfArrow(type: DataType): SourceType | null {
  return taken(type)?.type ?? null
}

/** The values of a column whose type can be read here. */
export function arrowColumn(table: Table, index: number): SourceValues {
  return partsOf(table.getChildAt(index)!, taken(table.schema.fields[index]!.type)!)
}

function partsOf(vector: Vector, { values }: Taken): SourceValues {
  return joinValues(
    vector.data.map((data) => {
      const { length } = data
      const validity = data.nullCount === 0 || data.nullBitmap.length === 0 ? null : data.nullBitmap
      return values(data, { length, validity })
    }),
  )
}

function taken(type: DataType): Taken | null {
  if (DataType.isUtf8(type)) return TEXT
  if (DataType.isDictionary(type) && DataType.isUtf8(type.dictionary)) return CODED
  if (DataType.isBool(type)) {
    return { type: 'boolean', values: ({ values }, rows) => ({ kind: 'flag', ...rows, bits: values }) }
  }
  if (DataType.isInt(type)) {
    return type.bitWidth === 64 ? WIDE : { type: 'integer', values: numbers }
  }
  if (DataType.isDecimal(type) && type.bitWidth === 128) return decimals(type.scale)
  if (DataType.isFloat(type) && type.precision !== Precision.HALF) {
    return { type: 'number', values: numbers }
  }
  if (DataType.isTimestamp(type)) {
    const perSecond = PARTS[type.unit]
    return { type: 'time', values: ({ values }, rows) => ({ kind: 'time', ...rows, values, perSecond }) }
  }
  return DataType.isDate(type) && type.unit === DateUnit.DAY ? DAYS : null
}

const numbers: Taken['values'] = ({ values }, rows) => ({ kind: 'number', ...rows, values })

const WIDE: Taken = {
  type: 'integer',
  values: ({ values }, rows) => ({
    kind: 'number',
    ...rows,
    values: asDoubles(values),
    spelled: (row) => String(values[row]),
  }),
}

const decimals = (scale: number): Taken => ({
  type: 'number',
  values: ({ values: words }, rows) => {
    const unscaled = (row: number) => wholeOf(words as Uint32Array, row)
    const values = new Float64Array(rows.length)
    for (let row = 0; row < rows.length; row++) values[row] = Number(unscaled(row)) / 10 ** scale
    return { kind: 'number', ...rows, values, spelled: (row) => decimalText(unscaled(row), scale) }
  },
})

const TEXT: Taken = {
  type: 'text',
  values: ({ values = new Uint8Array(), valueOffsets }, rows) => {
    // A column without rows may come without its one offset.
    const offsets = rows.length === 0 ? new Int32Array(1) : (valueOffsets as Int32Array)
    return { kind: 'text', ...rows, offsets, bytes: values }
  },
}

const CODED: Taken = {
  type: 'text',
  values: ({ values, dictionary }, rows) => ({
    kind: 'coded',
    ...rows,
    codes: values instanceof Int32Array ? values : Int32Array.from(values),
    texts: partsOf(dictionary!, TEXT) as TextValues,
  }),
}

const DAYS: Taken = {
  type: 'time',
  values: ({ values }, rows) => {
    const seconds = BigInt64Array.from(values as Int32Array, (day) => BigInt(day) * 86_400n)
    return { kind: 'time', ...rows, values: seconds, perSecond: 1 }
  },
}

const PARTS = {
  [TimeUnit.SECOND]: 1,
  [TimeUnit.MILLISECOND]: 1_000,
  [TimeUnit.MICROSECOND]: 1_000_000,
  [TimeUnit.NANOSECOND]: 1_000_000_000,
} as const
