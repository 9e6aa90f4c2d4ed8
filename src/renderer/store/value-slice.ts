import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import { print } from '#core/sql/print'
import { DEFAULT_CALIBRATION } from '#core/value/calibration/calibrate'
import { STUDY_HOLDOUT, TRAINED_HOLDOUT } from '#core/value/calibration/split'
import { type CurrencyTable, currencyTableSchema } from '#core/value/postings/currency'
import { missingFields } from '#core/value/postings/missing-fields'
import { mappingOf, proposePostingFields } from '#core/value/postings/propose-posting-fields'
import { STUDY_PERIOD } from '#core/value/postings/read-postings'
import {
  type AppliedValues,
  nameOfValues,
  type ValueRow,
  valueRows,
  valuesOfRows,
} from '#core/value/sessions/applied-values'
import { askSessions } from '#core/value/sessions/ask-sessions'
import { worksOfSessions } from '#core/value/sessions/works-of-sessions'
import rates from '../../../resources/rates/currencies.json'
import type { CreateSlice } from './app-state'
import { requestOf } from './open-request'
import { keepValues } from './value/keep-values'
import type { ValueTask, ValueWork } from './value/messages'
import { type OwnValues, putValuesInto, readOwnValues } from './value/put-values'
import { startValueEngine, type ValueEngine } from './value/value-engine'
import type { OpenPostings, ValueSlice, ValueTaskState } from './value-state'

const CURRENCIES: CurrencyTable = currencyTableSchema.parse(rates)

const WHAT: Readonly<Record<ValueTask, ValueTaskState['what']>> = {
  read: 'reading',
  calibrate: 'calibrating',
  value: 'valuing',
}

export const createValueSlice: CreateSlice<ValueSlice> = (set, get, { engine, bridge, fileRequest }) => {
  let pricer: ValueEngine | null = null
  let reading: AbortController | null = null
  let own: OwnValues | null = null
  let lastPut: SessionsTable | null = null
  /** Values that were made or read here, by name: undoing a step needs no disk. */
  const known = new Map<string, readonly ValueRow[]>()

  async function rowsOf(run: string): Promise<Result<readonly ValueRow[]>> {
    const here = known.get(run)
    if (here) return ok(here)
    const read = await bridge.call('values.read', { run })
    if (!read.ok) return read
    known.set(run, read.value.rows)
    return ok(read.value.rows)
  }

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
    values: null,

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
      const { values: made, provenance } = valued.value
      const rows = valueRows(worksOfSessions(sessions.value), made)
      const { estimated, unestimated } = made
      const applied: AppliedValues = { run: nameOfValues(rows), provenance, estimated, unestimated }
      known.set(applied.run, rows)
      get().editViews((views) => ({ ...views, values: applied }))
      const kept = await keepValues(bridge, applied, rows)
      if (!kept.ok) set({ valueFailure: kept.failure })
    },

    async putValues() {
      await get().restoreValues()
      set({ check: null })
      await get().askAnew()
    },

    async restoreValues() {
      const { table, values } = get()
      if (!table) return
      const isKnown = own !== null && (own.table === table || lastPut === table)
      const before = isKnown ? ok(own!) : await readOwnValues(engine, table)
      if (!before.ok) return set({ valueFailure: before.failure })
      own = before.value
      const rows = values && (await rowsOf(values.run))
      if (rows && !rows.ok) return get().fail(rows.failure)
      const sessions = rows && (await engine.run(print(askSessions(own.table).query)))
      if (sessions && !sessions.ok) return set({ valueFailure: sessions.failure })
      const found = values && rows && sessions && valuesOfRows(worksOfSessions(sessions.value), rows.value)
      const put = await putValuesInto(engine, own, found && { ...found, applied: values })
      if (!put.ok) return set({ valueFailure: put.failure })
      if (get().table !== table) return
      lastPut = put.value
      set({ table: lastPut })
    },

    cancelValue() {
      reading?.abort()
      pricer?.cancel()
      if (reading) set({ valueTask: null })
    },
  }
}
