import { versionsAmong } from '#core/classify/cell-versions'
import { parseJournal } from '#core/classify/journal-entry'
import type { LabelRecord } from '#core/classify/label-record'
import { answerKey } from '#core/classify/merge-labels'
import { columnOf, isFromTranscripts } from '#core/dataset/sessions-table'
import { fail, ok } from '#core/failure'
import { formatCount } from '#core/format/number'
import { saidLast } from '#core/labelling/labelling'
import { factColumns, readFacts } from '#core/labelling/table-facts'
import { labelColumnsOf } from '#core/pivot/label-texts'
import { drillInto, firstScope } from '#core/rows/drill'
import { sessionFacts } from '#core/sql/compile-facts'
import { drillCondition, rowsStatement } from '#core/sql/compile-rows'
import { print } from '#core/sql/print'
import { resultTable } from '#engine/plain-table'
import type { CreateSlice } from './app-state'
import { exportedTurnsReader } from './exported-turns'
import type { LabelsSlice } from './labels-state'

/** Labels in one message to the host. */
const AT_ONCE = 1_000

/** The same answer, given at the same time. */
const identity = (label: LabelRecord): string => `${answerKey(label)} ${label.time}`

/** What rules say does not change with the time they are asked. */
const NO_TIME = '1970-01-01T00:00:00.000Z'

export const createLabelsSlice: CreateSlice<LabelsSlice> = (set, get, { engine, bridge }) => {
  const readExportedTurns = exportedTurnsReader(engine.read)

  return {
    labelling: {
      rater: '',
      questions: ['outcome', 'success_signal', 'failure_signal'],
      size: 50,
      seed: 1,
      stratum: null,
      isBlind: true,
      mode: 'label',
    },
    changeLabelling: (change) => set({ labelling: { ...get().labelling, ...change } }),
    compare: { reference: null, rater: null },
    compareSides: (change) => set({ compare: { ...get().compare, ...change } }),

    labels: [],
    unreadableLabels: 0,
    takenIn: '',
    facts: null,
    classifyTab: 'ask',
    reading: null,

    openClassify: (classifyTab) => set({ classifyTab, page: 'classify' }),

    async loadLabels() {
      const read = await bridge.call('labels.read', null)
      if (!read.ok) return get().fail(read.failure)
      set({ labels: read.value.labels, unreadableLabels: read.value.unreadable })
    },

    async loadFacts() {
      const { table, facts } = get()
      if (!table || facts?.table === table.table) return
      const columns = factColumns(table)
      if (!columns) return
      const answer = await engine.run(print(sessionFacts(table.table, columns)))
      if (get().table !== table) return
      if (!answer.ok) return get().fail(answer.failure)
      set({ facts: { table: table.table, ...readFacts(table, resultTable(answer.value), NO_TIME) } })
    },

    async takeInJournals(files) {
      set({ takenIn: '' })
      let taken = 0
      for (const file of files) {
        const { entries } = parseJournal(await file.text())
        const labels = entries.filter((entry) => entry.type === 'label')
        if (labels.length === 0) {
          get().fail({ code: 'not-a-journal', file: file.name })
          continue
        }
        await get().loadLabels()
        const known = new Set(get().labels.map(identity))
        const fresh = labels.filter((label) => !known.has(identity(label)))
        for (let at = 0; at < fresh.length; at += AT_ONCE) {
          const kept = await bridge.call('labels.take-in', { name: file.name, labels: fresh.slice(at, at + AT_ONCE) })
          if (!kept.ok) return get().fail(kept.failure)
        }
        taken += fresh.length
      }
      await get().loadLabels()
      if (files.length > 0) set({ takenIn: `${formatCount(taken)} new ${taken === 1 ? 'label' : 'labels'} taken in` })
      await get().noteNewLabels(taken)
    },

    async saveLabel(said) {
      const label = saidLast(said, get().labels)
      const saved = await bridge.call('labels.append', { labels: [label as never] })
      if (!saved.ok) return saved
      set({ labels: [...get().labels, label] })
      return ok(null)
    },

    async readTurns(session, signal) {
      const { request, table } = get()
      if (!request || !table) return fail({ code: 'no-dataset' })
      return isFromTranscripts(table)
        ? engine.readTurns(request.sources, session, signal)
        : readExportedTurns(request, table, session, signal)
    },

    async cellVersions(measure, selection) {
      const { cells, plan, table, spec } = get()
      const session = table && columnOf(table, 'session_id')
      if (!cells || !plan || !session) return null
      const drill = drillInto(cells, plan, selection)
      if (!drill.ok) return null
      const where = drillCondition(drill.value, firstScope(drill.value))
      const answer = await engine.run(print(rowsStatement(drill.value, where, [session], null)))
      if (!answer.ok) return null
      const sessions = new Set(answer.value.columns[0]!.values.map(String))
      return labelColumnsOf([measure], spec, table).map((column) => ({
        name: column.name,
        by: versionsAmong(column, get().labels, sessions),
      }))
    },

    openTranscript: (reading) => set({ reading }),
    closeTranscript: () => set({ reading: null }),
  }
}
