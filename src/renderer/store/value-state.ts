import type { FileRef } from '#core/channels'
import type { Failure } from '#core/failure'
import type { Calibration, CalibrationChoice } from '#core/value/calibration/calibrate'
import type { PostingField } from '#core/value/postings/posting-field'
import type { PostingProposal, TextColumn } from '#core/value/postings/propose-posting-fields'
import type { AppliedValues } from '#core/value/sessions/applied-values'
import type { SourceHandle } from '#engine/source-handle'
import type { PostingsSummary, Progress } from './value/messages'

/** A postings file that is open. */
export interface OpenPostings {
  readonly name: string
  readonly columns: readonly TextColumn[]
  readonly unreadableLines: number
  /** What was decided about its columns. */
  readonly chosen: Readonly<Record<string, PostingField | null>>
  readonly proposals: readonly PostingProposal[]
  /** Null where description or price are not known. */
  readonly summary: PostingsSummary | null
}

/** What is being done, and how far it is. */
export interface ValueTaskState {
  readonly what: 'reading' | 'calibrating' | 'valuing'
  readonly progress: Progress | null
}

export interface ValueSlice {
  readonly postings: OpenPostings | null
  readonly calibrationChoice: CalibrationChoice
  readonly calibration: Calibration | null
  readonly valueTask: ValueTaskState | null
  readonly valueFailure: Failure | null
  /** The values the sessions have, where they were made here; null where task value is what the file says. */
  readonly values: AppliedValues | null
  openPostings(name: string, sources: readonly SourceHandle[]): Promise<void>
  openPostingRefs(files: readonly FileRef[]): Promise<void>
  /** Says which field a column of the postings holds, or none. */
  mapPosting(column: string, field: PostingField | null): Promise<void>
  chooseCalibration(change: Partial<CalibrationChoice>): void
  calibrate(): Promise<void>
  /** Values the sessions, a step that can be undone, and has the values kept. */
  applyValues(): Promise<void>
  /** Puts `values` into the dataset as its columns, or takes others out again, and asks the pivot anew. */
  putValues(): Promise<void>
  /** The same for a dataset that has just been opened, whose pivot has not been asked; what is not kept here is told. */
  restoreValues(): Promise<void>
  cancelValue(): void
}
