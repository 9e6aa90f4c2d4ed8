import { afterEach, describe, expect, test } from 'vitest'
import { parseTimestamp } from '#core/transcript/timestamp'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

describe('a timestamp', () => {
  test('is read in milliseconds, UTC', () => {
    expect(parseTimestamp('2026-03-01T10:00:00.250Z')).toBe(Date.UTC(2026, 2, 1, 10, 0, 0, 250))
    expect(parseTimestamp('2026-03-01T10:00:00Z')).toBe(Date.UTC(2026, 2, 1, 10))
  })

  test('with an offset is moved to UTC', () => {
    expect(parseTimestamp('2026-03-01T01:30:00+02:00')).toBe(Date.UTC(2026, 1, 28, 23, 30))
  })

  test('without a zone is UTC, on every machine', () => {
    process.env.TZ = 'America/New_York'
    expect(new Date(2026, 2, 1, 10).getTime()).not.toBe(Date.UTC(2026, 2, 1, 10))
    expect(parseTimestamp('2026-03-01T10:00:00')).toBe(Date.UTC(2026, 2, 1, 10))
    expect(parseTimestamp('2026-03-01 10:00')).toBe(Date.UTC(2026, 2, 1, 10))
  })

  test('as a number is seconds or milliseconds', () => {
    expect(parseTimestamp(1_700_000_000)).toBe(1_700_000_000_000)
    expect(parseTimestamp(1_700_000_000_000)).toBe(1_700_000_000_000)
  })

  test('that is none is unknown, even where Date.parse would guess', () => {
    for (const value of ['', 'plan 1', '2026', '2026-03-01T25:00:00Z', null, {}, undefined]) {
      expect(parseTimestamp(value)).toBeNaN()
    }
  })
})
