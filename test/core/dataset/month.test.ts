import { describe, expect, it } from 'vitest'
import { parseMonth } from '#core/dataset/month'

describe('parseMonth', () => {
  it.each([
    '2025-10',
    '2025/10',
    '2025.10',
    ' 2025-10',
    '2025-10-31',
    '2025-10-31T23:59:59Z',
    '2025-10-31 23:59:59',
    'October 2025',
    'oct 2025',
    'Oct. 2025',
    'Oct-2025',
    'OCTOBER, 2025',
  ])('reads %j as October 2025', (text) => expect(parseMonth(text)).toBe('2025-10'))

  it.each([
    ['2026-1', '2026-01'],
    ['Sept 2025', '2025-09'],
    ['January 2026', '2026-01'],
    ['December 2025', '2025-12'],
  ])('reads %j as %s', (text, month) => expect(parseMonth(text)).toBe(month))

  it.each(['', '2025', '2025-00', '2025-13', '10-2025', '2025-10x', 'Foo 2025', 'October', '202510'])(
    'reads no month from %j',
    (text) => expect(parseMonth(text)).toBeNull(),
  )
})
