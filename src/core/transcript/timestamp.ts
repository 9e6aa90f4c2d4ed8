// Without this check Date.parse accepts free text ("plan 1" is a day of 2001) and reads zoneless times as local.
const ISO_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/

/** Numbers below this are seconds since 1970, not milliseconds: the year 5138 against March 1973. */
const SECONDS_BELOW = 1e11

/** The range of dates a computer can write, in milliseconds either side of 1970. */
const FARTHEST = 8.64e15

/**
 * Milliseconds since 1970, UTC, of an ISO 8601 time; NaN for anything else. A time without a zone is UTC. Files of other
 * tools write plain numbers, in seconds or milliseconds.
 */
export function parseTimestamp(value: unknown): number {
  if (typeof value === 'number') return inRange(value < SECONDS_BELOW ? value * 1000 : value)
  if (typeof value !== 'string') return Number.NaN
  const match = ISO_TIME.exec(value)
  if (!match) return Number.NaN
  const iso = value.replace(' ', 'T')
  return Date.parse(match[1] === undefined ? `${iso}Z` : iso)
}

const inRange = (time: number): number => (Math.abs(time) <= FARTHEST ? time : Number.NaN)
