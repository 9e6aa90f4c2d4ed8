import type { Answer, FileRef } from '#core/channels'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import { DEFAULT_THRESHOLDS } from '#core/pivot/spec'
import { startingSpec } from '#core/pivot/starting-spec'
import { bindingOf, datasetChanges } from '#core/report/dataset-change'
import { readReport } from '#core/report/read-report'
import { EMPTY_REPORT, type ReportDataset } from '#core/report/report'
import { reportFileName, reportName, writeReport } from '#core/report/report-file'
import { columnsOf, contentOf } from '#core/report/seen'
import { firstView, type Views } from '#core/report/view-edits'
import { viewTroubles } from '#core/report/view-trouble'
import { fingerprintOf } from '#engine/fingerprint'
import { recutViews } from '#engine/recut-views'
import { sourceOf } from '#engine/source-handle'
import type { CreateSlice } from './app-state'
import { forReport, requestOf, sampleRequest } from './open-request'
import { isEdited, partsOf, reportOf } from './report-parts'
import type { ReportParts, ReportSlice } from './report-state'
import type { OpenRequest, PendingReport } from './requested-state'

/** The dataset on screen as a report remembers it, and the host's ids of its files. */
interface Bound {
  readonly dataset: ReportDataset
  readonly fileIds: readonly string[]
}

