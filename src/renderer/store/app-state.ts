import type { StoreApi } from 'zustand/vanilla'
import type { PairSums } from '#core/cells/compare'
import type { CellPlace } from '#core/cells/follow-cell'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { Profile } from '#core/cells/profile'
import type { AskedSignal } from '#core/change/asked-signal'
import type { ChangeChoice } from '#core/change/change-choices'
import type { ChangeResult } from '#core/change/change-result'
import type { ChangePlan } from '#core/change/plan'
import type {
  AppInfo,
  Bridge,
  DraftEntry,
  ExportEnding,
  FileRef,
  Place,
  RecentEntry,
  SaveTarget,
  Settings,
} from '#core/channels'
import type { DatasetCheck } from '#core/check/dataset-check'
import type { LabelRecord } from '#core/classify/label-record'
import type { LabelledBy } from '#core/dataset/labelled-by'
import type { MappingChoice } from '#core/dataset/mapping-choice'
import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'
import type { PivotExport, PivotFormat } from '#core/export/pivot-file'
import type { Failure, Result } from '#core/failure'
import type { AskedFinding } from '#core/figures/asked-finding'
import type { ComparedFigure } from '#core/figures/compare-figures'
import type { FigureResult } from '#core/figures/figure-result'
import type { SessionFacts } from '#core/labelling/table-facts'
import type { CutRequest } from '#core/pivot/cut'
import type { Dimension } from '#core/pivot/dimension'
import type { DimensionDefinition } from '#core/pivot/dimension-definition'
import type { Dragged, DropPlace } from '#core/pivot/drop'
import type { Edit } from '#core/pivot/edits'
import type { FilterPath } from '#core/pivot/filter-edits'
import type { Measure } from '#core/pivot/measure'
import type { PivotPlan } from '#core/pivot/plan'
import type { PivotSpec } from '#core/pivot/spec'
import type { RegressionChoice } from '#core/regression/choice'
import type { RegressionPlan } from '#core/regression/plan'
import type { RegressionColumn } from '#core/regression/regression-table'
import type { Binding, DatasetChange } from '#core/report/dataset-change'
import type { ReportProblem } from '#core/report/problem'
import type { Beside, Report, View } from '#core/report/report'
import type { Views, ViewsEdit } from '#core/report/view-edits'
import type { ViewTrouble } from '#core/report/view-trouble'
import type { ChoiceId, HeadlineId, Ways } from '#core/robustness/choice'
import type { HeadlineResult } from '#core/robustness/specification'
import type { Drill, DrillScope } from '#core/rows/drill'
import type { BuiltDeck } from '#core/slide/build-deck'
import type { DeckAnswers } from '#core/slide/deck/answer'
import type { Deck, Layout, Shown } from '#core/slide/deck/deck'
import type { DeckEdit } from '#core/slide/deck/deck-edits'
import type { TemplateId } from '#core/slide/templates/templates'
import type { ExportFormat } from '#core/sql/compile-export'
import type { RowOrder } from '#core/sql/compile-rows'
import type { Turn } from '#core/transcript/turn'
import type { ChangeSeries } from '#engine/ask-series'
import type { Progress } from '#engine/engine'
import type { LastingEngine, RunningEngine } from '#engine/lasting-engine'
import type { SourceHandle } from '#engine/worker-engine'
import type { ExportPart } from '#engine/worker-messages'
import type { ClassifySlice } from './classify-state'
import type { ValueSlice } from './value-state'

/** Files on their way in. */
export interface Opening {
  readonly name: string
  readonly progress: Progress | null
}

/** What to open: the bytes, a name for the dataset, and the host's ids of the files where it has some. */
export interface OpenRequest {
  readonly sources: readonly SourceHandle[]
  readonly name: string
  readonly fileIds?: readonly string[]
  /** Decisions about its columns; those remembered for its signature when nothing is said. */
  readonly mapping?: MappingChoice
  readonly isSample?: boolean
  /** Takes a sample of one session in so many. */
  readonly oneIn?: number
  /** The report it is opened for. */
  readonly report?: PendingReport
}

