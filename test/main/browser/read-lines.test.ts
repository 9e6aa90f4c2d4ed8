import { expect, test } from 'vitest'
import { readLines } from '../../../src/renderer/read-lines'

/** A stream that arrives in pieces of so many bytes. */
const pieces = (text: string, size: number) => {
  const bytes = new TextEncoder().encode(text)
  return new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
      controller.close()
    },
  })
}

test.each([1, 2, 3, 1000])('lines are whole when they arrive in pieces of %i bytes', async (size) => {
  const lines: string[] = []
  await readLines(pieces('\n["é経👩"]\n\n["b"]\nnot ended', size), (line) => lines.push(line))
  expect(lines).toEqual(['["é経👩"]', '["b"]'])
})
