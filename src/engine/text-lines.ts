import { type ByteSource, readChunks } from './byte-source'

/** Longest line given whole, in characters; what goes on after that is left out. A string can hold about twice as many. */
export const LONGEST_LINE = 1 << 28

/** The lines of a text file, without their ends. UTF-8, or UTF-16 where a byte order mark says so. */
export async function* textLines(source: ByteSource, longest = LONGEST_LINE): AsyncGenerator<string> {
  let decode: ((chunk?: Uint8Array) => string) | null = null
  // The pieces of a line that goes on, joined once: joined with each piece, a long line would be copied again and again.
  let held: string[] = []
  let length = 0
  const hold = (piece: string) => {
    const room = longest - length
    if (room <= 0 || piece === '') return
    held.push(piece.length > room ? piece.slice(0, room) : piece)
    length += Math.min(piece.length, room)
  }
  const release = () => {
    const line = held.length === 1 ? held[0]! : held.join('')
    held = []
    length = 0
    return line.endsWith('\r') ? line.slice(0, -1) : line
  }
  for await (const chunk of readChunks(source)) {
    decode ??= decoderOf(chunk)
    const pieces = decode(chunk).split('\n')
    const last = pieces.pop()!
    for (const piece of pieces) {
      hold(piece)
      yield release()
    }
    hold(last)
  }
  hold(decode?.() ?? '')
  if (length > 0) yield release()
}

/** Decodes chunk after chunk, and without one the end. */
function decoderOf(first: Uint8Array): (chunk?: Uint8Array) => string {
  const decoder = new TextDecoder(encodingOf(first))
  return (chunk) => (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode())
}

/** Windows shells redirect text as UTF-16 with a mark. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
