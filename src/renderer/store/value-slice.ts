import type { Result } from '#core/failure'
import { print } from '#core/sql/print'
import { DEFAULT_CALIBRATION } from '#core/value/calibration/calibrate'
import { STUDY_HOLDOUT, TRAINED_HOLDOUT } from '#core/value/calibration/split'
import { type CurrencyTable, currencyTableSchema } from '#core/value/postings/currency'
import { missingFields } from '#core/value/postings/missing-fields'
import { mappingOf, proposePostingFields } from '#core/value/postings/propose-posting-fields'
import { STUDY_PERIOD } from '#core/value/postings/read-postings'
import { askSessions } from '#core/value/sessions/ask-sessions'
import { raterOf, valueColumns } from '#core/value/sessions/value-columns'
import { withColumns } from '#core/value/sessions/with-columns'
import rates from '../../../resources/rates/currencies.json'
import type { CreateSlice } from './app-state'
import { requestOf } from './open-request'
import type { ValueTask, ValueWork } from './value/messages'
import { startValueEngine, type ValueEngine } from './value/value-engine'
import type { OpenPostings, ValueSlice, ValueTaskState } from './value-state'

const CURRENCIES: CurrencyTable = currencyTableSchema.parse(rates)

const WHAT: Readonly<Record<ValueTask, ValueTaskState['what']>> = {
  read: 'reading',
  calibrate: 'calibrating',
  value: 'valuing',
}

export const createValueSlice: CreateSlice<ValueSlice> = (set, get, { engine, fileRequest }) => {
  let pricer: ValueEngine | null = null
  let reading: AbortController | null = null

  async function ask<K extends ValueTask>(
    kind: K,
    asked: ValueWork[K]['ask'],
  ): Promise<Result<ValueWork[K]['answer']>> {
    pricer ??= startValueEngine()
    set({ valueTask: { what: WHAT[kind], progress: null }, valueFailure: null })
    const answer = await pricer.ask(kind, asked, (progress) => set({ valueTask: { what: WHAT[kind], progress } }))
    set({ valueTask: null, ...(!answer.ok && answer.failure.code !== 'cancelled' && { valueFailure: answer.failure }) })
    return answer
  }

  async function take(file: Omit<OpenPostings, 'proposals' | 'summary'>): Promise<void> {
    const proposals = proposePostingFields(file.columns, file.chosen)
    const mapping = mappingOf(proposals)
    const postings: OpenPostings = { ...file, proposals, summary: null }
    set({ postings, calibration: null })
    const complete = missingFields(mapping, file.name, file.columns)
    if (!complete.ok) return set({ valueFailure: complete.failure })
    const rules = { period: STUDY_PERIOD, currencies: CURRENCIES, inflation: null }
    const summary = await ask('read', { columns: file.columns, mapping, rules })
    if (summary.ok && get().postings === postings) set({ postings: { ...postings, summary: summary.value } })
  }

  return {
    postings: null,
    calibrationChoice: DEFAULT_CALIBRATION,
    calibration: null,
    valueTask: null,
    valueFailure: null,
    applied: null,

    async openPostings(name, sources) {
      reading?.abort()
      const controller = new AbortController()
      reading = controller
      set({ valueTask: { what: 'reading', progress: null }, valueFailure: null })
      const read = await engine.read(sources, {
        signal: controller.signal,
        onProgress: ({ bytes, totalBytes }) =>
          reading === controller && set({ valueTask: { what: 'reading', progress: { done: bytes, of: totalBytes } } }),
      })
      if (reading !== controller) return
      reading = null
      set({ valueTask: null })
      if (read.ok) {
        const { columns, unreadableLines } = read.value
        await take({ name, columns, unreadableLines, chosen: {} })
      } else if (read.failure.code !== 'cancelled') set({ valueFailure: read.failure })
    },

    async openPostingRefs(files) {
      if (files.length === 0) return
      const { name, sources } = requestOf(files, fileRequest)
      await get().openPostings(name, sources)
    },

    async mapPosting(column, field) {
      const { postings } = get()
      if (!postings) return
      const { name, columns, unreadableLines, chosen } = postings
      // A field has one column: whichever had it before is none any more.
      const others = postings.proposals.filter((one) => one.field === field && one.source !== column)
      const freed = Object.fromEntries(others.map(({ source }) => [source, null]))
      await take({ name, columns, unreadableLines, chosen: { ...chosen, ...freed, [column]: field } })
    },

    chooseCalibration: (change) => {
      const choice = { ...get().calibrationChoice, ...change }
      const holdout = choice.recalibration === 'none' ? STUDY_HOLDOUT : TRAINED_HOLDOUT
      set({ calibrationChoice: { ...choice, holdout }, calibration: null, valueFailure: null })
    },

    async calibrate() {
      const answer = await ask('calibrate', get().calibrationChoice)
      if (answer.ok) set({ calibration: answer.value })
    },

    async applyValues() {
      const { table, calibrationChoice: choice, calibration } = get()
      if (!table) return
      const sessions = await engine.run(print(askSessions(table).query))
      if (!sessions.ok) return set({ valueFailure: sessions.failure })
      const curve = calibration?.recalibration?.curve ?? null
      const valued = await ask('value', { choice, sessions: sessions.value, curve })
      if (!valued.ok || get().table !== table) return
      const { values, provenance } = valued.value
      const put = await engine.put(valueColumns(values, provenance))
      if (!put.ok) return set({ valueFailure: put.failure })
      if (get().table !== table) return
      set({
        table: withColumns(table, put.value),
        check: null,
        applied: {
          table: table.table,
          by: raterOf(provenance, values.estimated),
          estimated: values.estimated,
          unestimated: values.unestimated,
        },
      })
      await get().askAnew()
    },

    cancelValue() {
      reading?.abort()
      pricer?.cancel()
      if (reading) set({ valueTask: null })
    },
  }
}
