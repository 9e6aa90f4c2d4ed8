import type { FieldId } from './field'

/** Something the analyst should know that stopped nothing. The words are in `notice-text.ts`. */
export type Notice =
  | { code: 'synthetic' }
  | { code: 'sampled'; oneIn: number }
  | { code: 'no-users' }
  | { code: 'from-transcripts' }
  | { code: 'fields-recognised'; columns: readonly { readonly source: string; readonly field: FieldId }[] }
  /** `lines` of the file that these rows take, where those are more. */
  | { code: 'rows-set-aside'; reason: SetAsideReason; count: number; lines?: number }
  | { code: 'values-unreadable'; column: string; count: number; examples: readonly string[] }
  | { code: 'values-out-of-range'; column: string; count: number; examples: readonly string[] }
  | { code: 'values-rounded'; column: string; count: number }
  | { code: 'labels-unknown'; column: string; count: number; examples: readonly string[] }
  | { code: 'too-many-values'; column: string; values: number }
  | { code: 'values-too-long'; column: string }
  | { code: 'not-utf-8'; files: readonly string[] }
  | { code: 'intervals-left-out'; columns: readonly string[] }
  | { code: 'values-left-out'; columns: readonly string[]; count: number }
  | { code: 'lines-unreadable'; count: number; files: number }
  | { code: 'files-cut-short'; count: number }
  | { code: 'files-without-session'; counts: Readonly<Partial<Record<WithoutSession, number>>> }
  | { code: 'records-repeated'; count: number }

/** Why a row of an export is not among the sessions. */
export type SetAsideReason = 'line-unreadable' | 'no-session-id' | 'session-repeated' | 'not-sampled'

/** Why a transcript file gave no session. */
export type WithoutSession =
  | 'copied-history'
  | 'parent-missing'
  | 'no-messages'
  | 'not-a-transcript'
  | 'empty'
  | 'unreadable'

/** One line of a text file that could not be read. */
export interface UnreadableLine {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly why: string
}

/** A row that was read and is not among the sessions. */
export interface SetAsideRow {
  readonly file: string
  /** Row of the file, counted from 1 without the header and without lines that could not be read. */
  readonly row: number
  readonly reason: SetAsideReason
  /** Its session id, where it has one. */
  readonly session: string | null
}
