import { type ByteSource, readChunks } from './byte-source'

/** The lines of a text file, without their ends. UTF-8, or UTF-16 where a byte order mark says so. */
export async function* textLines(source: ByteSource): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(source))
  let held = ''
  for await (const chunk of readChunks(source)) {
    const lines = (held + decoder.decode(chunk, { stream: true })).split('\n')
    held = lines.pop()!
    for (const line of lines) yield withoutReturn(line)
  }
  held += decoder.decode()
  if (held !== '') yield withoutReturn(held)
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** Windows shells redirect text as UTF-16 with a mark. */
async function encodingOf(source: ByteSource): Promise<string> {
  const [first, second] = await source.slice(0, 2)
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
