import { open } from 'node:fs/promises'
import type { ByteSource } from '#engine/byte-source'
import { errorCode } from './error-code'

/** A file on disk, as it can be posted to another thread. */
export interface PathHandle {
  readonly name: string
  readonly path: string
  readonly size: number
}

/** A file on disk, read in slices. It is opened for each, so that ten thousand files need no ten thousand handles. */
export function pathSource(name: string, path: string, size: number): ByteSource {
  return {
    name,
    size,
    elsewhere: { handle: { name, path, size } satisfies PathHandle, note: () => {} },
    slice: async (start, end) => {
      const handle = await open(path).catch((error) => {
        // In words that do not carry the path.
        throw new Error(errorCode(error))
      })
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start))
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
        return bytes.subarray(0, bytesRead)
      } finally {
        await handle.close()
      }
    },
  }
}
