import type { Claim, Claims } from './claims'

interface Timed extends Claim {
  readonly time: number
}

interface Evidence {
  /** Earliest time of something no other session has. */
  firstOwn: number
  /** Latest time of something another session has too. */
  lastShared: number
}

/**
 * Decides which of the sessions that share copied history it came from (transcript-format.md 9.1). Returns for each
 * session its rank; history belongs to the session of the lowest rank among those that have it.
 *
 * A copy can only be made after what it copies, so whatever a copy has for itself is later than all it took. Sessions
 * are therefore ranked by the time of the first thing that is theirs alone. A session with nothing of its own ended
 * where its history ends, and ranks there: it was resumed under another id, and comes before what the other added.
 * Equal times are settled by the session id, so that the order of the files never matters.
 *
 * It cannot be told apart when the first session went on only after it was forked and left no other trace before: then
 * the copy keeps the history. Nothing counts twice either way.
 */
export function rankSessions(ids: readonly string[], claims: readonly Claims<Timed>[]): number[] {
  const evidence = ids.map((): Evidence => ({ firstOwn: Infinity, lastShared: -Infinity }))
  for (const kind of claims) {
    kind.forEach((holders) => {
      for (const { session, time } of holders) {
        const seen = evidence[session]
        if (!seen || Number.isNaN(time)) continue
        if (holders.length > 1) seen.lastShared = Math.max(seen.lastShared, time)
        else seen.firstOwn = Math.min(seen.firstOwn, time)
      }
    })
  }
  const order = ids
    .map((id, session) => ({ id, session, ...place(evidence[session]) }))
    .sort((a, b) => a.time - b.time || Number(a.hasOwn) - Number(b.hasOwn) || (a.id < b.id ? -1 : 1))
  const ranks = new Array<number>(ids.length).fill(0)
  order.forEach(({ session }, rank) => {
    ranks[session] = rank
  })
  return ranks
}

function place(evidence: Evidence | undefined): { time: number; hasOwn: boolean } {
  const { firstOwn = Infinity, lastShared = -Infinity } = evidence ?? {}
  if (firstOwn < Infinity) return { time: firstOwn, hasOwn: true }
  // Finite, so that two such times can be subtracted.
  return { time: Math.max(lastShared, -Number.MAX_VALUE), hasOwn: false }
}

/** The claim that counts: the original before a copy the client marked, then the one of the lowest rank. */
export function ownerOf<C extends Claim>(claims: readonly C[], ranks: readonly number[]): C | undefined {
  let owner = claims[0]
  for (const claim of claims) if (owner && comesBefore(claim, owner, ranks)) owner = claim
  return owner
}

function comesBefore(a: Claim, b: Claim, ranks: readonly number[]): boolean {
  if (a.isForkCopy !== b.isForkCopy) return b.isForkCopy
  return (ranks[a.session] ?? 0) < (ranks[b.session] ?? 0)
}
