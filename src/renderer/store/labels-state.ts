import type { LabelRecord } from '#core/classify/label-record'
import type { LabelledBy } from '#core/dataset/labelled-by'
import type { Result } from '#core/failure'
import type { SessionFacts } from '#core/labelling/table-facts'
import type { Measure } from '#core/pivot/measure'
import type { Turn } from '#core/transcript/turn'
import type { Selection } from './page-state'

export type ClassifyTab = 'ask' | 'label' | 'agreement'

/** How a person labels: whose labels they are, which questions, and which sessions. */
export interface Labelling {
  readonly rater: string
  /** Ids of classifiers. */
  readonly questions: readonly string[]
  readonly size: number
  readonly seed: number
  /** The column the sample is drawn by; null for none. */
  readonly stratum: string | null
  /** Whether what others say is hidden until the person has answered. */
  readonly isBlind: boolean
  readonly mode: 'label' | 'adjudicate'
}

/** Whose labels of a column are in a cell. */
export interface CellVersions {
  readonly name: string
  readonly by: readonly LabelledBy[]
}

export interface LabelsSlice {
  readonly labelling: Labelling
  changeLabelling(change: Partial<Labelling>): void
  /** The two sides of the comparison on the agreement page, by id; null where the page chooses. */
  readonly compare: { readonly reference: string | null; readonly rater: string | null }
  compareSides(change: Partial<LabelsSlice['compare']>): void
  /** The labels of every journal in the program's folder. */
  readonly labels: readonly LabelRecord[]
  /** Lines of those journals that are no entries. */
  readonly unreadableLabels: number
  /** What labelling needs of the dataset that is open; null until it was asked. */
  readonly facts: (SessionFacts & { readonly table: string }) | null
  readonly classifyTab: ClassifyTab
  /** The session whose transcript lies over the page. */
  readonly reading: string | null
  openClassify(tab: ClassifyTab): void
  loadLabels(): Promise<void>
  loadFacts(): Promise<void>
  /** What came of the journals that were taken in last, in words; it outlives the page, which is made anew with the columns. */
  readonly takenIn: string
  /** Keeps the labels of journals of other machines. */
  takeInJournals(files: readonly File[]): Promise<void>
  /** Keeps a person's label; it is in the journal when this settles. */
  saveLabel(label: LabelRecord): Promise<Result<null>>
  /** What was said in a session, of transcripts or of an export with a column of them. */
  readTurns(session: string, signal: AbortSignal): Promise<Result<readonly Turn[]>>
  /** Which versions of its labels are among the sessions of a cell that is shown; null where that cannot be told. */
  cellVersions(measure: Measure, selection: Selection): Promise<readonly CellVersions[] | null>
  openTranscript(session: string): void
  closeTranscript(): void
}
