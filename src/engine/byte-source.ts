/** Bytes somewhere: a file a user chose, a file the host serves, a file on disk. Read in slices, never as a whole. */
export interface ByteSource {
  /** Name as people know it, with `/` between folders. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** The bytes from start up to end, clipped to the size. */
  slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>
  /** How another thread can read it, where it can. */
  readonly elsewhere?: ReadElsewhere
}

/** Bytes that are read by another thread. */
export interface ReadElsewhere {
  /** What to post to it. */
  readonly handle: unknown
  /** Hears of bytes that were read there. */
  note(bytes: number): void
}

/** A file the user dropped or picked. */
export function blobSource(name: string, blob: Blob): ByteSource {
  return {
    name,
    size: blob.size,
    slice: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  }
}

/** A file behind an address that answers ranges. */
export function rangeSource(
  name: string,
  size: number,
  request: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
): ByteSource {
  return {
    name,
    size,
    slice: async (start, end) => {
      const last = Math.min(end, size) - 1
      if (last < start) return new Uint8Array()
      const response = await fetch(request.url, { headers: { ...request.headers, range: `bytes=${start}-${last}` } })
      if (response.status !== 206 && response.status !== 200) throw new Error(`${name}: ${response.status}`)
      const bytes = new Uint8Array(await response.arrayBuffer())
      return response.status === 206 ? bytes : bytes.slice(start, last + 1)
    },
  }
}

/** What was found and cannot be read: whoever tries hears why, and says so in its own way. */
export const lostSource = (name: string, why: string): ByteSource => ({
  name,
  size: 0,
  slice: () => Promise.reject(new Error(why)),
})

/** A file that cannot be read to its end, or is not what it seemed; caught where files are opened. */
export class DamagedFile extends Error {
  constructor(
    readonly file: string,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause))
  }
}

const CHUNK = 4 << 20

/** The bytes in order, unpacked when they are gzip. */
export async function* readChunks(source: ByteSource): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  try {
    const magic = await source.slice(0, 2)
    const raw = streamOf(source)
    const isGzip = magic[0] === 0x1f && magic[1] === 0x8b
    const reader = (isGzip ? raw.pipeThrough(new DecompressionStream('gzip')) : raw).getReader()
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        yield value
      }
    } finally {
      await reader.cancel().catch(() => {})
    }
  } catch (error) {
    throw error instanceof DamagedFile ? error : new DamagedFile(source.name, error)
  }
}

function streamOf(source: ByteSource): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  return new ReadableStream({
    async pull(controller) {
      const chunk = at < source.size ? await source.slice(at, at + CHUNK) : new Uint8Array()
      // Also when a file was cut short while it is read.
      if (chunk.length === 0) return controller.close()
      at += chunk.length
      controller.enqueue(chunk)
    },
  })
}

/** The same bytes; whatever keeps them from being read is a damage of the file. */
export function damageable(source: ByteSource): ByteSource {
  return {
    ...source,
    slice: (start, end) =>
      source.slice(start, end).catch((error: unknown) => {
        throw new DamagedFile(source.name, error)
      }),
  }
}

/** The same bytes, with a note of every reading. */
export function counted(source: ByteSource, onRead: (bytes: number) => void): ByteSource {
  return {
    ...source,
    slice: async (start, end) => {
      const bytes = await source.slice(start, end)
      onRead(bytes.length)
      return bytes
    },
    ...(source.elsewhere && { elsewhere: { ...source.elsewhere, note: onRead } }),
  }
}
