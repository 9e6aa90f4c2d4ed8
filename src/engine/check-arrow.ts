import { type Batch, type Column, type DataType, Type, UnionMode } from '@uwdata/flechette'

/** Parts of a batch that its public type leaves out. */
interface Parts {
  readonly children?: readonly Batch<unknown>[]
  readonly dictionary?: Column<unknown>
  readonly typeIds?: ArrayLike<number>
  readonly data?: readonly ArrayLike<number>[]
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Throws where the buffers of a column do not hold what its batches say, which the engine takes on trust: it would read
 * beyond them and stop.
 */
export function checkColumn(column: Column<unknown>): void {
  for (const batch of column.data) checkBatch(batch, column.type)
}

function checkBatch(batch: Batch<unknown>, type: DataType): void {
  const { length, nullCount, validity, values, offsets } = batch
  const { children = [], dictionary, typeIds } = batch as unknown as Parts
  if (length < 0 || nullCount < 0 || nullCount > length) throw wrong('its counts are wrong')
  if (
    nullCount > 0 &&
    type.typeId !== Type.Null &&
    type.typeId !== Type.Union &&
    (validity?.length ?? 0) * 8 < length
  ) {
    throw wrong('its marks of missing values end early')
  }
  switch (type.typeId) {
    case Type.Null:
      return
    case Type.Bool:
      checkLength(values?.length, Math.ceil(length / 8))
      return
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Binary:
    case Type.LargeBinary: {
      const end = checkOffsets(offsets, length, values?.length ?? 0)
      if (type.typeId === Type.Utf8 || type.typeId === Type.LargeUtf8) checkText(values as Uint8Array, end)
      return
    }
    case Type.Dictionary: {
      checkLength(values?.length, length)
      if (!dictionary) throw wrong('its dictionary is missing')
      for (let i = 0; i < length; i++) {
        const index = Number(values![i])
        if ((index < 0 || index >= dictionary.length) && (nullCount === 0 || batch.isValid(i)))
          throw wrong('it points beyond its dictionary')
      }
      checkColumn(dictionary)
      return
    }
    case Type.Decimal:
      checkLength(values?.length, type.bitWidth === 32 ? length : length * (type.bitWidth / 64))
      return
    case Type.FixedSizeBinary:
      checkLength(values?.length, length * type.stride)
      return
    case Type.List:
    case Type.LargeList:
    case Type.Map:
      checkOffsets(offsets, length, children[0]!.length)
      checkBatch(children[0]!, type.children[0]!.type)
      return
    case Type.FixedSizeList:
      checkLength(children[0]!.length, length * type.stride)
      checkBatch(children[0]!, type.children[0]!.type)
      return
    case Type.Struct:
      children.forEach((child, i) => {
        checkLength(child.length, length)
        checkBatch(child, type.children[i]!.type)
      })
      return
    case Type.Union:
      checkLength(typeIds?.length, length)
      if (type.mode === UnionMode.Dense) checkLength(offsets?.length, length)
      return
    case Type.Int:
    case Type.Float:
    case Type.Date:
    case Type.Time:
    case Type.Timestamp:
    case Type.Duration:
      checkLength(values?.length, length)
      return
    default:
      // The others are read value by value here, and never reach the engine.
      return
  }
}

/** The end of the last value. */
function checkOffsets(offsets: ArrayLike<number | bigint> | undefined, length: number, size: number): number {
  if (length === 0) return 0
  checkLength(offsets?.length, length + 1)
  let last = Number(offsets![0])
  if (last < 0) throw wrong('its values are out of order')
  for (let i = 1; i <= length; i++) {
    const next = Number(offsets![i])
    if (next < last) throw wrong('its values are out of order')
    last = next
  }
  if (last > size) throw wrong('its values end early')
  return last
}

function checkText(values: Uint8Array | undefined, end: number): void {
  try {
    if (values) utf8.decode(values.subarray(0, end))
  } catch {
    throw wrong('its text is not UTF-8')
  }
}

function checkLength(found: number | undefined, wanted: number): void {
  if ((found ?? 0) < wanted) throw wrong('its values end early')
}

const wrong = (why: string): Error => new Error(`a column is damaged: ${why}`)
