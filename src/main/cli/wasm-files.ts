import { createRequire } from 'node:module'
import type { WasmFiles } from '#engine/wasm-node'

const { resolve } = createRequire(import.meta.url)

/** The engine's WebAssembly modules, as the packages bring them. */
export const WASM_FILES: WasmFiles = {
  duckdb: resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'),
  parquet: resolve('parquet-wasm/esm/parquet_wasm_bg.wasm'),
}
