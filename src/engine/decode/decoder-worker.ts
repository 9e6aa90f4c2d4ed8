/** A thread beside the engine's: it decodes what that one stores. */
import initParquet from 'parquet-wasm/esm'
import parquetWasm from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url'
import { sourceOf } from '../source-handle'
import { catchTraps } from '../wasm-traps'
import type { ToDecoder } from './decoder-messages'
import { serveDecoding } from './serve-decoding'

catchTraps()
const started = initParquet({ module_or_path: new URL(parquetWasm, self.location.origin).href })
const serve = serveDecoding(sourceOf, (message, transfer) => self.postMessage(message, { transfer }))

self.addEventListener('message', ({ data }: MessageEvent<ToDecoder>) => {
  void started.then(() => serve(data))
})
