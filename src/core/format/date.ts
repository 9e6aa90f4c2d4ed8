import type { DateUnit } from '../pivot/calendar'
import { formatMonth } from './month'

/** `2026-04-06` as `6 Apr 2026`. Anything else stays as it is. */
export function formatDay(day: string): string {
  const [, month, number] = /^(\d{4}-\d{2})-(\d{2})$/.exec(day) ?? []
  return month && number ? `${Number(number)} ${formatMonth(month, true)}` : day
}

/** A day, week, month or quarter as people read it: `6 Apr 2026`, `Week of 6 Apr 2026`, `Apr 2026`, `2026 Q2`. */
export function formatDateKey(key: string, unit: DateUnit): string {
  if (unit === 'month') return formatMonth(key, true)
  if (unit === 'quarter') return key
  return unit === 'week' ? `Week of ${formatDay(key)}` : formatDay(key)
}
