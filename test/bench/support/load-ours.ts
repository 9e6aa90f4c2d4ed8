import { fileURLToPath } from 'node:url'
import type { ByteSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { sampleFile } from '#main/services/sample-file'
import { nodeEngine, openOptions } from '#test/support/node-engine'
import { fileSource } from './file-source'

/** One opening, measured. Times in milliseconds, memory in bytes. */
export interface Loaded {
  readonly readyMs: number
  /** Processor time, all threads together. */
  readonly cpuMs: number
  readonly rows: number
  readonly peakRss: number
  /** What the open dataset will take of the engine's 3.1 GiB once every column was asked for; 0 for others. */
  readonly held: number
  readonly longestGapMs: number
  readonly cancelMs: number
}

/**
 * Opens a Parquet file with our engine, then opens it once more and cancels in the middle.
 *
 * @param isRehearsed as in a window that has stood for a moment: the engine has gone through the sample
 */
export async function loadOurs(file: string, isRehearsed: boolean): Promise<Loaded> {
  const engine = await nodeEngine(fileURLToPath(new URL('./decoder.js', import.meta.url)))
  const source = await fileSource(file)
  if (isRehearsed) await engine.rehearse([await fileSource(sampleFile()!)])
  const before = process.cpuUsage()
  const start = performance.now()
  let last = start
  let longestGapMs = 0
  const note = () => {
    const now = performance.now()
    longestGapMs = Math.max(longestGapMs, now - last)
    last = now
  }
  const opened = await engine.open([source], openOptions({ onProgress: note }))
  note()
  const readyMs = last - start
  const { user, system } = process.cpuUsage(before)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  const peakRss = process.resourceUsage().maxRSS * 1024
  const cancelMs = await timeToCancel(engine, source)
  return {
    readyMs,
    cpuMs: (user + system) / 1000,
    rows: opened.value.sessions,
    peakRss,
    held: opened.value.bytes,
    longestGapMs,
    cancelMs,
  }
}

/** Opens once more and cancels between two batches, as a click would at any moment. */
async function timeToCancel(engine: Engine, source: ByteSource): Promise<number> {
  const controller = new AbortController()
  let aborted = 0
  const opening = engine.open([source], openOptions({ signal: controller.signal }))
  setTimeout(() => {
    aborted = performance.now()
    controller.abort()
  }, 300)
  await opening
  return performance.now() - aborted
}
