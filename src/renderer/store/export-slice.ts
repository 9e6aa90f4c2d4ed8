import { LABEL_ROW_COLUMNS, labelRow } from '#core/classify/label-rows'
import { pivotFile } from '#core/export/pivot-file'
import { fail, ok, type Result } from '#core/failure'
import { drillCondition } from '#core/sql/compile-rows'
import { valueExportColumns, withoutComputed } from '#core/value/sessions/value-export'
import type { ExportTable } from '#engine/export-sessions'
import type { CreateSlice } from './app-state'
import type { ExportJob, ExportSlice } from './export-state'

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

  async function write(id: string, job: ExportJob, controller: AbortController) {
    const written = await job.write(({ bytes, rows }) => {
      if (current === controller) set({ exporting: { state: 'writing', job, rows } })
      return append(id, bytes)
    }, controller.signal)
    // Also what was cancelled while its last part was on its way.
    if (!written.ok || controller.signal.aborted) await bridge.call('export.cancel', { id })
    if (controller.signal.aborted) return
    const finished = written.ok ? await bridge.call('export.finish', { id }) : written
    if (current !== controller) return
    current = null
    if (finished.ok) return set({ exporting: { state: 'done', job, ...finished.value } })
    set({ exporting: null, ...(finished.failure.code !== 'cancelled' && { failure: finished.failure }) })
  }

  const sessionsOf =
    (table: ExportTable, format: Parameters<ExportSlice['saveSessions']>[0]): ExportJob['write'] =>
    (take, signal) =>
      engine.exportSessions(table, format, take, signal)

  return {
    exporting: null,

    async beginExport(job) {
      get().endExport()
      if (!get().info?.hasDialogs) return set({ exporting: { state: 'asking', job } })
      const begun = await get().exportTo({ kind: 'dialog', name: `${job.name}.${job.ending}` }, job)
      if (!begun.ok) set({ failure: begun.failure })
    },

    async exportTo(to, job) {
      const begun = await bridge.call('export.begin', { to, ending: job.ending })
      if (!begun.ok) return begun
      if (begun.value === null) return ok(null)
      const controller = new AbortController()
      current = controller
      set({ exporting: { state: 'writing', job, rows: 0 } })
      void write(begun.value.id, job, controller)
      return ok(null)
    },

    async saveSessions(format) {
      const { table, values } = get()
      if (!table) return
      const name = `${get().suggestedName()} sessions`
      const computed = values ? valueExportColumns(values.provenance) : []
      const whole = { ...table, columns: withoutComputed(table.columns, computed), computed }
      await get().beginExport({ title: 'Export sessions', name, ending: format, write: sessionsOf(whole, format) })
    },

    async saveRows(columns, format) {
      const { rowList } = get()
      if (!rowList) return
      const { drill, scope } = rowList
      const part = { table: drill.plan.table, columns, where: drillCondition(drill, scope) }
      const name = `${get().suggestedName()} sessions of a cell`
      await get().beginExport({ title: 'Save these sessions', name, ending: format, write: sessionsOf(part, format) })
    },

    async takePivot() {
      const { cells, table, spec, views, shown, isAsking } = get()
      if (!cells || !table || isAsking) return null
      const name = views.find(({ id }) => id === shown)?.name ?? 'Pivot'
      const origin = { fingerprint: await get().fingerprint(), writtenAt: new Date().toISOString() }
      return { cells, table, spec, origin, name }
    },

    async savePivot(format) {
      const taken = await get().takePivot()
      if (!taken) return
      const name = `${get().suggestedName()} ${taken.name}`
      await get().beginExport({
        title: 'Save the table',
        name,
        ending: format,
        write: async (take, signal) => {
          const file = pivotFile(format, taken)
          const bytes = typeof file === 'string' ? ok(new TextEncoder().encode(file)) : await engine.writeFile(file)
          if (signal.aborted) return fail({ code: 'cancelled' })
          return bytes.ok ? take({ bytes: bytes.value, rows: 0 }) : bytes
        },
      })
    },

    async saveLabels() {
      set({ takenIn: '' })
      await get().loadLabels()
      const { labels } = get()
      const rows = labels.map((label) => {
        const row = labelRow(label)
        return LABEL_ROW_COLUMNS.map(({ name }) => row[name])
      })
      await get().beginExport({
        title: 'Save the labels',
        name: 'labels',
        ending: 'parquet',
        write: async (take) => {
          const bytes = await engine.writeFile({
            format: 'parquet',
            table: { columns: LABEL_ROW_COLUMNS, rows },
            notes: {},
          })
          return bytes.ok ? take({ bytes: bytes.value, rows: rows.length }) : bytes
        },
      })
    },

    saveBytes: (file, bytes) => get().beginExport({ ...file, write: (take) => take({ bytes, rows: 0 }) }),

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
