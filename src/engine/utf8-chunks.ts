import { type ByteSource, readChunks } from './byte-source'

/**
 * The text of a file as UTF-8 without its byte order mark. UTF-16 is known by its mark. What is not UTF-8 is read as
 * Windows-1252, which every byte has a meaning in, and is told of, since it is a guess.
 *
 * @param onGuess called at most once
 */
export async function* utf8Chunks(source: ByteSource, onGuess: () => void): AsyncGenerator<Uint8Array> {
  let recoder: Recoder | null = null
  for await (const chunk of readChunks(source)) {
    recoder ??= startOf(chunk, onGuess)
    const utf8 = recoder.push(chunk)
    if (utf8.length > 0) yield utf8
  }
  const rest = recoder?.finish()
  if (rest && rest.length > 0) yield rest
}

/** Turns bytes into UTF-8, chunk by chunk. */
interface Recoder {
  push(chunk: Uint8Array): Uint8Array
  finish(): Uint8Array
}

function startOf(chunk: Uint8Array, onGuess: () => void): Recoder {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return new Decoded('utf-16le')
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return new Decoded('utf-16be')
  return new Undecided(onGuess)
}

class Decoded implements Recoder {
  readonly #decoder
  readonly #encoder = new TextEncoder()

  constructor(encoding: 'utf-16le' | 'utf-16be' | 'windows-1252') {
    this.#decoder = new TextDecoder(encoding)
  }

  push(chunk: Uint8Array): Uint8Array {
    return this.#encoder.encode(this.#decoder.decode(chunk, { stream: true }))
  }
  finish(): Uint8Array {
    return this.#encoder.encode(this.#decoder.decode())
  }
}

const MARK = [0xef, 0xbb, 0xbf]
const NONE = new Uint8Array()

/** Passes ASCII on until the first byte beyond it tells what the file is written in. */
class Undecided implements Recoder {
  #isFirst = true
  /** The start of a character that the last chunk cut. */
  #cut: Uint8Array = NONE
  #decided: 'utf-8' | Recoder | null = null

  constructor(private readonly onGuess: () => void) {}

  push(chunk: Uint8Array): Uint8Array {
    const bytes = this.#isFirst && MARK.every((byte, i) => chunk[i] === byte) ? chunk.subarray(MARK.length) : chunk
    if (bytes !== chunk) this.#decided = 'utf-8'
    this.#isFirst = false
    if (this.#decided === 'utf-8') return bytes
    if (this.#decided) return this.#decided.push(bytes)
    const whole = this.#cut.length > 0 ? joined(this.#cut, bytes) : bytes
    const end = whole.length - cutLength(whole)
    this.#cut = whole.slice(end)
    return this.#decide(whole.subarray(0, end))
  }

  finish(): Uint8Array {
    if (this.#decided !== null) return this.#decided === 'utf-8' ? NONE : this.#decided.finish()
    return this.#cut.length > 0 ? this.#decide(this.#cut) : NONE
  }

  #decide(bytes: Uint8Array): Uint8Array {
    if (isUtf8(bytes)) {
      if (!bytes.some((byte) => byte > 0x7f)) return bytes
      this.#decided = 'utf-8'
      const cut = this.#cut
      this.#cut = NONE
      return joined(bytes, cut)
    }
    this.onGuess()
    const decoded = new Decoded('windows-1252')
    this.#decided = decoded
    const cut = this.#cut
    this.#cut = NONE
    return decoded.push(joined(bytes, cut))
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Bytes at the end that could start a character which goes on in the next chunk: 0 to 3. */
function cutLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (b.length === 0) return a
  const whole = new Uint8Array(a.length + b.length)
  whole.set(a)
  whole.set(b, a.length)
  return whole
}
