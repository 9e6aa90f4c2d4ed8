import { expect, it } from 'vitest'
import { formatMonth, formatPeriod } from '#core/format/month'

it.each([
  ['2025-10', 'October 2025', 'Oct 2025'],
  ['2026-01', 'January 2026', 'Jan 2026'],
  ['2026-12', 'December 2026', 'Dec 2026'],
  ['2026-13', '2026-13', '2026-13'],
  ['2026-00', '2026-00', '2026-00'],
  ['soon', 'soon', 'soon'],
])('%s is %s, or short %s', (month, long, short) => {
  expect([formatMonth(month), formatMonth(month, true)]).toEqual([long, short])
})

it('a period has a first and a last month, or one', () => {
  expect(formatPeriod({ first: '2025-10', last: '2026-04' })).toBe('October 2025 to April 2026')
  expect(formatPeriod({ first: '2025-10', last: '2025-10' })).toBe('October 2025')
})
