import { parseTemperature } from '#core/classify/ask-classifier'
import type { JournalContent } from '#core/classify/channels'
import { chooseQuestions, STUDY_CLASSIFIERS } from '#core/classify/choose-questions'
import { answeredKeys, uncertainOf } from '#core/classify/journal-state'
import { type ClassifyPlan, makePlan } from '#core/classify/plan'
import { partsOf, prepareParts, STUDY_PREPARATION } from '#core/classify/prepare/prepare'
import { isFromTranscripts } from '#core/dataset/sessions-table'
import { type Failure, ok, type Result } from '#core/failure'
import type { SessionTurns } from '#core/transcript/turn-store'
import { readExported } from '#engine/read-exported'
import { readSaid } from '#engine/read-transcripts'
import { sourceOf } from '#engine/source-handle'
import type { CreateSlice } from './app-state'
import { askOptions, COUNT_IS_OF, COUNTED, evenly, inParts, orderOf } from './classify-order'
import type { ClassifyChoice, ClassifySlice, PreparedSession } from './classify-state'

const STUDY: ClassifyChoice = {
  classifiers: STUDY_CLASSIFIERS,
  model: '',
  models: {},
  temperature: '',
  way: null,
  ceiling: '5',
  again: false,
  retryUncertain: false,
  preparation: STUDY_PREPARATION,
}

/** Sessions prepared before the window is let in. */
const BREATHE_AFTER = 20

