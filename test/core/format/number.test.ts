import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatCount,
  formatInterval,
  formatLevel,
  formatPlusMinus,
  formatValue,
  formatWithUnit,
} from '#core/format/number'
import type { Unit } from '#core/pivot/measure'

// design.md 8: minus sign, thin spaces, percent with one digit. The space is U+202F, the minus U+2212.
const thin = (text: string): string => text.replaceAll(' ', '\u202F').replaceAll('-', '\u2212')

describe('formatCount', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1 000'],
    [234_751, '234 751'],
    [1_234_567, '1 234 567'],
    [-1234, '-1 234'],
    [1.5, '2'],
    [-0.4, '0'],
  ])('of %d is %s', (n, text) => expect(formatCount(n)).toBe(thin(text)))
})

describe('formatValue', () => {
  it.each<[number, Unit, string]>([
    [12_345, 'count', '12 345'],
    [6.2005, 'count', '6'],
    [0.314, 'rate', '31.4'],
    [0, 'rate', '0.0'],
    [1, 'rate', '100.0'],
    [0.00004, 'rate', '0.0'],
    [-0.0123, 'rate', '-1.2'],
    [4.94, 'number', '4.9'],
    [99.94, 'number', '99.9'],
    [100.4, 'number', '100'],
    [4945.2, 'number', '4 945'],
    [0, 'number', '0.0'],
    [0.25, 'number', '0.25'],
    [-0.04, 'number', '\u22120.04'],
    [-0.004, 'number', '0.00'],
    [-4.94, 'number', '-4.9'],
    [1250.4, 'dollars', '$1 250'],
    [0.4, 'dollars', '$0'],
    [-191.8, 'dollars', '-$192'],
  ])('of %d as %s is %s', (value, unit, text) => expect(formatValue(value, unit)).toBe(thin(text)))
})

it.each([
  [0.31416, 'rate', 2, '31.42'],
  [0.31416, 'rate', 0, '31'],
  [-0.00004, 'points', 1, '0.0'],
  [12.3456, 'number', 3, '12.346'],
  [1250.456, 'dollars', 2, '$1 250.46'],
  [-0.126, 'dollars', 2, '-$0.13'],
  // A count has no digits after the point.
  [1250, 'count', 2, '1 250'],
] as const)('with the digits that were chosen, %d as %s with %i is %s', (value, unit, decimals, text) =>
  expect(formatValue(value, unit, decimals)).toBe(thin(text)),
)

it('a value says its unit where it stands alone', () => {
  expect(formatWithUnit(0.314, 'rate')).toBe(thin('31.4 %'))
  expect(formatWithUnit(1250, 'dollars')).toBe(thin('$1 250'))
  expect(formatWithUnit(1250, 'count')).toBe(thin('1 250'))
})

it('an interval is in the unit of its value', () => {
  expect(formatInterval({ low: 0.301, high: 0.328 }, 'rate')).toBe('30.1 to 32.8')
  expect(formatInterval({ low: 6.2, high: 1020.96 }, 'count')).toBe(`6 to 1\u202F021`)
})

it.each([
  [0.95, '95 %'],
  [0.8, '80 %'],
  [0.999, '99.9 %'],
  [0.9999, '99.99 %'],
])('a level of %d is %s', (level, text) => expect(formatLevel(level)).toBe(thin(text)))

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [1536, '1.5 kB'],
  [123_456, '123 kB'],
  [1_000_000, '1.0 MB'],
  [2_300_000_000, '2.3 GB'],
  [5e15, '5 000 TB'],
])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(thin(text)))

it('distances to the bounds are one where both are written the same', () => {
  expect(formatPlusMinus(0.314, { low: 0.301, high: 0.3271 }, 'rate')).toBe('±1.3')
  expect(formatPlusMinus(0.314, { low: 0.302, high: 0.328 }, 'rate')).toBe(thin('-1.2 +1.4').replace('\u202F', ' '))
  expect(formatPlusMinus(1500, { low: 1400, high: 1700 }, 'dollars')).toBe('\u2212$100 +$200')
})
