import type { Failure } from '#core/failure'
import type { WorkerEngine } from './worker-engine'

/** An engine that can stop, and how what is left of it is cleared away. */
export interface RunningEngine {
  readonly engine: WorkerEngine
  end(): void
}

export interface LastingEngine extends WorkerEngine {
  /** Tells when an engine has stopped. The next one is starting already; what was open is gone with the old. */
  onStopped(listener: (failure: Failure) => void): void
}

/** An engine that is started again after it stopped. One that never stood is not: it would only fail again. */
export function lastingEngine(start: () => RunningEngine): LastingEngine {
  const listeners: ((failure: Failure) => void)[] = []
  let current = begin()

  function begin(): WorkerEngine {
    const { engine, end } = start()
    let hasStood = false
    void engine.ready.then(({ ok }) => {
      hasStood = ok
    })
    void engine.stopped.then((failure) => {
      end()
      if (!hasStood) return
      current = begin()
      for (const tell of listeners) tell(failure)
    })
    return engine
  }

  return {
    get ready() {
      return current.ready
    },
    get stopped() {
      return current.stopped
    },
    open: (...asked) => current.open(...asked),
    run: (...asked) => current.run(...asked),
    answer: (...asked) => current.answer(...asked),
    lists: (...asked) => current.lists(...asked),
    read: (...asked) => current.read(...asked),
    rehearse: (...asked) => current.rehearse(...asked),
    put: (...asked) => current.put(...asked),
    readTurns: (...asked) => current.readTurns(...asked),
    writeFile: (...asked) => current.writeFile(...asked),
    exportSessions: (...asked) => current.exportSessions(...asked),
    onStopped: (listener) => void listeners.push(listener),
  }
}
