import type { Result } from '#core/failure'
import { DEFAULT_CALIBRATION } from '#core/value/calibration/calibration-choice'
import { STUDY_HOLDOUT, TRAINED_HOLDOUT } from '#core/value/calibration/split'
import { type CurrencyTable, currencyTableSchema } from '#core/value/postings/currency'
import { missingFields } from '#core/value/postings/missing-fields'
import { mappingOf, proposePostingFields } from '#core/value/postings/propose-posting-fields'
import { readRules } from '#core/value/postings/read-rules'
import { STUDY_CHOICE } from '#core/value/study/study-choice'
import rates from '../../../resources/rates/currencies.json'
import type { CreateSlice } from './app-state'
import { requestOf } from './open-request'
import { appliedValues } from './value/applied-values'
import type { ValueTask, ValueWork } from './value/messages'
import { saidOf, studySteps } from './value/study-steps'
import { startValueEngine, type ValueEngine } from './value/value-engine'
import type { OpenPostings, PostingChoice, ValueSlice, ValueTaskState } from './value-state'

const CURRENCIES: CurrencyTable = currencyTableSchema.parse(rates)

/** The study's period, prices as they are, and the table of currencies that comes with the program. */
const STUDY_RULES: PostingChoice = {
  from: '2024',
  to: '2026',
  inflation: '',
  priceYear: '',
  rates: Object.fromEntries(Object.entries(CURRENCIES.usdPerUnit).map(([currency, usd]) => [currency, String(usd)])),
  ratesOf: CURRENCIES.date,
}

function rulesOf({ rates, ratesOf, ...typed }: PostingChoice) {
  const usdPerUnit = Object.fromEntries(Object.entries(rates).map(([currency, usd]) => [currency, Number(usd)]))
  return readRules(typed, { ...CURRENCIES, date: ratesOf, usdPerUnit })
}

const WHAT: Readonly<Record<ValueTask, ValueTaskState['what']>> = {
  read: 'reading',
  calibrate: 'calibrating',
  value: 'valuing',
  split: 'reading',
}

export const createValueSlice: CreateSlice<ValueSlice> = (set, get, deps) => {
  const { engine, fileRequest } = deps
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
    const rules = rulesOf(get().postingChoice)
    if (!rules.ok) return set({ valueFailure: rules.failure })
    const summary = await ask('read', { columns: file.columns, mapping, rules: rules.value })
    if (summary.ok && get().postings === postings) set({ postings: { ...postings, summary: summary.value } })
  }

  return {
    valueTab: 'estimate',
    postingChoice: STUDY_RULES,
    postings: null,
    calibrationChoice: DEFAULT_CALIBRATION,
    calibration: null,
    fillsValues: false,
    valueTask: null,
    valueFailure: null,

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

    openValueTab: (valueTab) => set({ valueTab, valueFailure: null }),

    async choosePostings(change) {
      const postingChoice = { ...get().postingChoice, ...change }
      const rules = rulesOf(postingChoice)
      if (!rules.ok) return set({ valueFailure: rules.failure })
      set({ postingChoice, valueFailure: null })
      const { postings } = get()
      if (!postings) return
      const { name, columns, unreadableLines, chosen } = postings
      await take({ name, columns, unreadableLines, chosen })
    },

    chooseCalibration: (change) => {
      const before = get().calibrationChoice
      const isOther = change.method !== undefined && (change.method === 'study') !== (before.method === 'study')
      // The study's method has anchors and a holdout of its own.
      const { seed, recalibration } = before
      const base = isOther
        ? { ...(change.method === 'study' ? STUDY_CHOICE : DEFAULT_CALIBRATION), seed, recalibration }
        : before
      const choice = { ...base, ...change }
      const usual = choice.recalibration === 'none' ? STUDY_HOLDOUT : TRAINED_HOLDOUT
      const holdout =
        change.holdout ?? (change.recalibration === undefined || choice.method === 'study' ? choice.holdout : usual)
      set({ calibrationChoice: { ...choice, holdout }, calibration: null, valueFailure: null })
    },

    async calibrate() {
      const { calibrationChoice: choice } = get()
      const study = choice.method === 'study' ? { study: saidOf(get()) } : {}
      const answer = await ask('calibrate', { ...choice, ...study })
      if (answer.ok) set({ calibration: answer.value })
    },

    fillValues: (fillsValues) => set({ fillsValues, valueFailure: null }),

    ...appliedValues(ask)(set, get, deps),

    ...studySteps(ask)(set, get, deps),

    cancelValue() {
      reading?.abort()
      pricer?.cancel()
      if (reading) set({ valueTask: null })
    },
  }
}
