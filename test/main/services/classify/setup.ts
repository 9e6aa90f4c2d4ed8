import { readFileSync } from 'node:fs'
import { askClassifier } from '#core/classify/ask-classifier'
import { CLASSIFIERS, type ClassifierId } from '#core/classify/classifiers'
import { answeredKeys, foldJournal, uncertainOf } from '#core/classify/journal-state'
import type { LabelRecord } from '#core/classify/label-record'
import { type ClassifyPlan, makePlan, type Way } from '#core/classify/plan'
import { prepareParts, STUDY_PREPARATION } from '#core/classify/prepare/prepare'
import { priceTableSchema } from '#core/classify/prices'
import type { SessionTurns } from '#core/transcript/turn-store'
import { openJournal, readJournal } from '#main/services/classify/journal-file'
import { type Run, type RunOutcome, type RunRequest, startRun } from '#main/services/classify/run'
import { createModelApi } from '#main/services/claude/client'
import { resourceFile } from '#main/services/resource-file'
import type { FakeApi } from '../../../support/fake-api'

export const PRICES = priceTableSchema.parse(JSON.parse(readFileSync(resourceFile('prices.json')!, 'utf8')))

/** Sessions of one prompt each, no two alike. */
export const sessions = (n: number): SessionTurns[] =>
  Array.from({ length: n }, (_, i) => ({
    session: `s${i}`,
    turns: [{ role: 'human', text: `please make report ${i}`, message: null, isPrompt: true }],
    dropped: 0,
  }))

export const FAST = {
  backoff: { first: 5, longest: 20, tries: 5 },
  batches: { poll: { first: 5, longest: 20 }, appearsWithin: 50 },
} as const

interface Given
  extends Partial<Pick<RunRequest, 'ceiling' | 'concurrency' | 'batches' | 'onProgress' | 'again' | 'retryUncertain'>> {
  readonly fake: FakeApi
  readonly file: string
  readonly n?: number
  readonly ids?: readonly ClassifierId[]
  readonly way?: Way
  readonly key?: string
  readonly run?: string
  readonly model?: string
  readonly tokenFactor?: number
}

/** Plans and starts a run as the program does. */
export async function start(given: Given): Promise<{
  run: Run
  outcome: Promise<RunOutcome>
  plan: ClassifyPlan
  answered: number
  uncertain: readonly { session: string }[]
}> {
  const { fake, file, n = 10, ids = ['work_mode'], way = 'direct', again = false, retryUncertain = false } = given
  const journal = await openJournal(file)
  if (!journal.ok) throw new Error(journal.failure.code)
  const state = foldJournal(journal.value.before.entries)
  const name = state.openRun?.run ?? given.run ?? 'r1'
  const questions = ids.map((id) =>
    askClassifier(CLASSIFIERS.find((each) => each.id === id)!, given.model ? { model: given.model } : {}),
  )
  const answered = answeredKeys(state.labels, { run: name, again })
  const texts = sessions(n).map((said) => prepareParts(['whole'], said, STUDY_PREPARATION))
  const uncertain = new Set(uncertainOf(state, { run: name, again }).keys())
  const plan = makePlan({
    sessions: texts,
    questions,
    preparation: STUDY_PREPARATION,
    prices: PRICES,
    ...{ answered, uncertain, retryUncertain, way, tokenFactor: given.tokenFactor },
  })
  if (!plan.ok) throw new Error(plan.failure.code)
  const run = startRun({
    api: createModelApi({ key: given.key ?? fake.key, baseUrl: fake.url, timeoutMs: 2_000 }),
    journal: journal.value,
    state,
    run: name,
    again,
    retryUncertain,
    items: plan.value.items,
    way,
    prices: PRICES,
    ceiling: given.ceiling ?? 100,
    questionOf: (id) => questions.find((each) => each.id === id),
    app: 'test',
    ...FAST,
    ...(given.concurrency && { concurrency: given.concurrency }),
    ...(given.onProgress && { onProgress: given.onProgress }),
    batches: { ...FAST.batches, ...given.batches },
  })
  const outcome = run.done.finally(() => journal.value.close())
  return { run, outcome, plan: plan.value, answered: plan.value.answered, uncertain: plan.value.uncertain }
}

export async function labelsIn(file: string): Promise<readonly LabelRecord[]> {
  const read = await readJournal(file)
  if (!read.ok) throw new Error(read.failure.code)
  return foldJournal(read.value.entries).labels
}
