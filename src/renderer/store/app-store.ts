import { createStore } from 'zustand/vanilla'
import type { AppState, AppStore, Services } from './app-state'
import { createChangeSlice } from './change-slice'
import { createClassifySlice } from './classify-slice'
import { createDatasetSlice } from './dataset-slice'
import { createDeckSlice } from './deck-slice'
import { createDragSlice } from './drag-slice'
import { createExportSlice } from './export-slice'
import { createFiguresSlice } from './figures-slice'
import { createHostSlice } from './host-slice'
import { createLabelsSlice } from './labels-slice'
import { createPageSlice } from './page-slice'
import { createPivotSlice } from './pivot-slice'
import { createProfileSlice } from './profile-slice'
import { createRegressionSlice } from './regression-slice'
import { createReportSlice } from './report-slice'
import { createRobustnessSlice } from './robustness-slice'
import { createRowsSlice } from './rows-slice'
import { saveSoon } from './save-soon'
import { createValueSlice } from './value-slice'

/** The state of the window. It keeps what was asked and answered; what follows from it is decided in core. */
export function createAppStore(services: Services): AppStore {
  const store = createStore<AppState>()((set, get) => ({
    ...createDatasetSlice(set, get, services),
    ...createPivotSlice(set, get, services),
    ...createProfileSlice(set, get, services),
    ...createReportSlice(set, get, services),
    ...createRowsSlice(set, get, services),
    ...createExportSlice(set, get, services),
    ...createFiguresSlice(set, get, services),
    ...createChangeSlice(set, get, services),
    ...createRobustnessSlice(set, get, services),
    ...createClassifySlice(set, get, services),
    ...createRegressionSlice(set, get, services),
    ...createDeckSlice(set, get, services),
    ...createValueSlice(set, get, services),
    ...createPageSlice(set, get, services),
    ...createLabelsSlice(set, get, services),
    ...createDragSlice(set, get, services),
    ...createHostSlice(set, get, services),
  }))
  saveSoon(store)
  return store
}
