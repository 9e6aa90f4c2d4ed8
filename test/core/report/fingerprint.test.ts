import { describe, expect, it } from 'vitest'
import { lookedAt, piecesOf } from '#core/report/fingerprint'
import { blobSource, counted } from '#engine/byte-source'
import { fingerprintOf } from '#engine/fingerprint'

const MB = 1 << 20

const bytes = (size: number, change: Readonly<Record<number, number>> = {}) => {
  const data = Uint8Array.from({ length: size }, (_, i) => (i * 31) % 251)
  for (const [at, value] of Object.entries(change)) data[Number(at)] = value
  return data
}
const source = (name: string, data: Uint8Array<ArrayBuffer>) => blobSource(name, new Blob([data]))
const of = (data: Uint8Array<ArrayBuffer>) => fingerprintOf([source('x', data)])

describe('the fingerprint', () => {
  it('is the same for the same bytes under any name', async () => {
    expect(await of(bytes(MB))).toBe(await fingerprintOf([source('moved/y', bytes(MB))]))
  })

  it('tells another size, and a changed byte at either end and in the middle', async () => {
    const all = [
      bytes(MB),
      bytes(MB + 1),
      bytes(MB, { 0: 255 }),
      bytes(MB, { [MB - 1]: 255 }),
      bytes(MB, { [MB / 2]: 255 }),
    ]
    expect(new Set(await Promise.all(all.map(of))).size).toBe(all.length)
  })

  it('misses a change between the pieces that keeps the size, as it says', async () => {
    expect(await of(bytes(MB, { 200000: 255 }))).toBe(await of(bytes(MB)))
  })

  it('reads all of a small file', async () => {
    expect(await of(bytes(190_000, { 100000: 255 }))).not.toBe(await of(bytes(190_000)))
    expect(await of(bytes(0))).toHaveLength(32)
  })

  it('does not turn on the order of the files, and does on every one of their sizes', async () => {
    const files = Array.from({ length: 200 }, (_, i) => source(`${i}`, bytes(100 + i)))
    const one = await fingerprintOf(files)
    expect(await fingerprintOf(files.toReversed())).toBe(one)
    expect(await fingerprintOf(files.with(100, source('100', bytes(1000))))).not.toBe(one)
  })

  it('reads 192 kB of a file however large', async () => {
    let read = 0
    await fingerprintOf([counted(source('x', bytes(20 * MB)), (n) => (read += n))])
    expect(read).toBe(196_608)
  })
})

it('the pieces never overlap and never leave the file', () => {
  for (const size of [0, 1, 65_536, 196_608, 196_609, 400_000_000]) {
    const pieces = piecesOf(size)
    pieces.forEach(({ start, end }, i) => {
      expect(start).toBeGreaterThanOrEqual(pieces[i - 1]?.end ?? 0)
      expect(end).toBeLessThanOrEqual(size)
    })
  }
})

it('of many files the first, the last and 62 between are looked at', () => {
  const many = lookedAt(Array.from({ length: 10_000 }, (_, i) => i))
  expect(new Set(many).size).toBe(64)
  expect([many[0], many.at(-1)]).toEqual([0, 9999])
})
