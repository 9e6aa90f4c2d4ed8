import type { SessionsTable } from '#core/dataset/sessions-table'
import { checkDataset } from '#engine/check-dataset'
import type { CreateSlice } from './app-state'
import { NO_CHANGE } from './change-slice'
import type { DatasetSlice } from './dataset-state'
import { forReport } from './open-request'
import { openingSettings } from './opening-settings'
import { NO_REGRESSION } from './regression-slice'
import type { OpenRequest } from './requested-state'
import { NO_ROBUSTNESS } from './robustness-slice'

/** What the figures page says is of the dataset that goes. */
const NO_FIGURE = {
  figureResult: null,
  comparedFigure: null,
  findings: null,
  figureFailure: null,
  ...NO_CHANGE,
  ...NO_ROBUSTNESS,
  ...NO_REGRESSION,
} as const

export const createDatasetSlice: CreateSlice<DatasetSlice> = (set, get, { engine, bridge }) => {
  let current: AbortController | null = null

  /** The table, or null where opening failed, was cancelled or was overtaken by another. */
  async function take(request: OpenRequest): Promise<SessionsTable | null> {
    current?.abort()
    const controller = new AbortController()
    current = controller
    const isCurrent = () => current === controller
    const { sources, name } = request
    set({ opening: { name, progress: null }, failure: null, failedRequest: null })
    const opened = await engine.open(sources, {
      ...(await openingSettings(bridge, request, get().fail)),
      signal: controller.signal,
      onProgress: (progress) => isCurrent() && set({ opening: { name, progress } }),
    })
    if (!isCurrent()) return null
    current = null
    set({ opening: null })
    if (opened.ok) {
      // Of the dataset that goes, while it is still there to be told of.
      await get().autosave()
      if (current) return null
      set({ table: opened.value, check: null, request, selection: null, isSlideOpen: false, ...NO_FIGURE })
      return opened.value
    }
    if (opened.failure.code !== 'cancelled') {
      // Where the engine went down with another dataset, it is that one that can be opened again.
      const lost = opened.failure.code === 'engine-stopped' ? get().failedRequest : null
      set({
        failure: opened.failure,
        failedRequest: lost ?? request,
        ...(request.report && { wanted: request.report }),
      })
    }
    return null
  }

  engine.onStopped((failure) => {
    const lost = get().table ? get().request : get().failedRequest
    set({ table: null, check: null, cells: null, failure, failedRequest: lost, isSlideOpen: false, rowList: null })
  })

  return {
    table: null,
    request: null,
    failedRequest: null,
    opening: null,
    failure: null,
    check: null,

    async checkTable(table) {
      if (get().check) return
      const check = await checkDataset(engine, table)
      if (get().table !== table) return
      set(check.ok ? { check: check.value } : { failure: check.failure })
    },

    async open(asked) {
      const { wanted } = get()
      // What is opened while a report looks for its dataset is what was found.
      const request = asked.report || !wanted ? asked : forReport(asked, wanted)
      if (!(await take(request))) return
      set({ page: 'explore' })
      await get().takeUp(request)
      const { name, fileIds = [], report } = request
      if (fileIds.length === 0 || report) return
      await bridge.call('recent.note', { name, files: [...fileIds] })
      await get().refreshRecent()
    },

    async remap(before, mapping) {
      const isAgain = before === get().request
      const request = { ...before, mapping }
      const table = await take(request)
      if (!table) return
      await bridge.call('mappings.write', { signature: table.signature, mapping })
      if (isAgain) return get().carryOver(request)
      set({ page: 'explore' })
      await get().takeUp(request)
    },

    async reopen() {
      const { failedRequest, request } = get()
      if (!failedRequest) return
      // The views of the dataset are still here; only its sessions went with the engine.
      if (failedRequest !== request) return get().open(failedRequest)
      if (await take(failedRequest)) await get().carryOver(failedRequest)
    },

    async openSampled(oneIn) {
      const { failedRequest } = get()
      if (failedRequest) await get().open({ ...failedRequest, oneIn })
    },

    cancelOpening() {
      current?.abort()
      current = null
      set({ opening: null })
    },

    fail: (failure) => set({ failure, failedRequest: null }),
    dismissFailure: () => set({ failure: null, failedRequest: null }),
  }
}
