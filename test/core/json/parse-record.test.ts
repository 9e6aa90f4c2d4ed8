import { describe, expect, it } from 'vitest'
import { parseRecord } from '#core/json/parse-record'

describe('parseRecord', () => {
  it('keeps every digit of long whole numbers, as text', () => {
    expect(parseRecord('{"id": 12345678901234567890, "n": -9007199254740993}').record).toEqual({
      id: '12345678901234567890',
      n: '-9007199254740993',
    })
  })

  it('leaves digits inside text, fractions and exponents alone', () => {
    const text =
      '{"a": "x: 12345678901234567890, \\"1234567890123456\\"", "b": 0.12345678901234567, "c": 1234567890123456e3}'
    expect(parseRecord(text).record).toEqual(JSON.parse(text))
  })

  it('takes the bare NaN and Infinity of some writers for text', () => {
    expect(parseRecord('{"a": NaN, "b": -Infinity, "c": "NaN"}').record).toEqual({
      a: 'NaN',
      b: '-Infinity',
      c: 'NaN',
    })
  })

  it.each([
    ['{"a": 1', 'not json'],
    ['', 'not json'],
    ['[1]', 'not an object'],
    ['3', 'not an object'],
    ['null', 'not an object'],
  ])('says why %j is no record: %s', (text, why) => expect(parseRecord(text)).toEqual({ record: null, why }))
})
