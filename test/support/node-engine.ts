import { createRequire } from 'node:module'
import { type ByteSource, blobSource } from '#engine/byte-source'
import type { Engine, OpenOptions } from '#engine/engine'
import { startEngine } from '#engine/wasm-node'

const require = createRequire(import.meta.url)

/**
 * The real engine, in Node.
 *
 * @param decoder the built program of its decoding thread; without, it decodes in its own
 */
export async function nodeEngine(decoder?: string): Promise<Engine> {
  const engine = await startEngine({
    duckdb: require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'),
    parquet: require.resolve('parquet-wasm/esm/parquet_wasm_bg.wasm'),
    ...(decoder !== undefined && { decoder }),
  })
  if (!engine.ok) throw new Error(JSON.stringify(engine.failure))
  return engine.value
}

export const textSource = (name: string, text: string): ByteSource => blobSource(name, new Blob([text]))

export const openOptions = (options: Partial<OpenOptions> = {}): OpenOptions => ({
  signal: new AbortController().signal,
  ...options,
})
