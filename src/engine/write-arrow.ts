import { bool, columnFromArray, float64, int64, tableFromColumns, tableToIPC, timestamp, utf8 } from '@uwdata/flechette'
import type { ColumnSpec, ColumnType, RowValue } from '#core/dataset/column-spec'
import { textColumn } from './text-column'

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

/** Writes rows of text as one Arrow stream. */
export function writeTextArrow(names: readonly string[], rows: readonly (readonly (string | null)[])[]): Uint8Array {
  const entries = names.map((name, c) => [name, textColumn(rows.map((row) => row[c]!))] as const)
  const stream = tableToIPC(tableFromColumns(entries as never), { format: 'stream' })
  if (!stream) throw new Error('no Arrow stream was written')
  return stream
}
