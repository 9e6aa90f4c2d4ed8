import type { EventData, EventName } from '#core/channels'

/** Events on their way to the page: one line of JSON each, `[name, data]`. */
export interface EventStream {
  send<N extends EventName>(name: N, data: EventData<N>): void
  /** A body that stays open and carries what is sent from now on. */
  open(): ReadableStream<Uint8Array>
  /** Settles once there has been a listener and there has been none for a while: long enough to reload a page. */
  readonly left: Promise<void>
  close(): void
}

const RELOAD_MS = 5000

const encoder = new TextEncoder()

export function createEventStream(reloadMs = RELOAD_MS): EventStream {
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array>>()
  let leave: () => void
  let timer: NodeJS.Timeout | undefined

  const remove = (listener: ReadableStreamDefaultController<Uint8Array>) => {
    listeners.delete(listener)
    if (listeners.size === 0) timer = setTimeout(leave, reloadMs)
  }
  return {
    send(name, data) {
      const line = encoder.encode(`${JSON.stringify([name, data])}\n`)
      for (const listener of listeners) listener.enqueue(line)
    },
    open() {
      let mine: ReadableStreamDefaultController<Uint8Array>
      return new ReadableStream({
        start(controller) {
          mine = controller
          listeners.add(controller)
          clearTimeout(timer)
          // Makes the server send its headers at once, so that the page knows it is connected.
          controller.enqueue(encoder.encode('\n'))
        },
        cancel: () => remove(mine),
      })
    },
    left: new Promise((resolve) => {
      leave = resolve
    }),
    close() {
      clearTimeout(timer)
      for (const listener of listeners) listener.close()
      listeners.clear()
    },
  }
}
