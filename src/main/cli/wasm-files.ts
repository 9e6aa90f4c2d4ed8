import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { WasmFiles } from '#engine/wasm-node'

const { resolve } = createRequire(import.meta.url)

// It is built beside the command line; run from its sources the program does without.
const decoder = fileURLToPath(new URL('./decoder.js', import.meta.url))

/** The engine's WebAssembly modules, as the packages bring them, and the thread that decodes. */
export const WASM_FILES: WasmFiles = {
  duckdb: resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'),
  parquet: resolve('parquet-wasm/esm/parquet_wasm_bg.wasm'),
  ...(existsSync(decoder) && { decoder }),
}
