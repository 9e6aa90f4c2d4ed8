import { describe, expect, it } from 'vitest'
import { quoteName, quoteValue } from '#core/sql/quote'

describe('quoteName', () => {
  it.each([
    ['plain', '"plain"'],
    ['say "no"', '"say ""no"""'],
    [`it's; DROP TABLE x --`, `"it's; DROP TABLE x --"`],
    ['a\nb', '"a\nb"'],
    ['🦆', '"🦆"'],
  ])('writes %j as %j', (name, quoted) => expect(quoteName(name)).toBe(quoted))

  it('refuses what no name can be', () => {
    expect(() => quoteName('')).toThrow('empty')
    expect(() => quoteName('a\0b')).toThrow('NUL')
  })
})

describe('quoteValue', () => {
  it.each([
    [`it's`, `'it''s'`],
    [`'; DROP TABLE x; --`, `'''; DROP TABLE x; --'`],
    ['say "no"', `'say "no"'`],
    ['back\\slash', `'back\\slash'`],
    ['', `''`],
    ['a\0b', `('a' || chr(0) || 'b')`],
    [true, 'TRUE'],
    [false, 'FALSE'],
    [null, 'NULL'],
    [4, '4'],
    [-1.5, '(-1.5)'],
    [1e21, '1e+21'],
    [Number.NaN, `'NaN'::DOUBLE`],
    [Number.POSITIVE_INFINITY, `'Infinity'::DOUBLE`],
    [Number.NEGATIVE_INFINITY, `'-Infinity'::DOUBLE`],
  ])('writes %j as %s', (value, quoted) => expect(quoteValue(value)).toBe(quoted))
})
