import type { UnreadableLine, WithoutSession } from '../dataset/notice'
import type { SessionRow } from './session-row'
import type { SessionTurns } from './turn-store'

/** What a folder of transcripts holds. */
export interface TranscriptResult {
  /** By start, then by id. */
  readonly sessions: readonly SessionRow[]
  /** What was said in each, in the same order; empty unless it was asked for. */
  readonly said: readonly SessionTurns[]
  readonly unreadable: {
    /** The first ones, in the order of reading. */
    readonly lines: readonly UnreadableLine[]
    readonly count: number
    /** Files with at least one. */
    readonly files: number
  }
  readonly files: {
    readonly read: number
    /** Files whose bytes could not be had to the end. */
    readonly cutShort: number
    readonly withoutSession: readonly { readonly name: string; readonly why: WithoutSession }[]
  }
  readonly records: {
    readonly read: number
    /** Records of the conversation whose uuid was seen before, in the same file or another. */
    readonly repeated: number
    readonly unknownKinds: ReadonlyMap<string, number>
  }
}
