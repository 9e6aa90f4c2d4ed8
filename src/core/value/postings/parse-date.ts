import { parseTime } from '../../load/parse-text'

const AMERICAN = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ ,T]+(\d{1,2}):(\d{2})(?::\d{2})?\s*(am|pm)?)?\s*$/i
const NAMED = /^\s*(?:\p{L}{3,9},?\s+)?(?:(\d{1,2})\s+(\p{L}{3,9})|(\p{L}{3,9})\s+(\d{1,2}),?)\s+(\d{4})\b/u
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads when a posting was put up, as milliseconds since 1970: ISO 8601, `6/6/2024 4:58am` (month first), `June 6, 2024`,
 * `Thu, 06 Jun 2024 04:58:00 +0000`, and seconds or milliseconds as a number. Null for anything else.
 */
export function parsePostedAt(text: string): number | null {
  const iso = parseTime(text)
  if (iso !== null) return Number(iso / 1000n)
  if (/^\d{10}(\.\d+)?$/.test(text)) return Number(text) * 1000
  if (/^\d{13}$/.test(text)) return Number(text)
  const american = AMERICAN.exec(text)
  if (american) {
    const [, month, day, year, hours = '0', minutes = '0', half] = american
    const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours)
    return instant(Number(year), Number(month), Number(day), hour, Number(minutes))
  }
  const named = NAMED.exec(text)
  if (!named) return null
  const month = MONTHS.indexOf((named[2] ?? named[3])!.slice(0, 3).toLowerCase()) + 1
  return instant(Number(named[5]), month, Number(named[1] ?? named[4]), 0, 0)
}

function instant(year: number, month: number, day: number, hour: number, minute: number): number | null {
  const time = Date.UTC(year, month - 1, day, hour, minute)
  const made = new Date(time)
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day && hour < 24 && minute < 60 ? time : null
}
