import { useState } from 'react'
import type { Task } from '#core/labelling/labelling'

/** Where a person is in their work. */
export interface Work {
  readonly task: Task | null
  /** The label just given to it; null while it waits for one. */
  readonly given: string | null
  /** Whether it was answered before, and is answered once more. */
  readonly isCorrection: boolean
  give(label: string): void
  next(): void
  /** Goes back to the task answered last; null where there is none. */
  readonly back: (() => void) | null
}

/** Keeps the task on screen until the person goes on, though it is no longer among those that are open. */
export function useTask(open: readonly Task[]): Work {
  const [held, setHeld] = useState<{
    readonly task: Task
    readonly given: string | null
    isCorrection: boolean
  } | null>(null)
  const [before, setBefore] = useState<Task | null>(null)
  const task = held?.task ?? open[0] ?? null
  return {
    task,
    given: held?.given ?? null,
    isCorrection: held?.isCorrection ?? false,
    give(label) {
      if (task) setHeld({ task, given: label, isCorrection: held?.isCorrection ?? false })
    },
    next() {
      if (held) setBefore(held.task)
      setHeld(null)
    },
    back:
      before === null
        ? null
        : () => {
            setHeld({ task: before, given: null, isCorrection: true })
            setBefore(null)
          },
  }
}
