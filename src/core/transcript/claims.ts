/** What one session holds of something with an id: a record, a message, a tool call, a queue step. */
export interface Claim {
  /** Index of the session in the order of reading; never part of a result. */
  readonly session: number
  isSidechain: boolean
  /** True where the client marked it as copied from the session it forked. */
  isForkCopy: boolean
}

/**
 * Claims of sessions on things with an id. Forked and resumed sessions copy history with its ids, so one id can have
 * claims of several sessions; each session has at most one.
 */
export class Claims<C extends Claim> {
  // Nearly every id belongs to one session, so a list is made only for the others. It is in the order of the sessions.
  private readonly byId = new Map<number, C | C[]>()

  has(id: number): boolean {
    return this.byId.has(id)
  }

  of(id: number, session: number): C | undefined {
    const held = this.byId.get(id)
    if (!Array.isArray(held)) return held?.session === session ? held : undefined
    const claim = held[placeOf(session, held)]
    return claim?.session === session ? claim : undefined
  }

  add(id: number, claim: C): void {
    const held = this.byId.get(id)
    if (held === undefined) this.byId.set(id, claim)
    else if (Array.isArray(held)) held.splice(placeOf(claim.session, held), 0, claim)
    else this.byId.set(id, held.session < claim.session ? [held, claim] : [claim, held])
  }

  /** Puts one claim of a session in the place of another. */
  replace(id: number, old: C, claim: C): void {
    const held = this.byId.get(id)
    if (Array.isArray(held)) held[placeOf(old.session, held)] = claim
    else this.byId.set(id, claim)
  }

  /** Calls back once for each id with all claims on it. */
  forEach(visit: (claims: readonly C[]) => void): void {
    const single: C[] = []
    for (const held of this.byId.values()) {
      if (Array.isArray(held)) visit(held)
      else {
        single[0] = held
        visit(single)
      }
    }
  }
}

/** Where in a list the claim of a session is, or would be. Ids such as `1` can be those of thousands of sessions. */
function placeOf(session: number, claims: readonly Claim[]): number {
  let low = 0
  let high = claims.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (claims[middle]!.session < session) low = middle + 1
    else high = middle
  }
  return low
}
