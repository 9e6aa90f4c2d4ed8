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

export function readOnce(source: ByteSource): ReadOnce {
  let kept: Kept[] | null = []

  function read(start: number, end: number): Kept['bytes'] {
    const bytes = source.slice(start, end)
    kept?.push({ start, end, bytes })
    return bytes
  }

  async function slice(start: number, end: number): Kept['bytes'] {
    const known = kept?.find((one) => one.start <= start && start < one.end)
    if (!known) return read(start, end)
    const rest = end > known.end ? read(known.end, end) : null
    const first = (await known.bytes).slice(start - known.start, end - known.start)
    return rest === null ? first : joinBytes([first, await rest])
  }

  return {
    source: { ...source, slice },
    forget: () => {
      kept = null
    },
  }
}
