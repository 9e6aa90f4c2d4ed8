import type { StoreApi } from 'zustand/vanilla'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { AppInfo, Bridge, FileRef, RecentEntry, Settings } from '#core/channels'
import type { DatasetCheck } from '#core/check/dataset-check'
import type { MappingChoice } from '#core/dataset/mapping-choice'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { Failure } from '#core/failure'
import type { Edit } from '#core/pivot/edits'
import type { PivotSpec } from '#core/pivot/spec'
import type { Progress } from '#engine/engine'
import type { SourceHandle, WorkerEngine } from '#engine/worker-engine'

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
  cancelOpening(): void
  fail(failure: Failure): void
  dismissFailure(): void
}

export interface PivotSlice {
  readonly spec: PivotSpec
  readonly past: readonly PivotSpec[]
  readonly future: readonly PivotSpec[]
  /** The cells of the last question that was answered. */
  readonly cells: PivotCells | null
  /** The statement behind them, as "Copy SQL" gives it. */
  readonly sql: string
  readonly isAsking: boolean
  readonly pivotFailure: Failure | null
  /** How long the engine took, in milliseconds. */
  readonly askedMs: number | null
  /** Cells of one dimension each, by dimension: what the field list draws and filters list. */
  readonly profiles: ReadonlyMap<string, PivotCells>
  /** Starts over with a spec, for a dataset that was just opened. */
  begin(spec: PivotSpec): void
  edit(edit: Edit): void
  undo(): void
  redo(): void
  /** Counts the sessions per value of a dimension, once. */
  profile(dimension: string): Promise<void>
}

export type Page = 'data' | 'explore'

/** A cell of the table by its position. */
export interface Selection {
  readonly row: number
  readonly column: number
  readonly measure: number
}

export interface PageSlice {
  readonly page: Page
  readonly selection: Selection | null
  readonly isSlideOpen: boolean
  /** The dimension whose filter is being edited. */
  readonly filterOn: string | null
  go(page: Page): void
  select(selection: Selection | null): void
  openFilter(dimension: string): void
  closeFilter(): void
  openSlide(): void
  closeSlide(): void
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
  readonly engine: WorkerEngine
  readonly bridge: Bridge
  /** How the bytes of a file of the host are fetched. */
  fileRequest(id: string): { readonly url: string; readonly headers: Readonly<Record<string, string>> }
}

export type AppState = DatasetSlice & PivotSlice & PageSlice & HostSlice
export type AppStore = StoreApi<AppState>

/** How a slice is made: it may read and set the whole state, and owns its own part. */
export type CreateSlice<S> = (set: (change: Partial<AppState>) => void, get: () => AppState, services: Services) => S
