import { DEFAULT_SETTINGS, type Settings } from '#core/channels'
import { isReportFile } from '#core/report/report-file'
import type { CreateSlice } from './app-state'
import type { HostSlice } from './host-state'
import { requestOf, sampleRequest } from './open-request'

export const createHostSlice: CreateSlice<HostSlice> = (set, get, { bridge, engine, fileRequest }) => {
  let unsaved: Partial<Settings> = {}
  let timer: ReturnType<typeof setTimeout> | undefined
  /** A splitter that is dragged changes many times a second. */
  const saveSoon = (change: Partial<Settings>) => {
    unsaved = { ...unsaved, ...change }
    clearTimeout(timer)
    timer = setTimeout(() => {
      void bridge.call('settings.write', unsaved)
      unsaved = {}
    }, 250)
  }
  /** While the analyst looks for a file, the engine goes through the sample. */
  async function rehearse() {
    const sample = await bridge.call('files.sample', null)
    const isIdle = !get().opening && !get().table
    if (sample.ok && isIdle) await engine.rehearse(sampleRequest(sample.value, fileRequest).sources)
  }
  return {
    info: null,
    settings: DEFAULT_SETTINGS,
    recent: [],

    async start() {
      void engine.ready.then((ready) => ready.ok || set({ failure: ready.failure }))
      const info = await bridge.call('app.info', null)
      if (!info.ok) return set({ failure: info.failure })
      set({ info: info.value })
      const settings = await bridge.call('settings.read', null)
      if (settings.ok) set({ settings: settings.value })
      await get().refreshRecent()
      await get().refreshDrafts()
      bridge.on('files.opened', ({ files }) => void get().openRefs(files))
      const launched = await bridge.call('files.launched', null)
      if (!launched.ok) set({ failure: launched.failure })
      else if (launched.value.length > 0) await get().openRefs(launched.value)
      else void rehearse()
    },

    async refreshRecent() {
      const recent = await bridge.call('recent.list', null)
      if (recent.ok) set({ recent: recent.value })
    },

    changeSettings(change) {
      set({ settings: { ...get().settings, ...change } })
      saveSoon(change)
    },

    async openRefs(files, name) {
      const [first] = files
      if (!first) return
      if (files.length === 1 && isReportFile(first.name)) await get().openReport(first)
      else await get().open(requestOf(files, fileRequest, name))
    },

    async openSample() {
      const sample = await bridge.call('files.sample', null)
      if (sample.ok) await get().open(sampleRequest(sample.value, fileRequest))
      else set({ failure: sample.failure })
    },

    async openRecent({ id, name }) {
      const files = await bridge.call('recent.open', { id })
      if (files.ok) await get().openRefs(files.value, name)
      else set({ failure: files.failure })
    },

    async forgetRecent({ id }) {
      await bridge.call('recent.forget', { id })
      await get().refreshRecent()
    },
  }
}
