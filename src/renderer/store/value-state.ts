import type { PivotCells } from '#core/cells/pivot-cells'
import type { FileRef } from '#core/channels'
import type { RunOrder } from '#core/classify/channels'
import type { ClassifyPlan } from '#core/classify/plan'
import type { Failure } from '#core/failure'
import type { Calibration } from '#core/value/calibration/calibrate'
import type { CalibrationChoice } from '#core/value/calibration/calibration-choice'
import type { PostingField } from '#core/value/postings/posting-field'
import type { PostingProposal, TextColumn } from '#core/value/postings/propose-posting-fields'
import type { RatePer } from '#core/value/rate-refusal'
import type { LeftOut } from '#core/value/sensitivity'
import type { AppliedValues } from '#core/value/sessions/applied-values'
import type { SensitivityLine } from '#engine/ask-sensitivity'
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
  readonly what: 'reading' | 'calibrating' | 'valuing' | 'comparing'
  readonly progress: Progress | null
}

/** How postings are filtered and their prices brought to dollars of one year, as it is typed. */
export interface PostingChoice {
  /** Days, months or years; empty for no bound. */
  readonly from: string
  readonly to: string
  /** Percent a year; empty for none. */
  readonly inflation: string
  readonly priceYear: string
  /** Dollars for a unit, and the day of the rates. */
  readonly rates: Readonly<Record<string, string>>
  readonly ratesOf: string
}

/** The headline changes under each way of making values, and the ways that could not be tried. */
export interface SensitivityShown {
  readonly table: string
  readonly sessions: number
  readonly lines: readonly SensitivityLine[]
  readonly left: readonly LeftOut[]
}

/** Implied rates of the sessions that are open. */
export interface RatesShown {
  readonly per: RatePer
  readonly cells: PivotCells
}

/** The second step of the study's method: what would be sent, and what it would cost. */
export interface StudyAsked {
  /** The sessions that are open, or the postings that are held out. */
  readonly of: 'sessions' | 'postings'
  readonly plan: ClassifyPlan
  /** What goes with every request. */
  readonly rubric: string
  readonly order: RunOrder
}

export type ValueTab = 'estimate' | 'sensitivity' | 'rates'

export interface ValueSlice {
  readonly valueTab: ValueTab
  readonly postingChoice: PostingChoice
  readonly sensitivity: SensitivityShown | null
  readonly rates: RatesShown | null
  /** What was last planned; null while nothing is. */
  readonly studyAsked: StudyAsked | null
  readonly studyModel: string
  /** US dollars, as typed. */
  readonly studyCeiling: string
  readonly hasStudyConsent: boolean
  readonly postings: OpenPostings | null
  readonly calibrationChoice: CalibrationChoice
  readonly calibration: Calibration | null
  /** Whether sessions the method has no estimate of are filled in by the size model. */
  readonly fillsValues: boolean
  readonly valueTask: ValueTaskState | null
  readonly valueFailure: Failure | null
  /** The values the sessions have, where they were made here; null where task value is what the file says. */
  readonly values: AppliedValues | null
  openPostings(name: string, sources: readonly SourceHandle[]): Promise<void>
  openPostingRefs(files: readonly FileRef[]): Promise<void>
  /** Says which field a column of the postings holds, or none. */
  mapPosting(column: string, field: PostingField | null): Promise<void>
  openValueTab(tab: ValueTab): void
  /** Reads the postings that are open again by these rules, where they can be read. */
  choosePostings(change: Partial<PostingChoice>): Promise<void>
  /** Tries every method there is data for. The values the sessions have are back afterwards. */
  trySensitivity(): Promise<void>
  askRates(per: RatePer): Promise<void>
  chooseStudy(change: Partial<Pick<ValueSlice, 'studyModel' | 'studyCeiling' | 'hasStudyConsent'>>): void
  planStudy(of: StudyAsked['of']): Promise<void>
  /** Sends what was planned, with the consent given for it. */
  startStudy(): Promise<void>
  chooseCalibration(change: Partial<CalibrationChoice>): void
  calibrate(): Promise<void>
  fillValues(fillsValues: boolean): void
  /** Values the sessions, a step that can be undone, and has the values kept. */
  applyValues(): Promise<void>
  /** Puts `values` into the dataset as its columns, or takes others out again, and asks the pivot anew. */
  putValues(): Promise<void>
  /** The same for a dataset that has just been opened, whose pivot has not been asked; what is not kept here is told. */
  restoreValues(): Promise<void>
  cancelValue(): void
}
