import type { LabelRecord } from '#core/classify/label-record'
import { type ClassifyPlan, makePlan } from '#core/classify/plan'
import { endText } from '#core/classify/plan-text'
import { partsOf, prepareParts } from '#core/classify/prepare/prepare'
import { fail, ok, type Result } from '#core/failure'
import type { CalibrationChoice } from '#core/value/calibration/calibration-choice'
import type { Estimator } from '#core/value/estimator'
import type { Posting } from '#core/value/postings/posting'
import type { WorkOfSession } from '#core/value/sessions/works-of-sessions'
import { studySplit } from '#core/value/study/study-choice'
import type { AskedOfModel } from '#core/value/study/study-of-journal'
import { type StudyPlan, studyPlanJson, studyPlanText, UNWRITTEN } from '#core/value/study/study-plan'
import {
  type Pricing,
  planPrices,
  pricedByModel,
  pricedText,
  rewritesOf,
  type ToPrice,
} from '#core/value/study/study-prices'
import type { ByteSource } from '#engine/byte-source'
import { readSaid } from '#engine/read-transcripts'
import { usage } from './outcome'
import { printOut } from './print-out'
import { type Before, readBefore, runPlan } from './run-plan'
import type { StudyTask } from './study-options'

/** Texts of sessions and prices of them, after the run; null where only a plan or a text was asked for, and printed. */
export type StudyOutcome = {
  readonly works: readonly WorkOfSession[]
  readonly estimator: Estimator
  readonly labels: readonly LabelRecord[]
  readonly pricing: Pricing
} | null

/** What is done with sessions: both steps, the first for those nobody has described as a posting. */
export async function studyOfSessions(
  task: StudyTask,
  postings: readonly Posting[],
  choice: CalibrationChoice,
  given: readonly WorkOfSession[],
  sources: readonly ByteSource[],
): Promise<Result<StudyOutcome>> {
  const pricing = pricingOf(task, postings, choice)
  if (!pricing.ok) return pricing
  const { preparation, questions, first, ceiling } = task.options
  const taken = given.slice(0, first ?? given.length)
  const untold = new Set(taken.flatMap(({ session, text }) => (text ? [] : [session])))
  const said = untold.size === 0 ? [] : await readSaid(sources, new AbortController().signal, preparation)
  const texts = said
    .filter(({ session }) => untold.has(session))
    .map((session) => prepareParts(partsOf(questions), session, preparation))
  if (texts.length === 0 && untold.size === taken.length)
    return fail({ code: 'value-method-unfit', method: 'study', why: 'no-texts' })
  const planRewrites = (before: Before) =>
    makePlan({ ...task.options, sessions: texts, prices: task.prices, ...before })
  const all = planRewrites({ answered: new Set(), uncertain: new Set() })
  if (!all.ok) return all
  const worksWith = (labels: readonly LabelRecord[]) => {
    const rewrites = rewritesOf(all.value, labels)
    const isTaken = new Set(taken)
    return given.map((work) => ({
      ...work,
      text: isTaken.has(work) ? (work.text ?? rewrites.get(work.session) ?? null) : null,
    }))
  }
  if (task.show !== null) {
    const session = texts.find((one) => one.session === task.show)
    const work = taken.find((one) => one.session === task.show)
    if (session) return shown(session.texts.whole?.text ?? '')
    return work?.text
      ? shown(pricedText(work.text, preparation.redaction).text)
      : usage(`There is no session ${task.show}`)
  }
  if (ceiling === null) {
    const before = await readBefore(task)
    if (!before.ok) return before
    const rewrite = planRewrites(before.value)
    if (!rewrite.ok) return rewrite
    const known = toPrice(worksWith(before.value.labels))
    const isKnown = new Set(known.map(({ id }) => id))
    const unwritten = texts.filter(({ session }) => !isKnown.has(session))
    const price = planPrices(
      'task_value',
      [...known, ...unwritten.map(({ session: id }) => ({ id, text: UNWRITTEN }))],
      pricing.value,
      { ...how(task), ...before.value },
    )
    return price.ok
      ? printPlan(task, pricing.value, {
          rewrite: texts.length > 0 ? rewrite.value : null,
          price: price.value,
          unwritten: unwritten.length,
        })
      : price
  }
  let left = ceiling
  if (texts.length > 0) {
    const spent = await carriedOut(task, planRewrites, ceiling)
    if (!spent.ok || spent.value === null) return spent.ok ? ok(null) : spent
    left -= spent.value
  }
  const rewritten = await readBefore(task)
  if (!rewritten.ok) return rewritten
  const works = worksWith(rewritten.value.labels)
  return priced(task, pricing.value, 'task_value', toPrice(works), left, works)
}