export const createReportSlice: CreateSlice<ReportSlice> = (set, get, { engine, bridge, fileRequest }) => {
  let bound: Promise<Bound> | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** Writes go one after the other, so that an older one never lies over a newer. */
  function inTurn<T>(write: () => Promise<T>): Promise<T> {
    const done = last.then(write)
    last = done.catch(() => undefined)
    return done
  }

  /** What is on screen, ready to be written. */
  async function compose() {
    const parts = partsOf(get())
    if (!bound) throw new Error('there is no dataset to write a report about')
    const { dataset, fileIds } = await bound
    return { parts, text: writeReport(reportOf(parts, dataset)), datasets: [[...fileIds]] }
  }

  async function writeFile(file: FileRef): Promise<Result<null>> {
    const { parts, text, datasets } = await compose()
    const answer = await bridge.call('report.save', { text, datasets, to: { kind: 'file', id: file.id } })
    if (!answer.ok) return answer
    await hasFile(answer.value.saved, parts)
    return ok(null)
  }

  async function writeDraft(): Promise<Result<null>> {
    const { parts, text, datasets } = await compose()
    const answer = await bridge.call('draft.write', { id: get().draft, text, datasets })
    if (!answer.ok) return answer
    set({ draft: answer.value.id, kept: parts })
    set({ saveState: isEdited(get()) ? 'edited' : 'draft' })
    return ok(null)
  }

  async function hasFile(saved: Answer<'report.save'>['saved'], parts: ReportParts): Promise<void> {
    if (!saved) return
    const { draft } = get()
    const { file } = saved
    set({ reportFile: file, reportName: reportName(file.name), isHeld: false, kept: parts, draft: null })
    set({ saveState: isEdited(get()) ? 'edited' : 'saved' })
    if (draft !== null) await bridge.call('draft.discard', { id: draft })
  }

  /** A failure to keep what was edited: it stays edited, and the file is left alone from now on. */
  function settle(written: Result<null>): void {
    if (!written.ok) set({ failure: written.failure, saveState: 'edited', isHeld: true })
  }

  async function take(pending: PendingReport, files: readonly FileRef[] | null): Promise<void> {
    const [dataset] = pending.report.datasets
    const [first] = files ?? []
    if (!dataset || !files || !first) return set({ wanted: pending, failure: null })
    const request = dataset.isSample ? sampleRequest(first, fileRequest) : requestOf(files, fileRequest, dataset.name)
    await get().open(forReport(request, pending))
  }

  function pendingOf(name: string, text: string, from: Pick<PendingReport, 'file' | 'draft'>): Result<PendingReport> {
    const read = readReport(text, name)
    return read.ok ? ok({ name: reportName(name), ...from, ...read.value }) : read
  }

  /** Compares the dataset with the one the report was made on, and says what there is to say. */
  async function compare(
    { name, report, problems }: PendingReport,
    views: Views,
    recut: readonly string[],
  ): Promise<void> {
    const { table } = get()
    const now = await bound
    if (!now || !table || get().table !== table) return
    const [saved] = report.datasets
    const binding = saved ? bindingOf(saved, now.dataset) : 'other'
    const others = recut.map((dimension) => ({ code: 'quantiles', dimension }) as const)
    const changes = [...(saved && binding !== 'same' ? datasetChanges(saved, now.dataset) : []), ...others]
    const troubles = viewTroubles(views.views, table)
    set({ isHeld: binding !== 'same' || problems.length > 0 })
    if (binding !== 'same' || problems.length > 0 || troubles.length > 0) {
      set({ notes: { name, problems, binding, changes, troubles } })
    }
  }

  return {
    reportName: null,
    reportFile: null,
    saveState: 'clean',
    kept: null,
    isHeld: false,
    draft: null,
    slides: EMPTY_REPORT.slides,
    mapping: EMPTY_REPORT.mapping,
    notes: null,
    wanted: null,
    drafts: [],
    isSaveOpen: false,

    async openReport(file) {
      const answer = await bridge.call('report.read', { id: file.id })
      if (!answer.ok) return set({ failure: answer.failure })
      const pending = pendingOf(file.name, answer.value.text, { file, draft: null })
      if (!pending.ok) return set({ failure: pending.failure })
      await bridge.call('recent.note', { name: file.name, files: [file.id] })
      await get().refreshRecent()
      await take(pending.value, answer.value.datasets[0] ?? null)
    },

    async openReportText(file, text) {
      const pending = pendingOf(file, text, { file: null, draft: null })
      if (!pending.ok) return set({ failure: pending.failure })
      const isSample = pending.value.report.datasets[0]?.isSample ?? false
      const sample = isSample ? await bridge.call('files.sample', null) : null
      await take(pending.value, sample?.ok ? [sample.value] : null)
    },

    async openDraft({ id, name }) {
      const answer = await bridge.call('draft.read', { id })
      if (!answer.ok) return set({ failure: answer.failure })
      const pending = pendingOf(name, answer.value.text, { file: null, draft: id })
      if (!pending.ok) return set({ failure: pending.failure })
      await take(pending.value, answer.value.datasets[0] ?? null)
    },

    async discardDraft({ id }) {
      const answer = await bridge.call('draft.discard', { id })
      if (!answer.ok) set({ failure: answer.failure })
      await get().refreshDrafts()
    },

    async refreshDrafts() {
      const drafts = await bridge.call('draft.list', null)
      if (drafts.ok) set({ drafts: drafts.value })
    },

    async takeUp(request) {
      const { table: opened } = get()
      if (!opened) return
      const { report: pending } = request
      get().endExport()
      bound = bind(request, opened)
      const { views: saved, openView, beside, slides, deck, values } = pending?.report ?? EMPTY_REPORT
      set({ values })
      if (values) await get().restoreValues()
      const { table } = get()
      if (table?.table !== opened.table) return
      // Bins between quantiles are those of the dataset that is open.
      const recut = pending ? await recutViews(engine, table, saved) : ok({ views: saved, changed: [] })
      if (get().table !== table) return
      if (!recut.ok) set({ pivotFailure: recut.failure })
      const { views: cut, changed } = recut.ok ? recut.value : { views: saved, changed: [] }
      const views =
        saved.length > 0
          ? { views: [...cut], shown: openView ?? saved[0]!.id, beside }
          : firstView(startingSpec(table, DEFAULT_THRESHOLDS))
      const isDraft = pending?.draft !== null && pending !== undefined
      set({
        reportName: pending && !isDraft ? pending.name : null,
        reportFile: pending?.file ?? null,
        draft: pending?.draft ?? null,
        saveState: isDraft ? 'draft' : pending?.file ? 'saved' : 'clean',
        kept: null,
        isHeld: false,
        notes: null,
        wanted: null,
        isSaveOpen: false,
        slides,
        mapping: table.mapping,
        deck,
        deckPast: [],
        deckFuture: [],
        deckSlide: deck?.slides[0]?.id ?? null,
        builtDeck: null,
        deckAnswers: null,
      })
      get().begin(views)
      set({ kept: partsOf(get()) })
      if (pending) await compare(pending, views, changed)
    },

    async carryOver(request) {
      const { table, views, shown, beside } = get()
      if (!table) return
      bound = bind(request, table)
      set({ mapping: table.mapping })
      if (get().values) await get().restoreValues()
      if (get().table?.table !== table.table) return
      get().begin({ views, shown, beside })
    },

    async save() {
      const { table, reportFile } = get()
      if (!table) return
      if (!reportFile) return get().saveAs()
      set({ saveState: 'saving' })
      settle(await inTurn(() => writeFile(reportFile)))
    },

    async saveAs() {
      const { table, info, suggestedName } = get()
      if (!table) return
      if (!info?.hasDialogs) return set({ isSaveOpen: true })
      const saved = await get().saveTo({ kind: 'dialog', name: reportFileName(suggestedName()) })
      if (!saved.ok) set({ failure: saved.failure })
    },

    saveTo: (to) =>
      inTurn(async () => {
        const { parts, text, datasets } = await compose()
        const answer = await bridge.call('report.save', { text, datasets, to })
        if (!answer.ok) return answer
        await hasFile(answer.value.saved, parts)
        if (answer.value.saved) {
          set({ isSaveOpen: false })
          const { id, name } = answer.value.saved.file
          await bridge.call('recent.note', { name, files: [id] })
          await get().refreshRecent()
        }
        return ok(null)
      }),

    autosave: () =>
      inTurn(async () => {
        const { table, reportFile, isHeld } = get()
        if (!table || !isEdited(get())) return
        set({ saveState: 'saving' })
        settle(await (reportFile && !isHeld ? writeFile(reportFile) : writeDraft()))
      }),

    async listPlaces() {
      const { reportFile } = get()
      const near = [...(reportFile ? [reportFile.id] : []), ...((await bound)?.fileIds.slice(0, 1) ?? [])]
      const places = await bridge.call('places.list', { near })
      return places.ok ? places.value : []
    },

    suggestedName: () => get().reportName ?? get().table?.name.replace(/\.\w+(\.gz)?$/, '') ?? 'Report',

    fingerprint: async () => (await bound)?.dataset.fingerprint ?? null,

    closeSave: () => set({ isSaveOpen: false }),

    dismissNotes() {
      const { notes, reportFile } = get()
      set({ notes: null })
      // What was lost by damage stays in the file until the user saves; a newer export the report now follows.
      if (!notes || notes.problems.length > 0 || notes.binding === 'same' || !reportFile) return
      set({ isHeld: false, saveState: 'saving' })
      void inTurn(() => writeFile(reportFile)).then(settle)
    },

    dismissWanted: () => set({ wanted: null }),

    rewordSlide(measure, headline) {
      const { slides, shown } = get()
      const others = slides.filter((slide) => slide.view !== shown || slide.measure !== measure)
      set({ slides: headline.trim() === '' ? others : [...others, { view: shown, measure, headline }] })
    },
  }
}

/** What is to be remembered of a dataset; where its files lie the host fills in. */
async function bind(
  { name, sources, fileIds = [], isSample = false }: OpenRequest,
  table: SessionsTable,
): Promise<Bound> {
  const files = sources.map(sourceOf)
  const dataset: ReportDataset = {
    name,
    isSample,
    paths: [],
    files: files.length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    // Files that can no longer be read are known by their columns.
    fingerprint: await fingerprintOf(files).catch(() => null),
    signature: table.signature,
    columns: columnsOf(table),
    content: contentOf(table),
  }
  return { dataset, fileIds }
}
