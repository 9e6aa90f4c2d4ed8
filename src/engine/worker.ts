/** The engine's thread: it holds the database and reads the files, so that the window never waits for either. */
import { fail } from '#core/failure'
import { compiled } from '#core/sql/compiled-query'
import type { Engine, Progress } from './engine'
import { sourceOf } from './source-handle'
import { startEngine } from './wasm-browser'
import type { FromWorker, ToWorker } from './worker-messages'

const post = (message: FromWorker): void => self.postMessage(message)
const running = new Map<number, AbortController>()
const started = startEngine()

void started.then((engine) => post({ kind: 'ready', result: engine.ok ? { ok: true, value: null } : engine }))

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'abort') running.get(data.id)?.abort()
  else void answer(data)
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
    post({ kind: message.kind === 'open' ? 'opened' : 'answered', id: message.id, result } as FromWorker)
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
  const onProgress = throttled((progress: Progress) => post({ kind: 'progress', id, progress }))
  const { kind: _, id: __, sources, ...settings } = message
  post({
    kind: 'opened',
    id,
    result: await engine.open(sources.map(sourceOf), { ...settings, signal, onProgress }),
  })
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
