import { type LastingEngine, lastingEngine } from '#engine/lasting-engine'
import { workerEngine } from '#engine/worker-engine'

/** Starts the engine in a worker of its own, from our own origin; a new one takes the place of one that stopped. */
export const startWorkerEngine = (): LastingEngine =>
  lastingEngine(() => {
    const worker = new Worker(new URL('../../engine/worker.ts', import.meta.url), { type: 'module' })
    return { engine: workerEngine(worker), end: () => worker.terminate() }
  })
