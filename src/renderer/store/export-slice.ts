import { ok, type Result } from '#core/failure'
import type { CreateSlice, ExportSlice } from './app-state'

/** Bytes in one message: the browser host takes up to four megabytes of text. */
const PART = 1 << 20

export const createExportSlice: CreateSlice<ExportSlice> = (set, get, { bridge, engine }) => {
  let current: AbortController | null = null

  async function append(id: string, bytes: Uint8Array): Promise<Result<null>> {
    for (let at = 0; at < bytes.length; at += PART) {
      const sent = await bridge.call('export.append', { id, base64: base64Of(bytes.subarray(at, at + PART)) })
      if (!sent.ok) return sent
    }
    return ok(null)
  }

  async function write(id: string, format: Parameters<ExportSlice['exportTo']>[1], controller: AbortController) {
    const { table } = get()
    if (!table) return
    const written = await engine.exportSessions(
      table,
      format,
      ({ bytes, rows }) => {
        if (current === controller) set({ exporting: { state: 'writing', rows } })
        return append(id, bytes)
      },
      controller.signal,
    )
    if (!written.ok) await bridge.call('export.cancel', { id })
    const finished = written.ok ? await bridge.call('export.finish', { id }) : written
    if (current !== controller) return
    current = null
    if (finished.ok) return set({ exporting: { state: 'done', ...finished.value } })
    set({ exporting: null, ...(finished.failure.code !== 'cancelled' && { failure: finished.failure }) })
  }

  return {
    exporting: null,

    async beginExport(format) {
      get().endExport()
      if (!get().info?.hasDialogs) return set({ exporting: { state: 'asking', format } })
      const begun = await get().exportTo(
        { kind: 'dialog', name: `${get().suggestedName()} sessions.${format}` },
        format,
      )
      if (!begun.ok) set({ failure: begun.failure })
    },

    async exportTo(to, format) {
      const begun = await bridge.call('export.begin', { to, ending: format })
      if (!begun.ok) return begun
      if (begun.value === null) return ok(null)
      const controller = new AbortController()
      current = controller
      set({ exporting: { state: 'writing', rows: 0 } })
      void write(begun.value.id, format, controller)
      return ok(null)
    },

    endExport() {
      current?.abort()
      current = null
      set({ exporting: null })
    },
  }
}

function base64Of(bytes: Uint8Array): string {
  // In pieces, because an argument list has an end.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 8192) }, (_, i) =>
    String.fromCharCode(...bytes.subarray(i * 8192, (i + 1) * 8192)),
  )
  return btoa(pieces.join(''))
}