export interface DatasetSlice {
  readonly table: SessionsTable | null
  readonly opening: Opening | null
  /** The last thing that did not work, until it is dismissed. */
  readonly failure: Failure | null
  /** What is open, and what could not be opened, so that it can be opened once more. */
  readonly request: OpenRequest | null
  readonly failedRequest: OpenRequest | null
  /** What is right and wrong with the table, once someone looks. */
  readonly check: DatasetCheck | null
  checkTable(table: SessionsTable): Promise<void>
  open(request: OpenRequest): Promise<void>
  /** Opens the files once more with these decisions about their columns, and remembers them. */
  remap(request: OpenRequest, mapping: MappingChoice): Promise<void>
  /** Opens again what was open, or on its way in, when the engine stopped. */
  reopen(): Promise<void>
  /** Opens what did not fit as a sample of one session in so many. */
  openSampled(oneIn: number): Promise<void>
  cancelOpening(): void
  fail(failure: Failure): void
  dismissFailure(): void
}

export interface PivotSlice {
  readonly views: readonly View[]
  /** Id of the view on screen. */
  readonly shown: string
  /** The view beside it, and whether their filters are one. */
  readonly beside: Beside | null
  /** The cells of both views while two stand side by side, the left one first: neither tells what the other withholds. */
  readonly pair: readonly [PivotCells, PivotCells] | null
  /** Why the two cannot be shown beside each other. */
  readonly pairFailure: Failure | null
  /** What the view on screen asks. */
  readonly spec: PivotSpec
  readonly past: readonly Views[]
  readonly future: readonly Views[]
  /** The cells of the last question that was answered. */
  readonly cells: PivotCells | null
  /** What was asked for them. */
  readonly plan: PivotPlan | null
  /** The statement behind them, as "Copy SQL" gives it. */
  readonly sql: string
  readonly isAsking: boolean
  readonly pivotFailure: Failure | null
  /** How long the engine took, in milliseconds. */
  readonly askedMs: number | null
  /** Starts over with these views, for a dataset that was just opened. */
  begin(views: Views): void
  /** Asks the pivot again, since the sessions have columns they did not have. */
  askAnew(): Promise<void>
  /** Edits what the view on screen asks. */
  edit(edit: Edit): void
  /** Edits the list of views. */
  editViews(edit: ViewsEdit): void
  /** Turns to another view, which is no step to undo. */
  show(view: string): void
  undo(): void
  redo(): void
  /** Goes to where so many steps had been made, back or forth. */
  stepTo(step: number): void
  /** Asks for what a comparison of two cells of the table stands on. */
  askPair(first: Selection, second: Selection, signal: AbortSignal): Promise<Result<PairSums>>
  /** Cuts a number into bins, which become a dimension on the rows, or take the place of bins that were made before. */
  binDimension(dimension: Dimension, request: CutRequest, instead?: DimensionDefinition): Promise<void>
}

export interface ProfileSlice {
  /** How sessions spread over the values of dimensions, and over numbers in bins: what the field list draws and filters list. */
  readonly profiles: ReadonlyMap<string, Profile>
  readonly histograms: ReadonlyMap<string, Profile>
  /** Counts the sessions per value of a dimension. */
  profile(dimension: string): Promise<void>
  /** Counts those of all fields, one after the other. */
  profileAll(): Promise<void>
  /** Puts what is there on other thresholds, or on fields that were defined anew. */
  refreshProfiles(before: PivotSpec): Promise<void>
  forgetProfiles(): void
}

/** A report that has been read and waits for its dataset. */
export interface PendingReport {
  readonly name: string
  /** Where it lies; null where it came without a path. */
  readonly file: FileRef | null
  /** The draft it was read from. */
  readonly draft: string | null
  readonly report: Report
  readonly problems: readonly ReportProblem[]
}

