import type { FileRef } from '#core/channels'
import type { LabelledBy } from '#core/dataset/labelled-by'
import type { Failure } from '#core/failure'
import type { Calibration, CalibrationChoice } from '#core/value/calibration/calibrate'
import type { PostingField } from '#core/value/postings/posting-field'
import type { PostingProposal, TextColumn } from '#core/value/postings/propose-posting-fields'
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

/** Values that were put into the dataset. */
export interface AppliedValues {
  readonly table: string
  readonly by: LabelledBy
  readonly estimated: number
  readonly unestimated: number
}

export interface ValueSlice {
  readonly postings: OpenPostings | null
  readonly calibrationChoice: CalibrationChoice
  readonly calibration: Calibration | null
  readonly valueTask: ValueTaskState | null
  readonly valueFailure: Failure | null
  readonly applied: AppliedValues | null
  openPostings(name: string, sources: readonly SourceHandle[]): Promise<void>
  openPostingRefs(files: readonly FileRef[]): Promise<void>
  /** Says which field a column of the postings holds, or none. */
  mapPosting(column: string, field: PostingField | null): Promise<void>
  chooseCalibration(change: Partial<CalibrationChoice>): void
  calibrate(): Promise<void>
  /** Puts values into the dataset as its columns. */
  applyValues(): Promise<void>
  cancelValue(): void
}
