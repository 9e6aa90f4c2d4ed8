import type { ClassifyStatus, JournalContent } from '#core/classify/channels'
import type { TranscriptPart } from '#core/classify/classifier'
import type { ClassifyPlan, Way } from '#core/classify/plan'
import type { Preparation, PreparedText } from '#core/classify/prepare/prepare'
import type { RunProgress } from '#core/classify/progress'
import type { Failure } from '#core/failure'

/** A session as it would be sent. */
export interface PreparedSession {
  readonly session: string
  readonly texts: Partial<Record<TranscriptPart, PreparedText | null>>
}

/** What is asked of the transcripts, as chosen on the page. */
export interface ClassifyChoice {
  readonly classifiers: readonly string[]
  /** Empty for the models of the study; and in place of it, the model of some questions. */
  readonly model: string
  readonly models: Readonly<Record<string, string>>
  /** As typed: empty for that of the study, `none` where the model is left to itself. */
  readonly temperature: string
  /** Null where the number of sessions decides. */
  readonly way: Way | null
  /** US dollars, as typed. */
  readonly ceiling: string
  readonly again: boolean
  /** Whether what may be paid for already is asked again. */
  readonly retryUncertain: boolean
  readonly preparation: Preparation
}

export interface ClassifySlice {
  /** How the host stands; null until it was asked. */
  classifyStatus: ClassifyStatus | null
  labelJournal: JournalContent | null
  classifyChoice: ClassifyChoice
  /** Sessions prepared of how many; null while nothing is read. */
  preparing: { readonly done: number; readonly all: number | null } | null
  prepared: readonly PreparedSession[] | null
  classifyPlan: ClassifyPlan | null
  /** What estimates of tokens are multiplied by; null where none were counted for what is chosen. */
  tokenFactor: number | null
  isCounting: boolean
  /** Place of the session that is shown. */
  shownText: number
  /** Given for what is on the page now; whatever changes takes it back. */
  hasConsent: boolean
  classifyProgress: RunProgress | null
  classifyFailure: Failure | null
  /** Labels in the journal that the open dataset does not show yet. */
  hasNewLabels: boolean
  askClassifyStatus(): Promise<void>
  keepApiKey(key: string | null): Promise<void>
  setBaseUrl(url: string): Promise<void>
  chooseClassify(change: Partial<ClassifyChoice>): Promise<void>
  /** Reads the transcripts of the open dataset and plans. */
  prepareTexts(): Promise<void>
  showText(at: number): void
  giveConsent(hasConsent: boolean): void
  startRun(): Promise<void>
  /** Has the tokens of some texts counted, which sends these. */
  countTokens(): Promise<void>
  controlRun(what: 'pause' | 'resume' | 'cancel'): Promise<void>
  showNewLabels(): Promise<void>
  /** Reads the journals anew after labels were taken in, plans by them, and shows them as columns. */
  noteNewLabels(taken: number): Promise<void>
  dismissClassifyFailure(): void
}