/** What is done with postings that are held out: the second step, which is the one the study validated. */
export async function studyOfPostings(
  task: StudyTask,
  postings: readonly Posting[],
  choice: CalibrationChoice,
): Promise<Result<StudyOutcome>> {
  const split = studySplit(postings, choice)
  if (!split.ok) return split
  const pricing = pricingOf(task, postings, choice)
  if (!pricing.ok) return pricing
  const held = split.value.holdout.map((one): ToPrice => ({ id: `posting ${one.id}`, text: one }))
  const { first, ceiling, preparation } = task.options
  const taken = held.slice(0, first ?? held.length)
  if (task.show !== null) {
    const found = taken.find(({ id }) => id === task.show || id === `posting ${task.show}`)
    return found
      ? shown(pricedText(found.text, preparation.redaction).text)
      : usage(`No posting ${task.show} is held out`)
  }
  if (ceiling !== null) return priced(task, pricing.value, 'posting_price', taken, ceiling, [])
  const before = await readBefore(task)
  if (!before.ok) return before
  const price = planPrices('posting_price', taken, pricing.value, { ...how(task), ...before.value })
  return price.ok ? printPlan(task, pricing.value, { rewrite: null, price: price.value, unwritten: 0 }) : price
}

/** What the journal holds after a run, as a calibration takes it. */
export const askedOfModel = ({ pricing: { model, redaction }, labels }: NonNullable<StudyOutcome>): AskedOfModel => ({
  model,
  redaction,
  labels,
})

/** Anchors are those of the split, for sessions too. */
function pricingOf(
  { model, options }: StudyTask,
  postings: readonly Posting[],
  choice: CalibrationChoice,
): Result<Pricing> {
  const split = studySplit(postings, choice)
  if (!split.ok) return split
  return ok({ anchors: split.value.anchors, model, redaction: options.preparation.redaction, seed: choice.seed })
}

const how = ({ prices, options: { way, retryUncertain } }: StudyTask) => ({ prices, way, retryUncertain })

const toPrice = (works: readonly WorkOfSession[]): ToPrice[] =>
  works.flatMap(({ session, text }) => (text ? [{ id: session, text }] : []))

async function shown(text: string): Promise<Result<null>> {
  return printOut(`${text}\n`)
}

const printPlan = (task: StudyTask, pricing: Pricing, plan: StudyPlan): Promise<Result<null>> =>
  printOut(
    task.options.format === 'json'
      ? `${JSON.stringify({ ...studyPlanJson(plan, pricing), journal: task.journal }, null, 2)}\n`
      : studyPlanText(plan, pricing),
  )

/** US dollars a run has spent; null where it was stopped before its end, which is said. */
async function carriedOut(
  task: StudyTask,
  planOf: (before: Before) => Result<ClassifyPlan>,
  ceiling: number,
): Promise<Result<number | null>> {
  const run = await runPlan(task, planOf, ceiling)
  if (!run.ok) return run
  const { progress, failure } = run.value
  process.stderr.write(`${endText(progress)}\n`)
  if (failure) return fail(failure)
  return ok(progress.end === 'done' ? progress.spent : null)
}

/** Prices texts; a run that was stopped leaves what it did not reach without a price. */
async function priced(
  task: StudyTask,
  pricing: Pricing,
  id: 'task_value' | 'posting_price',
  texts: readonly ToPrice[],
  ceiling: number,
  works: readonly WorkOfSession[],
): Promise<Result<StudyOutcome>> {
  const spent = await carriedOut(task, (before) => planPrices(id, texts, pricing, { ...how(task), ...before }), ceiling)
  if (!spent.ok) return spent
  const after = await readBefore(task)
  if (!after.ok) return after
  const { labels } = after.value
  return ok({ works, estimator: pricedByModel(pricing, id, labels), labels, pricing })
}
