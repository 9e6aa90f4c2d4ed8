import { describe, expect, it } from 'vitest'
import type { ByteSource } from '#engine/byte-source'
import { utf8Chunks } from '#engine/utf8-chunks'

/** The bytes in chunks that end where they are told to. */
function cutAt(bytes: Uint8Array<ArrayBuffer>, ends: readonly number[]): ByteSource {
  return {
    name: 'a.csv',
    size: bytes.length,
    slice: async (start, end) => bytes.slice(start, Math.min(end, ends.find((at) => at > start) ?? bytes.length)),
  }
}

async function read(source: ByteSource) {
  let guesses = 0
  const parts: Uint8Array[] = []
  for await (const chunk of utf8Chunks(source, () => guesses++)) parts.push(chunk)
  return { text: Buffer.concat(parts).toString('utf8'), guesses }
}

describe('utf8Chunks', () => {
  const text = 'plain é € 😀 and more'
  const utf8 = new Uint8Array(new TextEncoder().encode(text))

  it('is the same wherever UTF-8 is cut', async () => {
    for (let at = 1; at < utf8.length; at++) {
      expect(await read(cutAt(utf8, [at, at + 1, at + 2]))).toEqual({ text, guesses: 0 })
    }
  })

  it('is the same wherever Windows-1252 is cut', async () => {
    const bytes = new Uint8Array(Buffer.from('plain \xe9 \xc3 \xf0 and \xe9', 'latin1'))
    for (let at = 1; at < bytes.length; at++) {
      expect(await read(cutAt(bytes, [at, at + 1]))).toEqual({ text: 'plain é Ã ð and é', guesses: 1 })
    }
  })

  it('takes the mark of UTF-8 off', async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8])
    expect(await read(cutAt(bytes, []))).toEqual({ text, guesses: 0 })
  })
})
