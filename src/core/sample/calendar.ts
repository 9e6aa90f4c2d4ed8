import { Choice } from './distribution'
import type { Random } from './random'

const DAY_MS = 86_400_000

/** The study's window: October 2025 to April 2026 inclusive (study.md 1). */
export const WINDOW_START_MS = Date.UTC(2025, 9, 1)
export const WINDOW_DAYS = 212
/** First day of each month of the window, counted from its start. */
const MONTH_FIRST_DAYS = [0, 31, 61, 92, 123, 151, 182]
export const LAST_MONTH = MONTH_FIRST_DAYS.length - 1

/** Ours: chance that a session falling on a Saturday or Sunday is moved to another day. */
const WEEKEND_REST = 0.45
const WINDOW_FIRST_WEEKDAY = new Date(WINDOW_START_MS).getUTCDay()

/** Ours: offsets of the users' clocks from UTC in hours, and how many keep each. */
export const CLOCKS = new Choice([-8, -5, 0, 1, 5.5, 9], [18, 26, 10, 22, 12, 12])

/** Number of the month of a day of the window, 0 for October 2025 to 6 for April 2026. */
export function monthOf(day: number): number {
  let month = 0
  while (month < LAST_MONTH && day >= MONTH_FIRST_DAYS[month + 1]!) month++
  return month
}

/** A day of the window on which someone whose account opened on `joinedDay` works. Traffic grows by new accounts. */
export function drawDay(random: Random, joinedDay: number): number {
  const first = Math.max(0, joinedDay)
  for (let tries = 0; ; tries++) {
    const day = first + random.below(WINDOW_DAYS - first)
    const weekday = (WINDOW_FIRST_WEEKDAY + day) % 7
    const isWeekend = weekday === 0 || weekday === 6
    if (!isWeekend || tries === 3 || random.uniform() > WEEKEND_REST) return day
  }
}

/** Start of a session on this day, milliseconds since 1970 UTC: most work happens around two in the afternoon. */
export function drawStart(random: Random, day: number, clock: number): number {
  const hour = 14 + 4.5 * random.normal() - clock
  const hourOfDay = hour - 24 * Math.floor(hour / 24)
  return WINDOW_START_MS + day * DAY_MS + Math.floor((hourOfDay / 24) * DAY_MS)
}
