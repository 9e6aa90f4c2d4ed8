import { type LastingEngine, lastingEngine, type RunningEngine } from '#engine/lasting-engine'
import { workerEngine } from '#engine/worker-engine'

/** Starts an engine in a worker of its own, from our own origin. */
export function startWorker(): RunningEngine {
  const worker = new Worker(new URL('../../engine/engine-worker.ts', import.meta.url), { type: 'module' })
  return { engine: workerEngine(worker), end: () => worker.terminate() }
}

/** Starts the engine of the window; a new one takes the place of one that stopped. */
export const startWorkerEngine = (): LastingEngine => lastingEngine(startWorker)
