import { Random } from '../sample/random'

/** A session that can be drawn, and what it is drawn by. */
export interface Drawable {
  readonly session: string
  readonly stratum: string
}

const SHUFFLE = 11

/**
 * Draws sessions to be read: of each stratum as large a part as it has of all, so that the sample needs no weights (Cochran,
 * Sampling Techniques, 5.5; parts of a session go to the largest remainders), and of each stratum at random. The same
 * sessions, size and seed give the same sample, whatever their order. It is in random order, so that what is read of it
 * before one stops is a sample too.
 */
export function drawSample(sessions: readonly Drawable[], size: number, seed: number): string[] {
  const strata = new Map<string, string[]>()
  for (const { session, stratum } of [...sessions].sort(bySession)) {
    const of = strata.get(stratum)
    if (of) of.push(session)
    else strata.set(stratum, [session])
  }
  const wanted = Math.min(size, sessions.length)
  const names = [...strata.keys()].sort()
  const shares = names.map((name) => (wanted * strata.get(name)!.length) / Math.max(1, sessions.length))
  const counts = shares.map(Math.floor)
  const left = wanted - counts.reduce((a, b) => a + b, 0)
  const byRemainder = names
    .map((_, i) => i)
    .sort((a, b) => shares[b]! - counts[b]! - (shares[a]! - counts[a]!) || a - b)
  for (const i of byRemainder.slice(0, left)) counts[i]!++
  const drawn = names.flatMap((name, i) => shuffled(strata.get(name)!, seed, i + 1).slice(0, counts[i]))
  return shuffled(drawn, seed, 0)
}

/** Fisher and Yates. */
function shuffled(items: readonly string[], seed: number, stream: number): string[] {
  const random = new Random(seed).restart(SHUFFLE, stream)
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1))
    ;[result[i], result[j]] = [result[j]!, result[i]!]
  }
  return result
}

const bySession = (a: Drawable, b: Drawable): number => (a.session < b.session ? -1 : 1)
