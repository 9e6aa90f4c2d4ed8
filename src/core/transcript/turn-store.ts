import { cutMiddle } from '../text/cut-middle'
import type { RecordFact } from './record-facts'
import type { Turn } from './turn'

/** The turns of one session, in the order of writing. */
export interface SessionTurns {
  readonly session: string
  readonly turns: readonly Turn[]
  /** Turns between the first and the last ones that were not kept. */
  readonly dropped: number
}

interface Kept {
  readonly fact: RecordFact
  readonly turns: readonly Turn[]
  readonly length: number
}

/** Head and tail of what one session said; the middle is let go when there is too much. */
class Ends {
  readonly head: Kept[] = []
  readonly tail: Kept[] = []
  private headLength = 0
  private tailLength = 0
  dropped = 0

  add(kept: Kept, most: number): void {
    if (this.tail.length === 0 && this.headLength + kept.length <= most) {
      this.head.push(kept)
      this.headLength += kept.length
      return
    }
    this.tail.push(kept)
    this.tailLength += kept.length
    while (this.tail.length > 1 && this.tailLength - this.tail[0]!.length >= most) {
      const gone = this.tail.shift()!
      this.tailLength -= gone.length
      this.dropped += gone.turns.length
    }
  }
}

/**
 * What was said in the sessions of a folder, bounded: of a turn no more than twice `turn` characters from either end,
 * of a session no more than about twice `session` from either end, so that a cut to those lengths loses nothing it needs.
 */
export class TurnStore {
  private readonly bySession = new Map<number, Ends>()

  constructor(private readonly limits: { readonly turn: number; readonly session: number }) {}

  add(fact: RecordFact, turns: readonly Turn[]): void {
    if (turns.length === 0) return
    const cut = turns.map((turn) => ({ ...turn, text: cutMiddle(turn.text, this.limits.turn * 4).text }))
    const length = cut.reduce((sum, { text }) => sum + text.length, 0)
    const ends = this.bySession.get(fact.session) ?? new Ends()
    this.bySession.set(fact.session, ends)
    ends.add({ fact, turns: cut, length }, this.limits.session * 2)
  }

  /** The turns of a session, without those of records that belong to another session. */
  turnsOf(session: number, id: string, isOwner: (fact: RecordFact) => boolean): SessionTurns {
    const ends = this.bySession.get(session) ?? new Ends()
    const own = [...ends.head, ...ends.tail].filter(({ fact }) => isOwner(fact))
    return { session: id, turns: joined(own.flatMap(({ turns }) => turns)), dropped: ends.dropped }
  }
}

/** One answer of the model stands in a record for each of its blocks. */
function joined(turns: readonly Turn[]): Turn[] {
  const result: Turn[] = []
  for (const turn of turns) {
    const last = result.at(-1)
    if (last && last.message !== null && last.message === turn.message) {
      result[result.length - 1] = { ...last, text: `${last.text}\n${turn.text}` }
    } else result.push(turn)
  }
  return result
}
