import { describe, expect, it } from 'vitest'
import { evaluate, measuresOf, parseFormula } from '#core/pivot/definitions/formula'
import { unwrap } from '../../../support/sessions-table'

const VALUES: Readonly<Record<string, number>> = { a: 6, b: 3, zero: 0 }
const numberOf = (text: string) => evaluate(unwrap(parseFormula(text)), (id) => VALUES[id]!)

describe('a formula', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['a / b / 2', 1],
    ['-a + -(-b)', -3],
    ['2 * -b', -6],
    ['  1.5e1*a ', 90],
    ['.5', 0.5],
  ])('%s is %d', (text, expected) => expect(numberOf(text)).toBe(expected))

  it.each(['a / zero', '1 / (1 / zero)', '0 * (a / zero)', '1e308 * 10'])('%s is no number', (text) =>
    expect(numberOf(text)).toBeNull(),
  )

  it('names its measures, each once', () => {
    expect(measuresOf(unwrap(parseFormula('a + b * a - 1')))).toEqual(['a', 'b'])
  })

  it.each([
    ['', 0],
    ['1 +', 3],
    ['(1', 2],
    ['1 2', 2],
    ['a b', 2],
    ['a ** b', 3],
    ['a; b', 1],
    ['sqrt(a)', 4],
    ['"a"', 0],
    ['('.repeat(100), 50],
  ])('%j is not read beyond %i', (text, at) => {
    expect(parseFormula(text)).toMatchObject({ ok: false, failure: { code: 'formula-syntax', at } })
  })
})