/** What there is to know of a report that was opened, until it has been read. */
export interface ReportNotes {
  readonly name: string
  readonly problems: readonly ReportProblem[]
  readonly binding: Binding
  readonly changes: readonly DatasetChange[]
  readonly troubles: readonly ViewTrouble[]
}

/** The parts of a report that its user makes. */
export type ReportParts = Pick<Report, 'views' | 'beside' | 'slides' | 'mapping' | 'deck'> & { readonly shown: string }

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
  carryOver(request: OpenRequest): void
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

/** The sessions behind a cell, as a list. */
export interface RowList {
  readonly drill: Drill
  readonly scope: DrillScope
  readonly order: RowOrder | null
  /** Where its sessions stand in the table, in order; null until the engine has answered. */
  readonly places: readonly number[] | null
  /** Whether other sessions or another order are being asked for. */
  readonly isAsking: boolean
}

export interface RowsSlice {
  /** The list that is open. */
  readonly rowList: RowList | null
  /** Opens the sessions behind a cell of the table; one that is withheld says why it stays shut. */
  openRows(selection: Selection): void
  /** Other sessions of the same cell, or another order of them. */
  changeRows(change: Partial<Pick<RowList, 'scope' | 'order'>>): void
  /** What stands in some columns of the sessions at these places, each as it is shown. */
  readRows(
    columns: readonly TableColumn[],
    places: readonly number[],
    signal: AbortSignal,
  ): Promise<Result<ReadonlyMap<number, readonly string[]>>>
  /** The list as one statement. */
  rowsSql(columns: readonly TableColumn[]): string
  /** Stops what is being asked: a list that was there stays. */
  stopRows(): void
  closeRows(): void
}

/** Something on its way to a file. */
export interface ExportJob {
  /** What a dialog that asks for the place is called. */
  readonly title: string
  /** Suggested, without its ending. */
  readonly name: string
  readonly ending: ExportEnding
  /** Hands over the bytes part by part, each when the one before has been taken. */
  write(take: (part: ExportPart) => Promise<Result<null>>, signal: AbortSignal): Promise<Result<null>>
}

