import { type WorkerEngine, workerEngine } from '#engine/worker-engine'

/** Starts the engine in a worker of its own, from our own origin. */
export const startWorkerEngine = (): WorkerEngine =>
  workerEngine(new Worker(new URL('../../engine/worker.ts', import.meta.url), { type: 'module' }))