export const createClassifySlice: CreateSlice<ClassifySlice> = (set, get, { bridge, engine }) => {
  /** What was said in the sessions, before cuts and replacements, and the dataset it is of. */
  let said: { readonly of: unknown; readonly turns: readonly SessionTurns[] } | null = null
  let current: AbortController | null = null

  const failed = (classifyFailure: Failure) => set({ classifyFailure, preparing: null })
  const orFail = <T>(result: Result<T>): T | null => {
    if (result.ok) return result.value
    failed(result.failure)
    return null
  }

  bridge.on('classify.progress', ({ progress, failure }) => {
    set({ classifyProgress: progress, ...(failure && { classifyFailure: failure as Failure }) })
    if (progress.end !== null) void afterRun()
  })

  async function readJournal(): Promise<JournalContent | null> {
    const labelJournal = orFail(await bridge.call('classify.journal', null))
    if (labelJournal) set({ labelJournal })
    return labelJournal
  }

  async function afterRun(): Promise<void> {
    const before = get().labelJournal?.labels.length ?? 0
    const journal = await readJournal()
    if (journal && journal.labels.length > before) set({ hasNewLabels: true })
    plan()
    if (get().page === 'classify') await get().showNewLabels()
  }

  function questions() {
    const { classifiers, ...asked } = get().classifyChoice
    return chooseQuestions(classifiers, askOptions(asked))
  }

  /** Plans anew what is prepared; consent was for what stood there before. */
  function plan(): void {
    const { prepared, classifyChoice, classifyStatus, labelJournal } = get()
    set({ hasConsent: false })
    const asked = questions()
    const isFit = parseTemperature(classifyChoice.temperature) !== 'unfit'
    if (!prepared || !classifyStatus || !asked.ok || asked.value.length === 0 || !isFit) {
      set({ classifyPlan: null })
      return
    }
    const run = labelJournal?.openRun ?? { run: '', again: classifyChoice.again }
    const { labels = [], lost = [] } = labelJournal ?? {}
    const planned = makePlan({
      sessions: prepared,
      questions: asked.value,
      preparation: classifyChoice.preparation,
      prices: classifyStatus.prices,
      answered: answeredKeys(labels, run),
      uncertain: new Set(uncertainOf({ labels, lost }, run).keys()),
      retryUncertain: classifyChoice.retryUncertain,
      way: classifyChoice.way ?? undefined,
      tokenFactor: get().tokenFactor ?? undefined,
    })
    if (planned.ok) set({ classifyPlan: planned.value, classifyFailure: null })
    else set({ classifyPlan: null, classifyFailure: planned.failure })
  }

  async function prepareAgain(): Promise<void> {
    const asked = questions()
    if (!said || !asked.ok) return
    current?.abort()
    const controller = new AbortController()
    current = controller
    const { turns } = said
    const parts = partsOf(asked.value)
    const prepared: PreparedSession[] = []
    set({ preparing: { done: 0, all: turns.length }, hasConsent: false })
    for (const session of turns) {
      prepared.push(prepareParts(parts, session, get().classifyChoice.preparation))
      if (prepared.length % BREATHE_AFTER > 0) continue
      await new Promise((resolve) => setTimeout(resolve))
      if (controller.signal.aborted) return
      set({ preparing: { done: prepared.length, all: turns.length } })
    }
    set({ prepared, preparing: null, shownText: Math.min(get().shownText, Math.max(0, prepared.length - 1)) })
    plan()
  }

  /** Gives the host an order and the texts of some sessions, as they were seen. */
  async function handOver(
    { way }: ClassifyPlan,
    sessions: readonly PreparedSession[],
  ): Promise<{ readonly id: string } | null> {
    const begun = orFail(await bridge.call('classify.begin', orderOf(get().classifyChoice, way)))
    if (!begun) return null
    for (const part of inParts(sessions)) {
      if (orFail(await bridge.call('classify.add', { ...begun, sessions: part })) === null && get().classifyFailure)
        return null
    }
    return begun
  }

  return {
    classifyStatus: null,
    labelJournal: null,
    classifyChoice: STUDY,
    preparing: null,
    prepared: null,
    classifyPlan: null,
    tokenFactor: null,
    isCounting: false,
    shownText: 0,
    hasConsent: false,
    classifyProgress: null,
    classifyFailure: null,
    hasNewLabels: false,

    async askClassifyStatus() {
      if (said && said.of !== get().request?.sources) {
        said = null
        set({ prepared: null, classifyPlan: null, tokenFactor: null, shownText: 0, hasConsent: false })
      }
      const status = orFail(await bridge.call('classify.status', null))
      if (!status) return
      set({ classifyStatus: status, classifyProgress: status.progress })
      await readJournal()
    },

    async keepApiKey(key) {
      orFail(await bridge.call('classify.keep-key', { key }))
      await get().askClassifyStatus()
    },

    async setBaseUrl(url) {
      if (orFail(await bridge.call('classify.base-url', { url })) === null && get().classifyFailure) return
      set({ hasConsent: false })
      await get().askClassifyStatus()
    },

    async chooseClassify(change) {
      const before = get().classifyChoice
      const classifyChoice = { ...before, ...change }
      set({ classifyChoice, ...(COUNT_IS_OF.some((part) => part in change) && { tokenFactor: null }) })
      const parts = (ids: readonly string[]) => ids.includes('expertise_first_prompt')
      const isSame = parts(before.classifiers) === parts(classifyChoice.classifiers)
      if (change.preparation || !isSame) await prepareAgain()
      else plan()
    },

    async prepareTexts() {
      const { request, table, classifyChoice } = get()
      if (!request || !table) return
      current?.abort()
      const controller = new AbortController()
      current = controller
      set({ preparing: { done: 0, all: null }, tokenFactor: null, classifyFailure: null })
      const { signal } = controller
      const read = isFromTranscripts(table)
        ? ok(await readSaid(request.sources.map(sourceOf), signal, classifyChoice.preparation))
        : await readExported(table, (columns) =>
            engine.read(request.sources, { signal, onProgress: () => {}, columns }),
          )
      if (signal.aborted) return
      if (!read.ok) return failed(read.failure)
      const turns = read.value
      if (turns.length === 0) return failed({ code: 'no-transcripts', name: table.name })
      said = { of: request.sources, turns }
      await prepareAgain()
    },

    showText: (shownText) => set({ shownText }),
    giveConsent: (hasConsent) => set({ hasConsent }),

    async startRun() {
      const { classifyPlan, prepared, hasConsent } = get()
      if (!classifyPlan || !prepared || !hasConsent) return
      set({ classifyFailure: null, hasConsent: false })
      const asked = new Set(classifyPlan.items.map((item) => item.asked.session))
      const begun = await handOver(
        classifyPlan,
        prepared.filter(({ session }) => asked.has(session)),
      )
      if (!begun) return
      const progress = orFail(await bridge.call('classify.start', { ...begun, consent: true }))
      if (progress && get().classifyProgress?.run !== progress.run) set({ classifyProgress: progress })
    },

    async countTokens() {
      const { classifyPlan, prepared, isCounting } = get()
      if (!classifyPlan || !prepared || isCounting) return
      set({ classifyFailure: null, isCounting: true })
      const asked = [...new Set(classifyPlan.items.map((item) => item.asked.session))]
      const some = new Set(evenly(asked, COUNTED))
      const begun = await handOver(
        classifyPlan,
        prepared.filter(({ session }) => some.has(session)),
      )
      const counted = begun && orFail(await bridge.call('classify.count', { ...begun, consent: true }))
      // What was chosen anew meanwhile has another count.
      const isSame = get().prepared === prepared && get().classifyPlan === classifyPlan
      set({ isCounting: false, ...(counted && isSame && { tokenFactor: counted.factor }) })
      if (counted && isSame) plan()
    },

    async controlRun(what) {
      orFail(await bridge.call('classify.control', { what }))
    },

    async showNewLabels() {
      const { request, table, hasNewLabels } = get()
      if (!request || !table || !hasNewLabels) return
      set({ hasNewLabels: false })
      await get().remap(request, table.mapping)
    },

    async noteNewLabels(taken) {
      if (taken === 0) return
      await readJournal()
      plan()
      set({ hasNewLabels: true })
      await get().showNewLabels()
    },

    dismissClassifyFailure: () => set({ classifyFailure: null }),
  }
}
