import duckdbWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'
import { BROWSER_RUNTIME, createDuckDB, VoidLogger } from 'duckdb-browser-blocking'
import initParquet from 'parquet-wasm/esm'
import parquetWasm from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url'
import { fail, type Result } from '#core/failure'
import { type DecoderPort, decodeIn } from './decode/decoder'
import { createEngine, type Engine, openDatabase } from './engine'
import { refuseExtensions } from './refuse-extensions'
import { catchTraps } from './wasm-traps'

/** Starts the engine inside a worker, from our own origin. */
export async function startEngine(): Promise<Result<Engine>> {
  try {
    refuseExtensions()
    catchTraps()
    const module = { mainModule: here(duckdbWasm), mainWorker: '' }
    const bindings = await createDuckDB({ mvp: module, eh: module }, new VoidLogger(), BROWSER_RUNTIME)
    await bindings.instantiate(() => {})
    await initParquet({ module_or_path: here(parquetWasm) })
    return await createEngine(openDatabase(bindings), decodeIn(decoderPort()))
  } catch (error) {
    return fail({ code: 'engine-start', detail: String(error) })
  }
}

const here = (url: string): string => new URL(url, self.location.origin).href

/** Starts the thread that decodes; it ends with this one. */
function decoderPort(): DecoderPort {
  const worker = new Worker(new URL('./decode/decoder-worker.ts', import.meta.url), { type: 'module' })
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    listen: (onMessage, onBroken) => {
      worker.addEventListener('message', ({ data }) => onMessage(data))
      worker.addEventListener('error', ({ message }) =>
        onBroken(new Error(message || 'the decoder could not be loaded')),
      )
    },
    hold: () => {},
  }
}
