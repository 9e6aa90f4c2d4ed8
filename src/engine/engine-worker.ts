/** The engine's thread: it holds the database and reads the files, so that the window never waits for either. */
import { fail, ok } from '#core/failure'
import { compiled } from '#core/sql/compiled-query'
import type { Engine, Progress } from './engine'
import { exportSessions } from './export-sessions'
import { Stopped, settle } from './load/load-run'
import type { ReadProgress } from './read-table'
import { readTurns } from './read-turns'
import { sourceOf } from './source-handle'
import { startEngine } from './wasm-browser'
import type { ExportPart, FromWorker, ToWorker } from './worker-messages'
import { writeFile } from './write-file'

const post = (message: FromWorker): void => self.postMessage(message)
const running = new Map<number, AbortController>()
const exports = new Map<number, { parts: AsyncGenerator<Uint8Array>; rows: number; controller: AbortController }>()
const started = startEngine()

void started.then((engine) => post({ kind: 'ready', result: engine.ok ? { ok: true, value: null } : engine }))

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'abort') {
    running.get(data.id)?.abort()
    exports.get(data.id)?.controller.abort()
  } else void answer(data)
})

async function answer(message: Exclude<ToWorker, { kind: 'abort' }>): Promise<void> {
  const controller = new AbortController()
  running.set(message.id, controller)
  try {
    const engine = await started
    if (engine.ok) await serve(engine.value, message, controller.signal)
  } catch (error) {
    // A bug, or an engine that broke in the middle: either way nothing in here can be trusted any more.
    const detail = error instanceof Error ? error.message : String(error)
    const result = fail({ code: 'engine-stopped', detail })
    post({ kind: 'answered', id: message.id, result })
  }
  running.delete(message.id)
}

async function serve(engine: Engine, message: Exclude<ToWorker, { kind: 'abort' }>, signal: AbortSignal) {
  const { id } = message
  if (message.kind === 'run') {
    const { pieces, parameters } = message.query
    post({ kind: 'answered', id, result: await engine.run(compiled(pieces, parameters), signal) })
    return
  }
  if (message.kind === 'answer') {
    post({ kind: 'answered', id, result: await engine.answer(message.statement, signal) })
    return
  }
  if (message.kind === 'lists') {
    post({ kind: 'listed', id, result: await engine.lists(message.table, message.needs, signal) })
    return
  }
  if (message.kind === 'write') {
    post({ kind: 'written', id, result: ok(await writeFile(message.file)) })
    return
  }
  if (message.kind === 'rehearse') {
    await engine.rehearse(message.sources.map(sourceOf))
    post({ kind: 'rehearsed', id, result: ok(null) })
    return
  }
  if (message.kind === 'put') {
    post({ kind: 'put', id, result: await engine.put(message.columns) })
    return
  }
  if (message.kind === 'read') {
    const onProgress = throttled((progress: ReadProgress) => post({ kind: 'reading', id, progress }))
    const { columns } = message
    const wanted = columns && ((name: string) => columns.includes(name))
    const options = { signal, onProgress, ...(wanted && { wanted }) }
    post({ kind: 'read', id, result: await engine.read(message.sources.map(sourceOf), options) })
    return
  }
  if (message.kind === 'turns') {
    post({ kind: 'said', id, result: await readTurns(message.sources.map(sourceOf), message.session, signal) })
    return
  }
  if (message.kind === 'export') {
    post({ kind: 'exporting', id, result: ok(beginExport(engine, message)) })
    return
  }
  if (message.kind === 'next') {
    post({ kind: 'exporting', id, result: await settle(() => nextPart(message.of)) })
    return
  }
  const onProgress = throttled((progress: Progress) => post({ kind: 'progress', id, progress }))
  const { kind: _, id: __, sources, ...settings } = message
  post({
    kind: 'opened',
    id,
    result: await engine.open(sources.map(sourceOf), { ...settings, signal, onProgress }),
  })
}

function beginExport(engine: Engine, { id, table, format }: Extract<ToWorker, { kind: 'export' }>): null {
  const controller = new AbortController()
  const onRows = (rows: number) => {
    const running = exports.get(id)
    if (running) running.rows = rows
  }
  const parts = exportSessions(engine, table, format, { signal: controller.signal, onRows })
  exports.set(id, { parts, rows: 0, controller })
  return null
}

/** Null after the last part. */
async function nextPart(id: number): Promise<ExportPart | null> {
  const running = exports.get(id)
  if (!running) throw new Stopped({ code: 'cancelled' })
  try {
    const { done, value } = await running.parts.next()
    if (done) exports.delete(id)
    return done ? null : { bytes: value.slice(), rows: running.rows }
  } catch (error) {
    exports.delete(id)
    throw error
  }
}

const EVERY_MS = 50

/** Lets through the first call and then one each moment; the end is told by the answer. */
function throttled<T>(call: (value: T) => void): (value: T) => void {
  let last = Number.NEGATIVE_INFINITY
  return (value) => {
    const now = performance.now()
    if (now - last < EVERY_MS) return
    last = now
    call(value)
  }
}
