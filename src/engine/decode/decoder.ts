import { type ByteSource, DamagedFile } from '../byte-source'
import type { FromDecoder, ToDecoder } from './decoder-messages'
import { type ParquetRows, parquetStreams } from './parquet-streams'

/** Reads the rows of a Parquet file, some at a time, as Arrow streams. A stream is no more once the next is asked for. */
export type Decoder = (source: ByteSource, rows: ParquetRows, signal: AbortSignal) => AsyncIterable<Uint8Array>

/** Decodes in the thread that asks. */
export const decodeHere: Decoder = parquetStreams

/** A thread that decodes, as it is asked. */
export interface DecoderPort {
  post(message: ToDecoder, transfer: ArrayBuffer[]): void
  /** Hears what it answers, and what it breaks of. */
  listen(onMessage: (message: FromDecoder) => void, onBroken: (error: Error) => void): void
  /** Says whether an answer is waited for. */
  hold(isAwaited: boolean): void
}

/** Streams that are decoded before they are asked for. */
const AHEAD = 2

/**
 * Decodes in a thread of its own, while the one that asks stores what came before; here where that one
 * broke, or cannot read the bytes.
 */
export function decodeIn(port: DecoderPort): Decoder {
  const answers = new Map<number, (answer: FromDecoder | Error) => void>()
  let asked = 0
  let isBroken = false
  port.listen(
    (message) => answers.get(message.id)?.(message),
    (error) => {
      isBroken = true
      for (const answer of answers.values()) answer(error)
    },
  )

  return async function* (source, rows, signal) {
    const { elsewhere, name } = source
    if (!elsewhere || isBroken) return yield* decodeHere(source, rows, signal)
    const id = ++asked
    const waiting: (FromDecoder | Error)[] = []
    let wake = () => {}
    answers.set(id, (answer) => {
      waiting.push(answer)
      wake()
    })
    const stop = () => wake()
    signal.addEventListener('abort', stop)
    port.hold(true)
    port.post({ kind: 'read', id, handle: elsewhere.handle, rows, ahead: AHEAD }, [])
    try {
      while (!signal.aborted) {
        const answer = waiting.shift()
        if (answer === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        } else if (answer instanceof Error) throw answer
        else if (answer.kind === 'failed') throw new DamagedFile(name, answer.detail)
        else if (answer.kind === 'read') elsewhere.note(answer.bytes)
        else if (answer.kind === 'end') return
        else {
          port.post({ kind: 'next', id }, [])
          yield answer.stream
          const { buffer } = answer.stream
          port.post({ kind: 'used', buffer }, [buffer])
        }
      }
    } finally {
      signal.removeEventListener('abort', stop)
      answers.delete(id)
      port.post({ kind: 'stop', id }, [])
      port.hold(false)
    }
  }
}
