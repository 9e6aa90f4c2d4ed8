import { type ByteSource, counted, DamagedFile, damageable } from '../byte-source'
import type { FromDecoder, ToDecoder } from './decoder-messages'
import { parquetStreams } from './parquet-streams'

/** Streams that may be sent before the next is asked for. */
class Allowance {
  #wake = () => {}

  constructor(private left: number) {}

  add(): void {
    this.left++
    this.#wake()
  }

  async take(signal: AbortSignal): Promise<void> {
    while (this.left === 0 && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    this.left--
  }
}

/**
 * Answers what a decoder is asked.
 *
 * @param sourceOf the bytes that a posted handle stands for
 * @param post sends an answer; the stream goes over without a copy
 */
export function serveDecoding(
  sourceOf: (handle: never) => ByteSource,
  post: (message: FromDecoder, transfer: ArrayBuffer[]) => void,
): (message: ToDecoder) => void {
  const running = new Map<number, { readonly controller: AbortController; readonly allowance: Allowance }>()

  async function read({ id, handle, rows, ahead }: Extract<ToDecoder, { kind: 'read' }>): Promise<void> {
    const controller = new AbortController()
    const allowance = new Allowance(ahead)
    running.set(id, { controller, allowance })
    const source = counted(damageable(sourceOf(handle as never)), (bytes) => post({ kind: 'read', id, bytes }, []))
    const { signal } = controller
    try {
      for await (const stream of parquetStreams(source, rows, signal)) {
        await allowance.take(signal)
        if (signal.aborted) break
        post({ kind: 'stream', id, stream: stream as Uint8Array<ArrayBuffer> }, [stream.buffer as ArrayBuffer])
      }
      post({ kind: 'end', id }, [])
    } catch (error) {
      if (error instanceof DamagedFile) post({ kind: 'failed', id, detail: error.message }, [])
      else {
        // A bug, which whoever asks must hear of: nobody hears of a promise.
        setTimeout(() => {
          throw error
        })
      }
    } finally {
      running.delete(id)
    }
  }

  return (message) => {
    if (message.kind === 'read') void read(message)
    else if (message.kind !== 'used') {
      const found = running.get(message.id)
      if (message.kind === 'stop') found?.controller.abort()
      found?.allowance.add()
    }
  }
}
