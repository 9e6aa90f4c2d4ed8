/** Waits in milliseconds. */
export interface Backoff {
  readonly first: number
  readonly longest: number
  readonly tries: number
}

/** From one second, doubled each time, up to a minute, eight tries: about two to four minutes in all. */
export const USUAL_BACKOFF: Backoff = { first: 1_000, longest: 60_000, tries: 8 }

/**
 * How long to wait before the next try: the doubled wait with full jitter over its upper half, so that many workers do
 * not come back at once; never less than the server asked for.
 *
 * @param failed how many tries have failed, from 1
 * @param random 0 to below 1
 */
export function waitBeforeRetry(failed: number, random: number, retryAfterMs: number | null, backoff: Backoff): number {
  const doubled = Math.min(backoff.longest, backoff.first * 2 ** (failed - 1))
  if (retryAfterMs === null) return doubled * (0.5 + random / 2)
  return retryAfterMs + Math.min(doubled, backoff.first) * random
}
