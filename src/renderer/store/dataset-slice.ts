import { startingSpec } from '#core/pivot/starting-spec'
import type { CreateSlice, DatasetSlice } from './app-state'

export const createDatasetSlice: CreateSlice<DatasetSlice> = (set, get, { engine, bridge }) => {
  let current: AbortController | null = null
  return {
    table: null,
    opening: null,
    failure: null,

    async open({ sources, name, fileIds = [] }) {
      current?.abort()
      const controller = new AbortController()
      current = controller
      const isCurrent = () => current === controller
      set({ opening: { name, progress: null }, failure: null })
      const opened = await engine.open(sources, {
        name,
        signal: controller.signal,
        onProgress: (progress) => isCurrent() && set({ opening: { name, progress } }),
      })
      if (!isCurrent()) return
      current = null
      set({ opening: null })
      if (!opened.ok) {
        if (opened.failure.code !== 'cancelled') set({ failure: opened.failure })
        return
      }
      const table = opened.value
      const { minUsers, minSessions } = get().settings
      set({ table, page: 'explore', selection: null, isSlideOpen: false })
      get().begin(startingSpec(table, { minUsers, minSessions }))
      if (fileIds.length > 0) {
        await bridge.call('recent.note', { name, files: [...fileIds] })
        await get().refreshRecent()
      }
    },

    cancelOpening() {
      current?.abort()
      current = null
      set({ opening: null })
    },

    fail: (failure) => set({ failure }),
    dismissFailure: () => set({ failure: null }),
  }
}
