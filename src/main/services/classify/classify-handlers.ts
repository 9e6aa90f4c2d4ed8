import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { EventData, Handlers } from '#core/channels'
import { parseBaseUrl } from '#core/classify/base-url'
import type { RunOrder } from '#core/classify/channels'
import { chooseQuestions } from '#core/classify/choose-questions'
import { foldJournal } from '#core/classify/journal-state'
import { mergeLabels } from '#core/classify/merge-labels'
import { makePlan, type SessionTexts } from '#core/classify/plan'
import type { RunProgress } from '#core/classify/progress'
import { type Failure, fail, ok } from '#core/failure'
import { questionOfPricing } from '#core/value/study/study-prices'
import { createModelApi, USUAL_BASE_URL } from '../claude/client'
import { errorCode } from '../error-code'
import { otherLabels } from '../label-folder'
import { placeName } from '../place-name'
import type { SettingsStore } from '../settings'
import { countTokens } from './count-tokens'
import { readJournal } from './journal-file'
import { createKeyStore, type Keychain } from './key-store'
import { openRun } from './open-run'
import { readPrices } from './price-file'
import type { Run } from './run'

export interface ClassifyPorts {
  /** Where the journal, the user's prices and the encrypted key are. */
  readonly folder: string
  readonly settings: SettingsStore
  readonly keychain: Keychain | null
  readonly tellRun: (told: EventData<'classify.progress'>) => void
}

type ClassifyChannels = Extract<keyof Handlers, `classify.${string}`>

interface Ordered {
  readonly order: RunOrder
  readonly sessions: SessionTexts[]
}

/** How often the page is told how a run stands, in milliseconds. */
const TELL_EVERY_MS = 200

