import type { UnreadableLine } from '../dataset/notice'
import type { SessionRow } from './session-row'

/** Why a file gave no session. */
export type WithoutSession = 'empty' | 'unreadable' | 'no-messages' | 'parent-missing' | 'copied-history'

/** What a folder of transcripts holds. */
export interface TranscriptResult {
  /** By start, then by id. */
  readonly sessions: readonly SessionRow[]
  readonly unreadable: {
    /** The first ones, in the order of reading. */
    readonly lines: readonly UnreadableLine[]
    readonly count: number
    /** Files with at least one. */
    readonly files: number
  }
  readonly files: {
    readonly read: number
    readonly withoutSession: readonly { readonly name: string; readonly why: WithoutSession }[]
  }
  readonly records: {
    readonly read: number
    /** Records of the conversation whose uuid was seen before, in the same file or another. */
    readonly repeated: number
    readonly unknownKinds: ReadonlyMap<string, number>
  }
}
