export const DATE_UNITS = ['day', 'week', 'month', 'quarter'] as const
export type DateUnit = (typeof DATE_UNITS)[number]

/** A day of the calendar, `2026-01-31`; days compare as text does. */
export type Day = string

const DAY_MS = 86_400_000

const dayAt = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)
const msOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

/** The first and last day of what is written: a day, a month `2026-01`, a quarter `2026 Q1` or a year. */
export function daysOf(text: string): { readonly first: Day; readonly last: Day } | null {
  const [, year, month, day] = /^\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*$/.exec(text) ?? []
  const [, quarterYear, quarter] = /^\s*(\d{4})[\s-]*Q([1-4])\s*$/i.exec(text) ?? []
  if (quarterYear) return between(Number(quarterYear), 3 * Number(quarter) - 2, 3)
  if (year === undefined) return null
  if (month === undefined) return between(Number(year), 1, 12)
  if (Number(month) < 1 || Number(month) > 12) return null
  if (day === undefined) return between(Number(year), Number(month), 1)
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const ms = msOf(written)
  return Number.isNaN(ms) || dayAt(ms) !== written ? null : { first: written, last: written }
}

function between(year: number, month: number, months: number) {
  return { first: monthStart(year, month), last: addDays(monthStart(year, month + months), -1) }
}

/** The first day of a month, which may lie outside 1 to 12. */
function monthStart(year: number, month: number): Day {
  const months = 12 * year + month - 1
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1]
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-01`
}

export const addDays = (day: Day, days: number): Day => dayAt(msOf(day) + days * DAY_MS)

/** The first day of the week, month or quarter that a day is in; weeks begin on Monday. */
export function startOf(day: Day, unit: DateUnit): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  switch (unit) {
    case 'day':
      return day
    case 'week':
      return addDays(day, -((new Date(msOf(day)).getUTCDay() + 6) % 7))
    case 'month':
      return monthStart(year, month)
    case 'quarter':
      return monthStart(year, 3 * Math.ceil(month / 3) - 2)
  }
}

/** The first day of the last so many units up to the one a day is in. */
export function startOfLast(day: Day, unit: DateUnit, count: number): Day {
  const start = startOf(day, unit)
  if (unit === 'day' || unit === 'week') return addDays(start, -(count - 1) * (unit === 'week' ? 7 : 1))
  const months = (unit === 'quarter' ? 3 : 1) * (count - 1)
  return monthStart(Number(start.slice(0, 4)), Number(start.slice(5, 7)) - months)
}

/** How the unit that begins on a day is stored: a day, the Monday of a week, `2026-01`, or `2026 Q1`. */
export function dateKey(start: Day, unit: DateUnit): string {
  if (unit === 'month') return start.slice(0, 7)
  if (unit === 'quarter') return `${start.slice(0, 4)} Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`
  return start
}

/** Days, weeks, months or quarters from one day to another, both counted. */
export function unitsBetween(first: Day, last: Day, unit: DateUnit): number {
  const [a, b] = [startOf(first, unit), startOf(last, unit)]
  if (unit === 'day' || unit === 'week') return (msOf(b) - msOf(a)) / DAY_MS / (unit === 'week' ? 7 : 1) + 1
  const months = 12 * (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) + Number(b.slice(5, 7)) - Number(a.slice(5, 7))
  return months / (unit === 'quarter' ? 3 : 1) + 1
}
