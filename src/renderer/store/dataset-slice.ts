import type { SessionsTable } from '#core/dataset/sessions-table'
import { normalize } from '#core/pivot/plan'
import type { PivotSpec } from '#core/pivot/spec'
import { startingSpec } from '#core/pivot/starting-spec'
import { checkDataset } from '#engine/check-dataset'
import type { CreateSlice, DatasetSlice, OpenRequest } from './app-state'

export const createDatasetSlice: CreateSlice<DatasetSlice> = (set, get, { engine, bridge }) => {
  let current: AbortController | null = null

  /** The table, or null where opening failed, was cancelled or was overtaken by another. */
  async function take(request: OpenRequest): Promise<SessionsTable | null> {
    current?.abort()
    const controller = new AbortController()
    current = controller
    const isCurrent = () => current === controller
    const { sources, name, mapping } = request
    set({ opening: { name, progress: null }, failure: null, failedRequest: null })
    const remembered = await bridge.call('mappings.read', null)
    const opened = await engine.open(sources, {
      name,
      ...(mapping && { mapping }),
      ...(remembered.ok && { remembered: remembered.value }),
      signal: controller.signal,
      onProgress: (progress) => isCurrent() && set({ opening: { name, progress } }),
    })
    if (!isCurrent()) return null
    current = null
    set({ opening: null })
    if (opened.ok) {
      set({ table: opened.value, check: null, request, selection: null, isSlideOpen: false })
      return opened.value
    }
    if (opened.failure.code !== 'cancelled') set({ failure: opened.failure, failedRequest: request })
    return null
  }

  function firstSpec(table: SessionsTable): PivotSpec {
    const { minUsers, minSessions } = get().settings
    return startingSpec(table, { minUsers, minSessions })
  }

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

    async open(request) {
      const table = await take(request)
      if (!table) return
      set({ page: 'explore' })
      get().begin(firstSpec(table))
      const { name, fileIds = [] } = request
      if (fileIds.length === 0) return
      await bridge.call('recent.note', { name, files: [...fileIds] })
      await get().refreshRecent()
    },

    async remap(request, mapping) {
      const { spec } = get()
      const isAgain = request === get().request
      const table = await take({ ...request, mapping })
      if (!table) return
      await bridge.call('mappings.write', { signature: table.signature, mapping })
      get().begin(isAgain && normalize(spec, table).ok ? spec : firstSpec(table))
      if (!isAgain) set({ page: 'explore' })
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
