import type { Result } from '#core/failure'
import type { Calibration, CalibrationChoice } from '#core/value/calibration/calibrate'
import type { Recalibration } from '#core/value/calibration/recalibrate'
import type { Provenance } from '#core/value/estimator'
import type { PostingsProfile } from '#core/value/postings/profile'
import type { PostingMapping, TextColumn } from '#core/value/postings/propose-posting-fields'
import type { PostingRules, PostingsRead } from '#core/value/postings/read-postings'
import type { SessionValues } from '#core/value/sessions/value-sessions'
import type { SessionColumns } from '#core/value/sessions/works-of-sessions'

/** How far something is. */
export interface Progress {
  readonly done: number
  readonly of: number
}

/** What became of the rows of a postings file, and what the postings are like; they stay in the worker. */
export interface PostingsSummary {
  readonly reading: Omit<PostingsRead, 'postings'>
  readonly profile: PostingsProfile
}

export interface Valued {
  readonly values: SessionValues
  readonly provenance: Provenance
}

/** What the worker can be asked, and what it answers. */
export interface ValueWork {
  read: {
    readonly ask: {
      readonly columns: readonly TextColumn[]
      readonly mapping: PostingMapping
      readonly rules: PostingRules
    }
    readonly answer: PostingsSummary
  }
  calibrate: { readonly ask: CalibrationChoice; readonly answer: Calibration }
  value: {
    readonly ask: {
      readonly choice: CalibrationChoice
      readonly sessions: SessionColumns
      readonly curve: Recalibration | null
    }
    readonly answer: Valued
  }
}
export type ValueTask = keyof ValueWork

export type ToValueWorker =
  | { readonly [K in ValueTask]: { readonly kind: K; readonly ask: ValueWork[K]['ask'] } }[ValueTask]
  | { readonly kind: 'cancel' }

export type FromValueWorker =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: Result<unknown> }
