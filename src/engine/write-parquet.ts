import { Compression, Table, transformParquetStream, WriterPropertiesBuilder } from 'parquet-wasm/esm'

const ROWS_PER_GROUP = 131_072

/** Writes Arrow streams of one schema as one Parquet file, zstd-compressed, chunk by chunk. */
export async function* writeParquet(streams: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const properties = new WriterPropertiesBuilder()
    .setCompression(Compression.ZSTD)
    .setMaxRowGroupSize(ROWS_PER_GROUP)
    .setCreatedBy('session-explorer')
    .build()
  const iterator = streams[Symbol.iterator]()
  const batches = new ReadableStream({
    pull(controller) {
      const { done, value } = iterator.next()
      if (done) return controller.close()
      for (const batch of Table.fromIPCStream(value).recordBatches()) controller.enqueue(batch)
    },
  })
  const reader = (await transformParquetStream(batches, properties)).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value as Uint8Array
  }
}
