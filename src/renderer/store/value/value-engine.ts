import { fail, type Result } from '#core/failure'
import type { FromValueWorker, Progress, ToValueWorker, ValueTask, ValueWork } from './messages'

/** The thread that prices, as the store asks it: one task at a time. */
export interface ValueEngine {
  ask<K extends ValueTask>(
    kind: K,
    ask: ValueWork[K]['ask'],
    onProgress: (progress: Progress) => void,
  ): Promise<Result<ValueWork[K]['answer']>>
  /** Stops what is being done; its answer is `cancelled`. */
  cancel(): void
}

/** Starts it when it is first asked. */
export function startValueEngine(): ValueEngine {
  let worker: Worker | null = null
  let settle: (result: Result<unknown>) => void = () => {}
  let tell: (progress: Progress) => void = () => {}
  const post = (message: ToValueWorker) => worker?.postMessage(message)

  function start(): void {
    worker = new Worker(new URL('./value-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<FromValueWorker>) => {
      if (data.kind === 'progress') tell(data.progress)
      else settle(data.result)
    })
    worker.addEventListener('error', (event) => {
      worker?.terminate()
      worker = null
      settle(fail({ code: 'program-fault', detail: event.message || 'the thread that prices could not be loaded' }))
    })
  }

  return {
    ask<K extends ValueTask>(kind: K, ask: ValueWork[K]['ask'], onProgress: (progress: Progress) => void) {
      if (!worker) start()
      tell = onProgress
      return new Promise<Result<ValueWork[K]['answer']>>((resolve) => {
        settle = resolve as (result: Result<unknown>) => void
        post({ kind, ask } as ToValueWorker)
      })
    },
    cancel: () => post({ kind: 'cancel' }),
  }
}
