import type { SessionsTable } from '#core/dataset/sessions-table'
import { fail, type Result } from '#core/failure'
import type { Progress } from '#engine/engine'
import type { RunningEngine } from '#engine/lasting-engine'
import type { WorkerEngine } from '#engine/worker-engine'
import type { OpenSettings } from '#engine/worker-messages'
import type { OpenRequest } from './requested-state'

/** A second dataset beside the one that is open, in an engine of its own that goes when it is closed. */
export interface OtherDataset {
  readonly table: SessionsTable
  readonly engine: WorkerEngine
  close(): void
}

/** Opens a second dataset; the engine is gone again where that fails or is cancelled. */
export async function openOther(
  start: () => RunningEngine,
  { sources }: Pick<OpenRequest, 'sources'>,
  settings: OpenSettings,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Result<OtherDataset>> {
  const { engine, end } = start()
  const stopped = engine.stopped.then((failure) => fail(failure))
  const opened = await Promise.race([engine.open(sources, { ...settings, signal, onProgress }), stopped])
  if (opened.ok) return { ok: true, value: { table: opened.value, engine, close: end } }
  end()
  return opened
}
