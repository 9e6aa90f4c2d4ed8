import type { ColumnSpec, RowValue } from '#core/dataset/column-spec'
import { type ByteSource, blobSource } from '#engine/byte-source'
import { writeArrow } from '#engine/write-arrow'
import { writeParquet } from '#engine/write-parquet'

type Rows = readonly Readonly<Record<string, RowValue>>[]

/** A Parquet file as the program writes it; the engine must have started. */
export async function parquetBytes(columns: readonly ColumnSpec[], batches: readonly Rows[]): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of writeParquet(batches.map((rows) => writeArrow(columns, rows)))) parts.push(part)
  return Buffer.concat(parts)
}

export async function parquetSource(
  name: string,
  columns: readonly ColumnSpec[],
  batches: readonly Rows[],
): Promise<ByteSource> {
  return blobSource(name, new Blob([new Uint8Array(await parquetBytes(columns, batches))]))
}
