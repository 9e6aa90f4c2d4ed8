import { expect, it } from 'vitest'
import { parseAsFar } from '#core/report/parse-as-far'

it.each([
  ['{"a": [1, 2, {"b": 3}, {"c": ', { a: [1, 2, { b: 3 }, {}] }],
  ['{"a": 1, "b', { a: 1 }],
  ['{"a": 1, "b": tru', { a: 1 }],
  ['{"a": 1, "b": 12', { a: 1 }],
  ['[1, 2 3]', [1, 2]],
  ['["\\ud83d\\ude00", "\\u00', ['\u{1F600}']],
  ['{"a": {"b": [[[1], [2', { a: { b: [[[1], []]] } }],
  ['{"__proto__": {"x": 1}, ', JSON.parse('{"__proto__": {"x": 1}}')],
  ['', undefined],
  ['"abc', undefined],
])('of %j reads what is complete', (text, value) => {
  expect(parseAsFar(text)).toEqual({ value, brokeAt: expect.any(Number) })
})

it('says where it broke, and that a whole text did not', () => {
  expect(parseAsFar('{"a": 1, x}').brokeAt).toBe(9)
  expect(parseAsFar('{"a": 1}')).toEqual({ value: { a: 1 }, brokeAt: null })
})

it('does not fall into a deep hole', () => {
  expect(parseAsFar('['.repeat(100_000)).brokeAt).toBeLessThan(1000)
})
