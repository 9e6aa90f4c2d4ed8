import { expect, it } from 'vitest'
import { unpackLz4 } from '#engine/lz4-frame'

const TEXT = `${'a'.repeat(600)}${'abcdefgh'.repeat(3)}the end`

/** What the program `lz4` 1.10 makes of texts. */
const FRAMES: readonly (readonly [how: string, text: string, frame: string])[] = [
  ['as it is by default', TEXT, 'BCJNGGRApxkAAAAfYQEA//9HfGJjZGVmZ2gIAHB0aGUgZW5kAAAAAFJmsRI='],
  ['with its size and checksums of blocks', TEXT, 'BCJNGHRAvRkAAAAfYQEA//9HfGJjZGVmZ2gIAHB0aGUgZW5k35CFZgAAAABSZrES'],
  ['too short to be packed', 'plain', 'BCJNGGRApwUAAIBwbGFpbgAAAABhE6V+'],
]

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
const unpacked = (bytes: Uint8Array): string => new TextDecoder().decode(unpackLz4(bytes))

it.each(FRAMES)('a frame %s is unpacked', (_, text, frame) => {
  expect(unpacked(bytesOf(frame))).toBe(text)
})

it('frames stand one behind the other', () => {
  const frames = FRAMES.map(([, , frame]) => bytesOf(frame))
  const all = Uint8Array.from(frames.flatMap((frame) => [...frame]))
  expect(unpacked(all)).toBe(FRAMES.map(([, text]) => text).join(''))
})

it('what ends early, or leads out of its bytes, throws', () => {
  const whole = bytesOf(FRAMES[0]![2])
  for (let length = 1; length < whole.length - 4; length++) {
    expect(() => unpackLz4(whole.slice(0, length))).toThrow()
  }
  // The distance of the first repetition, behind frame header, size of the block, its first token and one letter.
  const back = whole.slice()
  back[7 + 4 + 2] = 0xff
  expect(() => unpackLz4(back)).toThrow('leads too far back')
})
