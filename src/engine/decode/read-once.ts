import type { ByteSource } from '../byte-source'
import { joinBytes } from '../join-bytes'

/** Bytes that are read once, though they are asked for again. */
export interface ReadOnce {
  readonly source: ByteSource
  /** Lets go of what was read, and keeps nothing any more. */
  forget(): void
}

interface Kept {
  readonly start: number
  readonly end: number
  readonly bytes: ReturnType<ByteSource['slice']>
}

const part = async (kept: Kept, from: number, to: number) =>
  (await kept.bytes).slice(from - kept.start, to - kept.start)

export function readOnce(source: ByteSource): ReadOnce {
  let kept: Kept[] | null = []

  function read(start: number, end: number): Kept['bytes'] {
    const bytes = source.slice(start, end)
    kept?.push({ start, end, bytes })
    return bytes
  }

  async function slice(start: number, end: number): Kept['bytes'] {
    const pieces: Promise<Uint8Array<ArrayBuffer>>[] = []
    for (let at = start; at < end; ) {
      const known = kept?.find((one) => one.start <= at && at < one.end)
      const until = Math.min(end, known?.end ?? nextKept(at))
      pieces.push(known ? part(known, at, until) : read(at, until))
      at = until
    }
    return pieces.length === 1 ? pieces[0]! : joinBytes(await Promise.all(pieces))
  }

  const nextKept = (at: number) =>
    kept?.reduce((next, { start }) => (start > at ? Math.min(next, start) : next), Number.POSITIVE_INFINITY) ??
    Number.POSITIVE_INFINITY

  return {
    source: { ...source, slice },
    forget: () => {
      kept = null
    },
  }
}
