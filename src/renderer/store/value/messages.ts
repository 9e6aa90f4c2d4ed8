import type { Result } from '#core/failure'
import type { Calibration } from '#core/value/calibration/calibrate'
import type { CalibrationChoice } from '#core/value/calibration/calibration-choice'
import type { Recalibration } from '#core/value/calibration/recalibrate'
import type { Split } from '#core/value/calibration/split'
import type { Provenance } from '#core/value/estimator'
import type { PostingsProfile } from '#core/value/postings/profile'
import type { PostingMapping, TextColumn } from '#core/value/postings/propose-posting-fields'
import type { PostingRules, PostingsRead } from '#core/value/postings/read-postings'
import type { SessionValues } from '#core/value/sessions/value-sessions'
import type { PostingTexts, SessionColumns } from '#core/value/sessions/works-of-sessions'
import type { AskedOfModel } from '#core/value/study/study-of-journal'

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
  calibrate: { readonly ask: CalibrationChoice & { readonly study?: AskedOfModel }; readonly answer: Calibration }
  /** Which postings the study's method compares with, and which it is judged by. */
  split: { readonly ask: CalibrationChoice; readonly answer: Split }
  value: {
    readonly ask: {
      readonly choice: CalibrationChoice
      readonly sessions: SessionColumns
      readonly texts: PostingTexts
      readonly curve: Recalibration | null
      readonly isFilled: boolean
      readonly study?: AskedOfModel
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

/** Asks the thread that prices. */
export type AskPricer = <K extends ValueTask>(
  kind: K,
  asked: ValueWork[K]['ask'],
) => Promise<Result<ValueWork[K]['answer']>>
