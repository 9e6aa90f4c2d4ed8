import { rmSync } from 'node:fs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Removes a file should the process be told to end meanwhile, and lets it end as it would have. Where something else hears the
 * signal, that one decides.
 *
 * @returns ends the watch
 */
export function removedWhenSignalled(file: string): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) > listening) return
    rmSync(file, { force: true })
    end()
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  const end = () => {
    for (const signal of SIGNALS) process.removeListener(signal, onSignal)
    listening--
  }
  listening++
  for (const signal of SIGNALS) process.on(signal, onSignal)
  return end
}

/** Files that are watched. */
let listening = 0
