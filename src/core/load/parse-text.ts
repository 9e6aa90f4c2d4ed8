const NUMBER = /^[ \t\n\r]*([+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+)?)[ \t\n\r]*$/
const NOT_FINITE: ReadonlyMap<string, number> = new Map([
  ['inf', Number.POSITIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
  ['nan', Number.NaN],
])

/** Reads a decimal number, digits parted by `_` or not; null when the text is none. */
export function parseNumber(text: string): number | null {
  const number = NUMBER.exec(text)
  if (number) return Number(number[1]!.replaceAll('_', ''))
  const word = text.trim().toLowerCase()
  const isNegative = word.startsWith('-')
  const unsigned = NOT_FINITE.get(isNegative ? word.slice(1) : word)
  return unsigned === undefined ? null : isNegative ? -unsigned : unsigned
}

/** Reads yes and no in the words and digits that stand for them; null when the text is neither. */
export function parseFlag(text: string): boolean | null {
  if (/^(true|t|yes|y|1)$/i.test(text)) return true
  return /^(false|f|no|n|0)$/i.test(text) ? false : null
}

const DATE = /^\s*(-?\d{1,6})([-/ ])(\d{1,2})\2(\d{1,2})/
const TIME = /^(?:[ ]+|T)(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d+))?)?/
const ZONE = /^\s*(?:Z|UTC|([+-])(\d{1,2}):?(\d{2})?(?::?(\d{2}))?)?\s*$/i

/** Reads an instant as ISO 8601 has it, as microseconds since 1970; without an offset it is UTC. */
export function parseTime(text: string): bigint | null {
  const date = DATE.exec(text)
  if (!date) return null
  const days = dayNumber(Number(date[1]), Number(date[3]), Number(date[4]))
  if (days === null) return null
  let rest = text.slice(date[0].length)
  const time = TIME.exec(rest)
  if (!time) return rest.trim() === '' ? BigInt(days) * 86_400_000_000n : null
  rest = rest.slice(time[0].length)
  const zone = ZONE.exec(rest)
  const [hours, minutes, seconds] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)]
  const isMidnight = hours === 24 && minutes === 0 && seconds === 0
  if (!zone || minutes > 59 || seconds > 59 || (hours > 23 && !isMidnight)) return null
  const offset = Number(zone[2] ?? 0) * 3600 + Number(zone[3] ?? 0) * 60 + Number(zone[4] ?? 0)
  const inDay = hours * 3600 + minutes * 60 + seconds - (zone[1] === '-' ? -offset : offset)
  const micros = (time[4] ?? '').padEnd(6, '0').slice(0, 6)
  return (BigInt(days) * 86_400n + BigInt(inDay)) * 1_000_000n + BigInt(micros)
}

/** Days from 1970-01-01 to a day of the Gregorian calendar; null where there is no such day. */
function dayNumber(year: number, month: number, day: number): number | null {
  const date = new Date(0)
  // Two-digit years would be taken for years of the last century.
  date.setUTCFullYear(year, month - 1, day)
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isDay ? date.getTime() / 86_400_000 : null
}
