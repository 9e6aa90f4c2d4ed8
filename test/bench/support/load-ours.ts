import { open, stat } from 'node:fs/promises'
import type { ByteSource } from '#engine/byte-source'
import { nodeEngine, openOptions } from '#test/support/node-engine'

/** One opening, measured. Times in milliseconds, memory in bytes. */
export interface Loaded {
  readonly readyMs: number
  /** Processor time, all threads together. */
  readonly cpuMs: number
  readonly rows: number
  readonly peakRss: number
  /** Memory of the engine at its largest; WebAssembly never gives any back. */
  readonly wasm: number
  readonly longestGapMs: number
  readonly cancelMs: number
}

/** Opens a Parquet file with our engine, then opens it once more and cancels in the middle. */
export async function loadOurs(file: string): Promise<Loaded> {
  const engine = await nodeEngine()
  const source = await fileSource(file)
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
  return {
    readyMs,
    cpuMs: (user + system) / 1000,
    rows: opened.value.sessions,
    peakRss,
    wasm: 0,
    longestGapMs,
    cancelMs: 0,
  }
}

export async function fileSource(file: string): Promise<ByteSource> {
  const { size } = await stat(file)
  const handle = await open(file)
  return {
    name: file,
    size,
    async slice(start, end) {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start))
      await handle.read(bytes, 0, bytes.length, start)
      return bytes
    },
  }
}
