const listeners = new Set<(error: unknown) => void>()
let isCatching = false

/**
 * Makes traps of the Parquet reader heard. It works in microtasks of its own making: where a damaged page makes it trap
 * there, nobody can catch that, its promise never settles, and the program ends or its worker breaks. The reader itself
 * works on afterwards; what it held of the file is lost to it.
 */
export function catchTraps(): void {
  if (isCatching) return
  isCatching = true
  const queue = globalThis.queueMicrotask
  globalThis.queueMicrotask = (task) =>
    queue(() => {
      try {
        task()
      } catch (error) {
        if (!isTrap(error) || listeners.size === 0) throw error
        for (const tell of listeners) tell(error)
      }
    })
}

/** Whether an error is WebAssembly having given up in the middle. */
export const isTrap = (error: unknown): error is Error => error instanceof Error && error.name === 'RuntimeError'

/** Calls back at every trap until what it returns is called. */
export function onTrap(tell: (error: unknown) => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
