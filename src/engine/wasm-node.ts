import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking'
import { initSync } from 'parquet-wasm/esm'
import { fail, type Result } from '#core/failure'
import { type DecoderPort, decodeHere, decodeIn } from './decode/decoder'
import { createEngine, type Engine, openDatabase } from './engine'
import { catchTraps } from './wasm-traps'

/** Where the two WebAssembly modules lie on disk. */
export interface WasmFiles {
  readonly duckdb: string
  readonly parquet: string
  /** The thread that decodes, a built program; without it decoding is done in this thread. */
  readonly decoder?: string
}

/** Starts the engine inside Node. It is the same engine and the same code as in the window. */
export async function startEngine(files: WasmFiles): Promise<Result<Engine>> {
  try {
    const module = { mainModule: files.duckdb, mainWorker: '' }
    const bindings = await createDuckDB({ mvp: module, eh: module }, new VoidLogger(), NODE_RUNTIME)
    await bindings.instantiate(() => {})
    await startParquet(files)
    return await createEngine(openDatabase(bindings), files.decoder ? decodeIn(decoderPort(files)) : decodeHere)
  } catch (error) {
    return fail({ code: 'engine-start', detail: String(error) })
  }
}

/** Readies the Parquet reader and writer alone. */
export async function startParquet({ parquet }: WasmFiles): Promise<void> {
  catchTraps()
  initSync({ module: await readFile(parquet) })
}

/** Starts the thread that decodes. It keeps the process only while an answer is waited for. */
function decoderPort({ decoder, parquet }: WasmFiles): DecoderPort {
  const worker = new Worker(decoder!, { workerData: parquet })
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    // Listening keeps the process, so it is let go of after that.
    listen: (onMessage, onBroken) => worker.on('message', onMessage).on('error', onBroken).unref(),
    hold: (isAwaited) => (isAwaited ? worker.ref() : worker.unref()),
  }
}
