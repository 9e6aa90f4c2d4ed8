import { describe, expect, it } from 'vitest'
import { parseMapping } from '#main/cli/mapping-options'

describe('--map and --label', () => {
  it('say what a column holds and what a spelling stands for', () => {
    expect(
      parseMapping({ map: ['How it went = outcome', 'a=b=none'], label: ['outcome:so: so=Partially Succeeded'] }),
    ).toEqual({
      ok: true,
      value: {
        columns: { 'How it went': 'outcome', 'a=b': null },
        labels: { outcome: { 'so: so': 'partially_succeeded' } },
      },
    })
  })

  it('decide nothing when they are not there', () => {
    expect(parseMapping({})).toEqual({ ok: true, value: undefined })
  })

  it.each([
    { map: ['outcome'] },
    { map: ['x=mood'] },
    { map: ['=outcome'] },
    { label: ['outcome=x'] },
    { label: ['prompts:few=1'] },
    { label: ['outcome:meh=so so'] },
  ])('that make no sense are wrong use: %j', (options) => {
    expect(parseMapping(options)).toMatchObject({ ok: false, failure: { code: 'usage' } })
  })
})
