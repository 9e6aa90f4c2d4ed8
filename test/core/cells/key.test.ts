import { describe, expect, it } from 'vitest'
import { type Key, KeyIndex } from '#core/cells/key'

// Each is a key of its own, however alike they look.
const KEYS: readonly Key[] = [
  [],
  [null],
  ['null'],
  [''],
  [' '],
  ['undefined'],
  [0],
  ['0'],
  [1],
  ['1'],
  [true],
  ['true'],
  [false],
  ['a', 'b'],
  ['a,b'],
  ['a', 'b', ''],
  ['a', ''],
  ['a', null],
  ['a'],
  ['["a"]'],
  [null, null],
  [-1],
]

describe('an index of keys', () => {
  it('keeps all of them apart and in the order they came', () => {
    const index = new KeyIndex()
    expect(KEYS.map((key) => index.add(key))).toEqual([...KEYS.keys()])
    expect(index.keys).toEqual(KEYS)
  })

  it('finds each again, by its values', () => {
    const index = new KeyIndex()
    for (const key of KEYS) index.add(key)
    expect(KEYS.map((key) => index.find([...key]))).toEqual([...KEYS.keys()])
    expect(KEYS.map((key) => index.add([...key]))).toEqual([...KEYS.keys()])
    expect(index.keys).toHaveLength(KEYS.length)
  })

  it('does not find what was not added, the beginning of a key least of all', () => {
    const index = new KeyIndex()
    index.add(['a', 'b'])
    for (const key of [[], ['a'], ['b'], ['a', 'c'], ['a', 'b', 'c'], [null]]) {
      expect(index.find(key), JSON.stringify(key)).toBe(-1)
    }
  })
})
