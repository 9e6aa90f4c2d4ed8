import { expect, it } from 'vitest'
import { blobSource } from '#engine/byte-source'
import { readOnce } from '#engine/decode/read-once'

const BYTES = Uint8Array.from({ length: 100 }, (_, i) => i)

function watched() {
  const blob = blobSource('a', new Blob([BYTES]))
  const read: string[] = []
  const slice = (start: number, end: number) => {
    read.push(`${start}-${end}`)
    return blob.slice(start, end)
  }
  return { ...readOnce({ ...blob, slice }), read }
}

it.each<[[number, number], [number, number], string[]]>([
  [[10, 20], [10, 20], ['10-20']],
  [
    [10, 20],
    [15, 30],
    ['10-20', '20-30'],
  ],
  [[10, 30], [15, 20], ['10-30']],
  [
    [10, 20],
    [20, 30],
    ['10-20', '20-30'],
  ],
  [
    [10, 20],
    [5, 30],
    ['10-20', '5-10', '20-30'],
  ],
])('after %j, %j is right, and what is read is %j', async (first, second, read) => {
  const once = watched()
  expect(await once.source.slice(...first)).toEqual(BYTES.slice(...first))
  expect(await once.source.slice(...second)).toEqual(BYTES.slice(...second))
  expect(once.read).toEqual(read)
})

it('what was forgotten is read again', async () => {
  const once = watched()
  await once.source.slice(0, 10)
  once.forget()
  await once.source.slice(0, 10)
  expect(once.read).toEqual(['0-10', '0-10'])
})