export interface ExportSlice {
  /** The export that is being written, or was last. */
  readonly exporting:
    | { readonly state: 'asking'; readonly job: ExportJob }
    | { readonly state: 'writing'; readonly job: ExportJob; readonly rows: number }
    | { readonly state: 'done'; readonly job: ExportJob; readonly name: string; readonly place: string }
    | null
  /** Asks where to write, and writes there. */
  beginExport(job: ExportJob): Promise<void>
  exportTo(to: SaveTarget, job: ExportJob): Promise<Result<null>>
  /** Writes the sessions as they were read and mapped. */
  saveSessions(format: ExportFormat): Promise<void>
  /** Writes the sessions of the list that is open, in the order of the file. */
  saveRows(columns: readonly TableColumn[], format: ExportFormat): Promise<void>
  /** The table on screen with what must be said of it; null while there is none. */
  takePivot(): Promise<PivotExport | null>
  /** Writes the table on screen. */
  savePivot(format: PivotFormat): Promise<void>
  /** Writes bytes that are there already. */
  saveBytes(file: Pick<ExportJob, 'title' | 'name' | 'ending'>, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** Stops an export; what was written of it is gone. */
  endExport(): void
}

export interface FiguresSlice {
  /** Id of the figure on the figures page, or `findings`, `change` or `robustness`. */
  readonly figure: string
  /** Whether the filters of the view on screen hold there too. */
  readonly isFigureFiltered: boolean
  /** What figures stand beside: the study's numbers, all sessions, those of another view (`view:` and its id), another dataset. */
  readonly figureAgainst: string
  /** The other dataset that figures stand beside, or is being opened for that. */
  readonly otherName: string | null
  /** The figure that was answered last; null while there is none, or something else is shown. */
  readonly figureResult: FigureResult | null
  /** The same beside other sessions. */
  readonly comparedFigure: ComparedFigure | null
  readonly findings: readonly AskedFinding[] | null
  readonly figureFailure: Failure | null
  readonly isAskingFigure: boolean
  openFigure(figure: string): void
  filterFigure(isFiltered: boolean): void
  compareFigure(against: string): void
  /** Opens another dataset for figures to stand beside. */
  openBeside(request: OpenRequest): Promise<void>
  /** Asks for what the page shows, unless it has been answered. */
  askFigure(): Promise<void>
}

/** A regression as it was answered. */
export interface Regressed {
  readonly plan: RegressionPlan
  readonly columns: readonly RegressionColumn[]
}

export interface RegressionSlice {
  readonly regressionChoice: RegressionChoice
  /** Null while there is none. */
  readonly regression: Regressed | null
  readonly regressionFailure: Failure | null
  readonly isRegressing: boolean
  chooseRegression(change: Partial<RegressionChoice>): void
  /** Asks for what the form says, unless it has been answered. */
  askRegression(): Promise<void>
}

export interface DeckSlice extends Pick<Report, 'deck'> {
  readonly deckPast: readonly (Deck | null)[]
  readonly deckFuture: readonly (Deck | null)[]
  /** Id of the slide on the slides page. */
  readonly deckSlide: string | null
  /** The answers to what the deck shows; null before it was asked. */
  readonly deckAnswers: DeckAnswers | null
  /** The deck as it is drawn; that of the last answers while others are asked for. */
  readonly builtDeck: BuiltDeck | null
  readonly deckFailure: Failure | null
  readonly isAskingDeck: boolean
  editDeck(edit: DeckEdit): void
  undoDeck(): void
  redoDeck(): void
  openSlideOf(slide: string | null): void
  /** Adds a slide that shows this, behind another one or last, and opens it. */
  addToDeck(shown: readonly Shown[], layout: Layout, behind?: string | null): void
  /** Makes the deck anew, of a template. */
  makeDeck(template: TemplateId): void
  /** Takes a deck from elsewhere, such as a template of one's own. */
  takeDeck(deck: Deck): void
  /** Asks for what the deck shows where that is not known, and draws it. */
  askDeck(): Promise<void>
  /** Keeps what the slides say now as what they printed: of one slide, or of all. */
  keepDeck(only?: string | null): void
  /** Writes the deck as a presentation. */
  savePptx(): Promise<void>
}

export interface ChangeSlice {
  readonly changeChoice: ChangeChoice
  /** The change that was answered last, with what was asked. */
  readonly changed: { readonly plan: ChangePlan; readonly result: ChangeResult } | null
  readonly changeSeries: ChangeSeries | null
  readonly signals: { readonly measure: Measure; readonly asked: readonly AskedSignal[] } | null
  readonly changeFailure: Failure | null
  /** Samples of users drawn so far; null while nothing is asked. */
  readonly changeDraws: number | null
  chooseChange(choice: Partial<ChangeChoice>): void
  /** Asks for what the page shows, unless it has been answered. */
  askChange(): Promise<void>
  stopChange(): void
}

export interface RobustnessSlice {
  /** The estimate whose curve is shown. */
  readonly headline: HeadlineId
  /** How the switches stand. */
  readonly ways: Ways
  readonly robustness: readonly HeadlineResult[] | null
  readonly robustnessFailure: Failure | null
  /** How many of how many combinations are done; null while nothing is asked. */
  readonly robustnessDone: { readonly done: number; readonly all: number } | null
  chooseHeadline(headline: HeadlineId): void
  chooseWay(choice: ChoiceId, isOther: boolean): void
  chooseWays(ways: Ways): void
  /** Asks for every combination, unless it has been answered. */
  askRobustness(): Promise<void>
  stopRobustness(): void
}

export type Page = 'data' | 'explore' | 'figures' | 'value' | 'classify' | 'slides'

/** A cell of the table by its position. */
export type Selection = CellPlace

/** What lies over the page, one at a time. */
export type Overlay = 'format' | 'palette' | 'shortcuts' | 'history' | 'thresholds' | 'rename' | 'field-search'

/** A filter by its dimension and place; without a place the one that stands by itself on the dimension, or a new one. */
export interface FilterPlace {
  readonly dimension: string
  readonly path?: FilterPath
  /** A new filter that is joined with the one in the place. */
  readonly joins?: 'all' | 'any'
}

export interface PageSlice {
  readonly page: Page
  readonly overlay: Overlay | null
  /** In a narrow window: whether the fields lie over the table. */
  readonly areFieldsOver: boolean
  readonly selection: Selection | null
  /** A second cell the selected one is compared with. */
  readonly compared: Selection | null
  /** True while the next cell that is selected is compared with the selected one. */
  readonly isComparing: boolean
  readonly isSlideOpen: boolean
  /** The filter that is being edited. */
  readonly filterOn: FilterPlace | null
  go(page: Page): void
  openOverlay(overlay: Overlay): void
  /** The measure whose format is looked at; the selected one where nothing is said. */
  readonly formatOn: string | null
  openFormat(measure: string | null): void
  closeOverlay(): void
  layFieldsOver(areFieldsOver: boolean): void
  select(selection: Selection | null): void
  compareWith(other: Selection | null): void
  /** Makes the second cell of a comparison the first. */
  swapCompared(): void
  /** Takes the cell as the first of a comparison, or as the second where a first one waits. */
  holdForComparison(cell: Selection): void
  /** Opens the filter that stands by itself on a dimension, or a new one. */
  openFilter(dimension: string): void
  openFilterAt(place: FilterPlace): void
  closeFilter(): void
  openSlide(): void
  closeSlide(): void
}

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
  /** Keeps a person's label; it is in the journal when this settles. */
  saveLabel(label: LabelRecord): Promise<Result<null>>
  /** What was said in a session, for datasets read from transcripts. */
  readTurns(session: string, signal: AbortSignal): Promise<Result<readonly Turn[]>>
  /** Which versions of its labels are among the sessions of a cell that is shown; null where that cannot be told. */
  cellVersions(measure: Measure, selection: Selection): Promise<readonly CellVersions[] | null>
  openTranscript(session: string): void
  closeTranscript(): void
}

