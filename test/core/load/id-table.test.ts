import { expect, it } from 'vitest'
import { hashIds } from '#core/load/id-hashes'
import { IdTable } from '#core/load/id-table'
import { SpellingTable } from '#core/load/spelling-table'
import { SeededRandom } from '../../support/seeded-random'

const encoder = new TextEncoder()

/** Texts of every length up to 40 bytes, many of them more than once, and some that differ in one letter only. */
function texts(): string[] {
  const random = new SeededRandom(7)
  return Array.from({ length: 30_000 }, () => {
    const length = random.whole(1, 40)
    return 'é'.repeat(random.whole(0, 1)) + 'x'.repeat(length) + random.whole(0, 200) + 'y'.repeat(random.whole(0, 3))
  })
}

/** A table that is asked for one id at a time, between other bytes. */
function idTable() {
  const table = new IdTable()
  return {
    get size() {
      return table.size
    },
    numberOf(bytes: Uint8Array, start: number, end: number) {
      const hashes = hashIds({ bytes, offsets: Int32Array.of(0, start, end), length: 2 })
      return table.numbersOf(hashes, Uint8Array.of(0, 1))[1]
    },
  }
}

it.each([
  ['ids', idTable],
  ['spellings', () => new SpellingTable()],
])('%s are numbered as a Map of the texts would, wherever they lie in the bytes', (_, make) => {
  const table = make()
  const expected = new Map<string, number>()
  for (const [i, text] of texts().entries()) {
    if (!expected.has(text)) expected.set(text, expected.size)
    const before = i % 7
    const bytes = encoder.encode('#'.repeat(before) + text)
    expect(table.numberOf(bytes, before, bytes.length)).toBe(expected.get(text))
  }
  expect(table.size).toBe(expected.size)
})

it('half a million ids keep their numbers', () => {
  const table = new IdTable()
  const length = 500_000
  const bytes = new Uint8Array(16 * length)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < length; i++) view.setUint32(16 * i + 4, i)
  const hashes = hashIds({ bytes, offsets: Int32Array.from({ length: length + 1 }, (_, i) => 16 * i), length })
  for (const round of [0, 1]) {
    const numbers = table.numbersOf(hashes, new Uint8Array(length).fill(1))
    expect([round, numbers.findIndex((number, i) => number !== i)]).toEqual([round, -1])
  }
  expect(table.size).toBe(500_000)
})

it('spellings beyond the room for them are not kept apart', () => {
  const table = new SpellingTable()
  const numbers = Array.from({ length: 70_000 }, (_, i) => {
    const bytes = encoder.encode(`t${i}`)
    return table.numberOf(bytes, 0, bytes.length)
  })
  expect([numbers[65_535], numbers[65_536], numbers[69_999]]).toEqual([65_535, -1, -1])
})
