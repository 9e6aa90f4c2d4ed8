import { expect, test } from 'vitest'
import type { EncodedValues } from '#core/load/encoded-column'
import { ownValues } from '#core/load/own-values'

const text = (offsets: readonly number[], bytes: string): EncodedValues => ({
  type: 'text',
  offsets: Int32Array.from(offsets),
  bytes: new TextEncoder().encode(bytes),
  validity: null,
})
const read = (of: EncodedValues, rows: number) => {
  if (of.type !== 'text') throw new Error('no text')
  return Array.from({ length: rows }, (_, i) =>
    new TextDecoder().decode(of.bytes.subarray(of.offsets[i], of.offsets[i + 1])),
  )
}

test('text keeps its values where its offsets are padded, as Arrow pads them', () => {
  expect(read(ownValues(text([0, 2, 5, 0, 0, 0], 'abcde'), 2), 2)).toEqual(['ab', 'cde'])
})

test('text keeps only the bytes of its own rows', () => {
  const own = ownValues(text([3, 5, 8], 'xyzabcdexyz'), 2)
  expect(read(own, 2)).toEqual(['ab', 'cde'])
  expect(own).toMatchObject({ bytes: { length: 5 } })
})