export interface DragSlice {
  /** What is dragged now, by mouse or with the keys. */
  readonly dragged: Dragged | null
  /** The last thing that could not be done, said beside the shelves until something else is. */
  readonly told: string | null
  drag(dragged: Dragged): void
  endDrag(): void
  /** Lets go of what is dragged. */
  drop(place: DropPlace): void
  tell(told: string | null): void
}

export interface HostSlice {
  /** Null until the host has answered. */
  readonly info: AppInfo | null
  readonly settings: Settings
  readonly recent: readonly RecentEntry[]
  /** Asks the host what there is, and opens what was named at the start. */
  start(): Promise<void>
  refreshRecent(): Promise<void>
  changeSettings(change: Partial<Settings>): void
  /** Opens files the host serves. */
  openRefs(files: readonly FileRef[], name?: string): Promise<void>
  openSample(): Promise<void>
  openRecent(entry: RecentEntry): Promise<void>
  forgetRecent(entry: RecentEntry): Promise<void>
}

/** What the slices reach outside for. */
export interface Services {
  readonly engine: LastingEngine
  /** Starts an engine for a second dataset. */
  startOther(): RunningEngine
  readonly bridge: Bridge
  /** How the bytes of a file of the host are fetched. */
  fileRequest(id: string): { readonly url: string; readonly headers: Readonly<Record<string, string>> }
}

export type AppState = DatasetSlice &
  PivotSlice &
  ProfileSlice &
  ReportSlice &
  RowsSlice &
  ExportSlice &
  FiguresSlice &
  ChangeSlice &
  RobustnessSlice &
  ClassifySlice &
  RegressionSlice &
  DeckSlice &
  ValueSlice &
  PageSlice &
  DragSlice &
  LabelsSlice &
  HostSlice
export type AppStore = StoreApi<AppState>

/** How a slice is made: it may read and set the whole state, and owns its own part. */
export type CreateSlice<S> = (set: (change: Partial<AppState>) => void, get: () => AppState, services: Services) => S
