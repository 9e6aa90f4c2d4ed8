import { answeredKeys, uncertainOf } from '#core/classify/journal-state'
import { PRICE_MODEL } from '#core/classify/price-question'
import { DEFAULT_RULES } from '#core/classify/redact/redact'
import { print } from '#core/sql/print'
import { askSessions } from '#core/value/sessions/ask-sessions'
import { worksOfSessions } from '#core/value/sessions/works-of-sessions'
import { type AskedOfModel, pricesOfModels } from '#core/value/study/study-of-journal'
import {
  type Pricing,
  planPrices,
  preparationOf,
  pricedText,
  questionOfPricing,
  type ToPrice,
} from '#core/value/study/study-prices'
import type { AppState, CreateSlice } from '../app-state'
import type { ValueSlice } from '../value-state'
import type { AskPricer } from './messages'
import { textsOf } from './session-texts'

/** What models have said of prices, as far as the journal has been read. */
export function saidOf({ labelJournal, studyModel, classifyChoice }: AppState): AskedOfModel {
  return {
    model: modelOf(studyModel),
    redaction: classifyChoice.preparation.redaction ?? DEFAULT_RULES,
    labels: pricesOfModels(labelJournal?.labels ?? []),
  }
}

const modelOf = (typed: string): string => (typed.trim() === '' ? PRICE_MODEL : typed.trim())

type Steps = Pick<
  ValueSlice,
  'studyAsked' | 'studyModel' | 'studyCeiling' | 'hasStudyConsent' | 'chooseStudy' | 'planStudy' | 'startStudy'
>

/** Texts in one message to the host. */
const AT_ONCE = 500

/** The study's second step in the window: planned here, shown, and sent by the host. The first is the Classify page's. */
export const studySteps =
  (ask: AskPricer): CreateSlice<Steps> =>
  (set, get, { engine, bridge }) => {
    let texts: readonly ToPrice[] = []

    async function sessionsToPrice(): Promise<ToPrice[] | null> {
      const { table } = get()
      if (!table) return null
      const sessions = await engine.run(print(askSessions(table).query))
      const described = await textsOf(engine, get())
      if (!sessions.ok || !described.ok) {
        if (!described.ok) set({ valueFailure: described.failure })
        if (!sessions.ok) set({ valueFailure: sessions.failure })
        return null
      }
      return worksOfSessions(sessions.value, described.value).flatMap(({ session, text }) =>
        text ? [{ id: session, text }] : [],
      )
    }

    return {
      studyAsked: null,
      studyModel: '',
      studyCeiling: '5',
      hasStudyConsent: false,

      chooseStudy: (change) =>
        set({ ...change, ...(change.studyModel !== undefined && { studyAsked: null, hasStudyConsent: false }) }),

      async planStudy(of) {
        set({ studyAsked: null, hasStudyConsent: false, valueFailure: null })
        await get().askClassifyStatus()
        const { calibrationChoice: choice, classifyStatus: status, labelJournal } = get()
        if (!status) return
        const split = await ask('split', choice)
        if (!split.ok) return
        const { anchors, holdout } = split.value
        const { model, redaction } = saidOf(get())
        const pricing: Pricing = { anchors, model, redaction, seed: choice.seed }
        const id = of === 'sessions' ? 'task_value' : 'posting_price'
        const toPrice =
          of === 'postings' ? holdout.map((one) => ({ id: `posting ${one.id}`, text: one })) : await sessionsToPrice()
        if (!toPrice) return
        if (toPrice.length === 0)
          return set({ valueFailure: { code: 'value-method-unfit', method: 'study', why: 'no-texts' } })
        const run = labelJournal?.openRun ?? { run: '', again: false }
        const { labels = [], lost = [] } = labelJournal ?? {}
        const plan = planPrices(id, toPrice, pricing, {
          prices: status.prices,
          answered: answeredKeys(labels, run),
          uncertain: new Set(uncertainOf({ labels, lost }, run).keys()),
        })
        if (!plan.ok) return set({ valueFailure: plan.failure })
        texts = toPrice
        const { terms, fileNames } = redaction
        set({
          studyAsked: {
            of,
            plan: plan.value,
            rubric: questionOfPricing(pricing, id).rubric,
            order: {
              classifiers: [id],
              model: null,
              models: {},
              preparation: preparationOf({ fileNames, terms: [...terms] }) as never,
              way: plan.value.way,
              ceiling: 1,
              again: false,
              retryUncertain: false,
              pricing: {
                id,
                model,
                seed: choice.seed,
                anchors: anchors.map(({ title, description, skills, price }) => ({
                  title,
                  description,
                  skills: [...skills],
                  price,
                })),
              },
            },
          },
        })
      },

      async startStudy() {
        const { studyAsked, studyCeiling, hasStudyConsent, classifyChoice } = get()
        const ceiling = Number(studyCeiling)
        if (!studyAsked || !hasStudyConsent || !(ceiling > 0)) return
        set({ hasStudyConsent: false, valueFailure: null })
        const begun = await bridge.call('classify.begin', { ...studyAsked.order, ceiling })
        if (!begun.ok) return set({ valueFailure: begun.failure })
        const { redaction } = classifyChoice.preparation
        const asked = new Set(studyAsked.plan.items.map((item) => item.asked.session))
        const left = texts.filter(({ id }) => asked.has(id))
        for (let from = 0; from < left.length; from += AT_ONCE) {
          const sessions = left.slice(from, from + AT_ONCE).map(({ id: session, text }) => ({
            session,
            texts: { whole: { text: pricedText(text, redaction).text, isCut: false } },
          }))
          const added = await bridge.call('classify.add', { ...begun.value, sessions })
          if (!added.ok) return set({ valueFailure: added.failure })
        }
        const started = await bridge.call('classify.start', { ...begun.value, consent: true })
        if (!started.ok) return set({ valueFailure: started.failure })
        set({ studyAsked: null })
        if (get().classifyProgress?.run !== started.value.run) set({ classifyProgress: started.value })
      },
    }
  }
