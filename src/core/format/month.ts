const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2025-10` as `October 2025`, or short as `Oct 2025`. Anything else stays as it is. */
export function formatMonth(month: string, isShort = false): string {
  const [, year, number] = /^(\d{4})-(\d{2})$/.exec(month) ?? []
  const name = NAMES[Number(number) - 1]
  return year && name ? `${isShort ? name.slice(0, 3) : name} ${year}` : month
}

/** A period by its first and last month: `October 2025 to April 2026`. */
export function formatPeriod({ first, last }: { first: string; last: string }): string {
  return first === last ? formatMonth(first) : `${formatMonth(first)} to ${formatMonth(last)}`
}
