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
  // Nearly every id belongs to one session, so a list is made only for the others.
  private readonly byId = new Map<number, C | C[]>()

  has(id: number): boolean {
    return this.byId.has(id)
  }

  of(id: number, session: number): C | undefined {
    const held = this.byId.get(id)
    return Array.isArray(held)
      ? held.find((claim) => claim.session === session)
      : held?.session === session
        ? held
        : undefined
  }

  add(id: number, claim: C): void {
    const held = this.byId.get(id)
    if (held === undefined) this.byId.set(id, claim)
    else if (Array.isArray(held)) held.push(claim)
    else this.byId.set(id, [held, claim])
  }

  /** Puts one claim of a session in the place of another. */
  replace(id: number, old: C, claim: C): void {
    const held = this.byId.get(id)
    if (Array.isArray(held)) held[held.indexOf(old)] = claim
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
