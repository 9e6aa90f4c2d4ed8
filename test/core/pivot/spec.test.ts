import { describe, expect, it } from 'vitest'
import { DEFAULT_THRESHOLDS, EMPTY_SPEC, LEVELS, pivotSpecSchema } from '#core/pivot/spec'

const accepts = (more: object): boolean => pivotSpecSchema.safeParse({ ...EMPTY_SPEC, ...more }).success

describe('a saved spec', () => {
  it('comes back from JSON as it was', () => {
    const spec = {
      ...EMPTY_SPEC,
      rows: [{ dimension: 'team', order: 'size' as const }],
      filters: [{ dimension: 'team', values: ['null', null, 0, false], isNegated: true }],
    }
    expect(pivotSpecSchema.parse(JSON.parse(JSON.stringify(spec)))).toEqual(spec)
  })

  it('has filters that are not turned round where nothing is said', () => {
    const { filters } = pivotSpecSchema.parse({ ...EMPTY_SPEC, filters: [{ dimension: 'team', values: ['a'] }] })
    expect(filters).toEqual([{ dimension: 'team', values: ['a'], isNegated: false }])
  })

  it('is refused where it cannot be meant', () => {
    expect(accepts({})).toBe(true)
    expect(accepts({ measures: [''] })).toBe(false)
    expect(accepts({ level: 0 })).toBe(false)
    expect(accepts({ level: 1 })).toBe(false)
    expect(accepts({ level: 95 })).toBe(false)
    expect(accepts({ rows: [{ dimension: '' }] })).toBe(false)
    expect(accepts({ rows: [{ dimension: 'a', order: 'random' }] })).toBe(false)
    expect(accepts({ thresholds: { minUsers: 0, minSessions: 15 } })).toBe(false)
    expect(accepts({ thresholds: { minUsers: 5, minSessions: 1.5 } })).toBe(false)
  })

  it('takes every level that is offered', () => {
    for (const level of LEVELS) expect(accepts({ level })).toBe(true)
  })
})

it('the default thresholds are the nearest published floor: 15 conversations and 5 accounts (study 13.2)', () => {
  expect(DEFAULT_THRESHOLDS).toEqual({ minUsers: 5, minSessions: 15 })
})
