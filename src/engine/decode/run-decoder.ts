import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { initSync } from 'parquet-wasm/esm'
import type { ByteSource } from '../byte-source'
import { catchTraps } from '../wasm-traps'
import { serveDecoding } from './serve-decoding'

/** What the thread that decodes runs in Node: it is told where the reader's module lies on disk. */
export function runDecoder(sourceOf: (handle: never) => ByteSource): void {
  catchTraps()
  initSync({ module: readFileSync(workerData as string) })
  parentPort!.on(
    'message',
    serveDecoding(sourceOf, (message, transfer) => parentPort!.postMessage(message, transfer)),
  )
}
