import { bool, columnFromArray, float64, int64, tableFromColumns, tableToIPC, timestamp, utf8 } from '@uwdata/flechette'
import type { ColumnSpec, ColumnType, RowValue } from '#core/dataset/column-spec'

const TYPES = {
  text: () => utf8(),
  integer: () => int64(),
  number: () => float64(),
  // Milliseconds, without a zone: everything is UTC.
  time: () => timestamp(1, null),
  flag: () => bool(),
} satisfies Record<ColumnType, () => unknown>

/** Writes rows as one Arrow stream. (The builders of apache-arrow need `new Function`, which our policy forbids.) */
export function writeArrow(
  columns: readonly ColumnSpec[],
  rows: readonly Readonly<Record<string, RowValue>>[],
): Uint8Array {
  const entries = columns.map(({ name, type }) => {
    const values = rows.map((row) => row[name] ?? null)
    const ready = type === 'integer' ? values.map((v) => (v === null ? null : BigInt(v as number))) : values
    return [name, columnFromArray(ready, TYPES[type]())] as const
  })
  const stream = tableToIPC(tableFromColumns(entries as never), { format: 'stream' })
  if (!stream) throw new Error('no Arrow stream was written')
  return stream
}
