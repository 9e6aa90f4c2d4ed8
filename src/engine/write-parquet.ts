import { Compression, Table, transformParquetStream, WriterPropertiesBuilder } from 'parquet-wasm/esm'

const ROWS_PER_GROUP = 131_072

/**
 * Writes Arrow streams of one schema as one Parquet file, zstd-compressed, chunk by chunk.
 *
 * @param notes told in the metadata of the file, by name
 */
export async function* writeParquet(
  streams: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  notes: Readonly<Record<string, string>> = {},
): AsyncGenerator<Uint8Array> {
  const properties = new WriterPropertiesBuilder()
    .setCompression(Compression.ZSTD)
    .setMaxRowGroupSize(ROWS_PER_GROUP)
    .setCreatedBy('session-explorer')
    .setKeyValueMetadata(new Map(Object.entries(notes)))
    .build()
  const iterator = Symbol.asyncIterator in streams ? streams[Symbol.asyncIterator]() : streams[Symbol.iterator]()
  let broken: { readonly error: unknown } | null = null
  const batches = new ReadableStream({
    async pull(controller) {
      const { done, value } = await next()
      if (done) return controller.close()
      for (const batch of Table.fromIPCStream(value).recordBatches()) controller.enqueue(batch)
    },
  })
  // The writer would put what it is thrown into words of its own.
  const next = async () => {
    try {
      return await iterator.next()
    } catch (error) {
      broken = { error }
      throw error
    }
  }
  const rethrow = (error: unknown): never => {
    throw broken ? broken.error : error
  }
  const written = await transformParquetStream(batches, properties).catch(rethrow)
  const reader = written.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch(rethrow)
    if (done) return
    yield value as Uint8Array
  }
}