/** The answers to the Classify page. One run at a time; it ends with the program, and its journal goes on. */
export function classifyHandlers({
  folder,
  settings,
  keychain,
  tellRun,
}: ClassifyPorts): Pick<Handlers, ClassifyChannels> {
  const file = path.join(folder, 'labels.jsonl')
  const keys = createKeyStore(path.join(folder, 'api-key'), keychain)
  let ordered: (Ordered & { readonly id: string }) | null = null
  let running: Run | null = null
  let isStarting = false
  let last: RunProgress | null = null

  const baseUrl = async () => (await settings.read()).apiBaseUrl || process.env.ANTHROPIC_BASE_URL || USUAL_BASE_URL
  const tell = (progress: RunProgress, failure: Failure | null = null) => {
    last = progress
    tellRun({ progress, failure })
  }

  /** What anything that is asked of the API needs. */
  async function readied(order: RunOrder) {
    const key = keys.read()
    if (key === null) return fail({ code: 'no-key' })
    const prices = await readPrices(folder)
    if (!prices.ok) return prices
    const questions = questionsOf(order)
    if (!questions.ok) return questions
    const url = await baseUrl()
    // That of the environment, and of settings someone edited, is not checked where it is set.
    const parsed = parseBaseUrl(url)
    if (parsed === null) return fail({ code: 'base-url-unfit', url })
    const api = createModelApi({ key, baseUrl: parsed })
    return ok({ api, prices: prices.value, questions: questions.value })
  }

  async function start({ order, sessions }: Ordered) {
    const ready = await readied(order)
    if (!ready.ok) return ready
    const { api, prices, questions } = ready.value
    const others = await otherLabels(folder, path.basename(file))
    if (!others.ok) return others
    const opened = await openRun(file, order.again, others.value)
    if (!opened.ok) return opened
    const { answered, uncertain, close } = opened.value
    const plan = makePlan({ ...order, sessions, questions, prices, answered, uncertain })
    if (!plan.ok) {
      await close()
      return plan
    }
    const run = opened.value.start({
      api,
      items: plan.value.items,
      way: order.way,
      retryUncertain: order.retryUncertain,
      prices,
      ceiling: order.ceiling,
      app: 'session-explorer',
      onProgress: throttled(tell),
    })
    running = run
    void follow(run)
    return ok(run.progress())
  }

  async function count({ order, sessions }: Ordered) {
    const ready = await readied(order)
    if (!ready.ok) return ready
    const { api, prices, questions } = ready.value
    const plan = makePlan({ ...order, sessions, questions, prices, answered: new Set<string>() })
    if (!plan.ok) return plan
    const factor = await countTokens(api, plan.value.items, prices)
    return factor.ok ? ok({ factor: factor.value }) : factor
  }

  async function follow(run: Run): Promise<void> {
    try {
      const { progress, failure } = await run.done
      running = null
      tell(progress, failure)
    } catch (error) {
      running = null
      const progress = { ...run.progress(), state: 'ended' as const, end: 'failed' as const }
      tell(progress, { code: 'write-failed', file: path.basename(file), detail: errorCode(error) })
    }
  }

  return {
    'classify.status': async () => {
      const prices = await readPrices(folder)
      if (!prices.ok) return prices
      return ok({
        keyFrom: keys.from(),
        keepsKeys: keys.keepsKeys,
        baseUrl: await baseUrl(),
        prices: prices.value,
        journal: `${path.basename(file)} in ${placeName(folder)}`,
        progress: running?.progress() ?? last,
      })
    },
    'classify.journal': async () => {
      const read = await readJournal(file)
      if (!read.ok) return read
      const others = await otherLabels(folder, path.basename(file))
      if (!others.ok) return others
      const { labels, lost, openRun } = foldJournal(read.value.entries)
      return ok({
        labels: mergeLabels([labels, others.value]),
        lost: [...lost],
        openRun,
        unreadable: read.value.unreadable.length,
      })
    },
    'classify.keep-key': ({ key }) => keys.keep(key),
    'classify.base-url': async ({ url }) => {
      const parsed = url.trim() === '' ? '' : parseBaseUrl(url)
      if (parsed === null) return fail({ code: 'base-url-unfit', url })
      const written = await settings.write({ apiBaseUrl: parsed })
      return written.ok ? ok(null) : written
    },
    'classify.begin': async (order) => {
      const id = randomUUID()
      ordered = { id, order, sessions: [] }
      return ok({ id })
    },
    'classify.add': async ({ id, sessions }) => {
      if (ordered?.id !== id) return fail({ code: 'cancelled' })
      for (const { session, texts } of sessions) ordered.sessions.push({ session, texts: withoutUndefined(texts) })
      return ok(null)
    },
    'classify.start': async ({ id }) => {
      if (ordered?.id !== id) return fail({ code: 'cancelled' })
      if (running || isStarting) return fail({ code: 'run-in-progress' })
      const order = ordered
      ordered = null
      isStarting = true
      try {
        return await start(order)
      } finally {
        isStarting = false
      }
    },
    'classify.count': async ({ id }) => {
      if (ordered?.id !== id) return fail({ code: 'cancelled' })
      const { order, sessions } = ordered
      ordered = null
      return count({ order, sessions })
    },
    'classify.control': async ({ what }) => {
      running?.[what]()
      return ok(null)
    },
  }
}

const questionsOf = ({ pricing, classifiers, model, models, temperature, preparation: { redaction } }: RunOrder) =>
  pricing
    ? ok([questionOfPricing({ ...pricing, redaction }, pricing.id)])
    : chooseQuestions(classifiers, { model: model ?? undefined, models, temperature })

const withoutUndefined = (texts: Readonly<Record<string, unknown>>): SessionTexts['texts'] =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as SessionTexts['texts']

/** The first call at once, later ones at most every so often, the last one always. */
function throttled(tell: (progress: RunProgress) => void): (progress: RunProgress) => void {
  let timer: NodeJS.Timeout | null = null
  let latest: RunProgress | null = null
  const flush = () => {
    timer = null
    if (latest) tell(latest)
    latest = null
  }
  return (progress) => {
    if (timer) {
      latest = progress
      return
    }
    tell(progress)
    timer = setTimeout(flush, TELL_EVERY_MS)
    timer.unref()
  }
}
