import { describe, expect, test } from 'vitest'
import { readJsonValues } from '#core/transcript/json-values'

describe('the JSON objects of a line', () => {
  test('one object is the usual case', () => {
    expect(readJsonValues('{"a":{"b":[1]}}')).toEqual({ objects: [{ a: { b: [1] } }], fault: null })
  })

  test('objects glued together without a separator are all recovered', () => {
    expect(readJsonValues('{"a":1}{"b":2} {"c":3}')).toEqual({ objects: [{ a: 1 }, { b: 2 }, { c: 3 }], fault: null })
  })

  test('braces and quotes inside strings do not end an object', () => {
    // A brace after one escaped quote; an escaped backslash before the closing quote.
    for (const text of ['say " } {', '}{', 'C:\\', '}\\"{']) {
      const glued = `${JSON.stringify({ text })}{"b":2}`
      expect(readJsonValues(glued)).toEqual({ objects: [{ text }, { b: 2 }], fault: null })
    }
  })

  test('a line that stops in the middle keeps what stands before it', () => {
    expect(readJsonValues('{"a":1}{"b":"unfin')).toEqual({ objects: [{ a: 1 }], fault: 'cut-off' })
  })

  test('text that is no JSON is reported, and the object after it recovered', () => {
    expect(readJsonValues('plain words')).toEqual({ objects: [], fault: 'not-json' })
    expect(readJsonValues('oops {"a":1}')).toEqual({ objects: [{ a: 1 }], fault: 'not-json' })
    expect(readJsonValues('{"a":1} oops')).toEqual({ objects: [{ a: 1 }], fault: 'not-json' })
  })

  test('a balanced object that is not JSON is reported and stepped over', () => {
    expect(readJsonValues('{a:1}{"b":2}')).toEqual({ objects: [{ b: 2 }], fault: 'not-json' })
  })

  test('a value that is not an object is no record', () => {
    for (const value of ['17', '"text"', '[{"a":1}]', 'null', 'true']) {
      expect(readJsonValues(value)).toEqual({ objects: [], fault: 'not-an-object' })
    }
  })

  test('blank lines hold nothing and lose nothing', () => {
    for (const blank of ['', '  \t ', '\r', '\uFEFF'])
      expect(readJsonValues(blank)).toEqual({ objects: [], fault: null })
  })

  test('a byte order mark or a carriage return beside an object does not matter', () => {
    expect(readJsonValues('\uFEFF{"a":1}\r')).toEqual({ objects: [{ a: 1 }], fault: null })
  })

  test('a key with a hostile name stays an ordinary key', () => {
    const { objects } = readJsonValues('{"__proto__":{"polluted":true}}')
    expect(Object.keys(objects[0] ?? {})).toEqual(['__proto__'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
