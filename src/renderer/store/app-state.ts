import type { StoreApi } from 'zustand/vanilla'
import type { Bridge } from '#core/channels'
import type { LastingEngine, RunningEngine } from '#engine/lasting-engine'
import type { ChangeSlice } from './change-state'
import type { ClassifySlice } from './classify-state'
import type { DatasetSlice } from './dataset-state'
import type { DeckSlice } from './deck-state'
import type { DragSlice } from './drag-state'
import type { ExportSlice } from './export-state'
import type { FiguresSlice } from './figures-state'
import type { HostSlice } from './host-state'
import type { LabelsSlice } from './labels-state'
import type { PageSlice } from './page-state'
import type { PivotSlice } from './pivot-state'
import type { ProfileSlice } from './profile-state'
import type { RegressionSlice } from './regression-state'
import type { ReportSlice } from './report-state'
import type { RobustnessSlice } from './robustness-state'
import type { RowsSlice } from './rows-state'
import type { ValueSlice } from './value-state'

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
