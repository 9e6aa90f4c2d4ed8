import { type DataType, Type, tableFromIPC } from '@uwdata/flechette'
import type { SourceColumn, SourceType } from '#core/dataset/source-column'
import { uniqueNames } from '#core/dataset/unique-names'

/** The columns that an Arrow stream with this schema gives. */
export function arrowColumns(stream: Uint8Array): SourceColumn[] {
  const { fields } = tableFromIPC(stream).schema
  const names = uniqueNames(fields.map(({ name }) => name))
  return fields.map(({ type }, i) => ({ name: names[i]!, type: sourceType(type) }))
}

function sourceType(type: DataType): SourceType {
  switch (type.typeId) {
    case Type.Dictionary:
      return sourceType(type.dictionary)
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Utf8View:
      return 'text'
    case Type.Bool:
      return 'boolean'
    case Type.Int:
      return 'integer'
    case Type.Float:
    case Type.Decimal:
      return 'number'
    case Type.Date:
    case Type.Timestamp:
      return 'time'
    default:
      return 'other'
  }
}
