import type { DraftEntry, FileRef, Place, SaveTarget } from '#core/channels'
import type { Result } from '#core/failure'
import type { Binding, DatasetChange } from '#core/report/dataset-change'
import type { ReportProblem } from '#core/report/problem'
import type { Report } from '#core/report/report'
import type { ViewTrouble } from '#core/report/view-trouble'
import type { OpenRequest, PendingReport } from './requested-state'

/** What there is to know of a report that was opened, until it has been read. */
export interface ReportNotes {
  readonly name: string
  readonly problems: readonly ReportProblem[]
  readonly binding: Binding
  readonly changes: readonly DatasetChange[]
  readonly troubles: readonly ViewTrouble[]
}

/** The parts of a report that its user makes. */
export type ReportParts = Pick<Report, 'views' | 'beside' | 'slides' | 'mapping' | 'deck' | 'values'> & {
  readonly shown: string
}

export interface ReportSlice extends Pick<Report, 'slides' | 'mapping'> {
  /** What the title shows; null while it has no name. */
  readonly reportName: string | null
  /** Its file; null while it has none. */
  readonly reportFile: FileRef | null
  /**
   * - `clean`: nothing to save; `edited`: to be saved in a moment
   * - `saved`: in its file; `draft`: in the program's own folder only
   */
  readonly saveState: 'clean' | 'edited' | 'saving' | 'saved' | 'draft'
  /** What is in the file or the draft, part by part the same objects as in the state while nothing is edited. */
  readonly kept: ReportParts | null
  /** True while the file must stay as it is until the user saves: it is damaged, or was made on another dataset. */
  readonly isHeld: boolean
  /** The draft that has what is not in the file. */
  readonly draft: string | null
  readonly notes: ReportNotes | null
  /** A report whose dataset is looked for; the next dataset that is opened is taken for it. */
  readonly wanted: PendingReport | null
  readonly drafts: readonly DraftEntry[]
  /** Whether the page asks where to save, for a host without dialogs. */
  readonly isSaveOpen: boolean
  openReport(file: FileRef): Promise<void>
  /** Opens a report that the page has read itself. */
  openReportText(file: string, text: string): Promise<void>
  openDraft(draft: DraftEntry): Promise<void>
  discardDraft(draft: DraftEntry): Promise<void>
  refreshDrafts(): Promise<void>
  /** Starts a report on the dataset that was just opened, or takes up the one it was opened for. */
  takeUp(request: OpenRequest): Promise<void>
  /** Goes on with the report after its dataset was opened once more with other decisions about its columns. */
  carryOver(request: OpenRequest): Promise<void>
  /** Saves to the report's file; where it has none, asks for one. */
  save(): Promise<void>
  saveAs(): Promise<void>
  saveTo(to: SaveTarget): Promise<Result<null>>
  /** Keeps what was edited: in the file, or while that must not be touched in a draft. */
  autosave(): Promise<void>
  closeSave(): void
  /** Folders to save to, the report's and the dataset's own first. */
  listPlaces(): Promise<readonly Place[]>
  /** What to call the report when it has no name. */
  suggestedName(): string
  /** The fingerprint of the dataset; null where its files cannot be read any more. */
  fingerprint(): Promise<string | null>
  dismissNotes(): void
  dismissWanted(): void
  /** Keeps the headline a user gave to the slide of a measure in the view on screen. */
  rewordSlide(measure: string, headline: string): void
}
