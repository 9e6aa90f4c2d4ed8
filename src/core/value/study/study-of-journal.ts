import type { LabelRecord } from '../../classify/label-record'
import { PRICE_QUESTIONS } from '../../classify/price-question'
import type { PostingText } from '../../classify/rubrics/task-price'
import { fail, ok, type Result } from '../../failure'
import { type Calibration, calibrate } from '../calibration/calibrate'
import type { CalibrationChoice } from '../calibration/calibration-choice'
import type { CalibrationProgress } from '../calibration/judge-postings'
import type { Estimator, Work } from '../estimator'
import type { Posting } from '../postings/posting'
import { workOfPosting } from '../work-of-posting'
import { studySplit } from './study-choice'
import { type Pricing, pricedByModel } from './study-prices'

/** What a model said of prices, and how it was asked. */
export interface AskedOfModel extends Pick<Pricing, 'model' | 'redaction'> {
  readonly labels: readonly LabelRecord[]
}

/** The labels of a journal that are prices a model gave. */
export const pricesOfModels = (labels: readonly LabelRecord[]): LabelRecord[] =>
  labels.filter(
    ({ classifier, rater }) => rater.kind === 'model' && (PRICE_QUESTIONS as readonly string[]).includes(classifier),
  )

/** Sessions as models rewrote them as postings, the last time each was. */
export function rewritesInJournal(labels: readonly LabelRecord[]): Map<string, PostingText> {
  const texts = new Map<string, PostingText>()
  for (const { session, answer } of labels) if (answer.kind === 'posting') texts.set(session, answer)
  return texts
}

/** How good prices by the study's second step are, by what a journal says of held-out postings; fails where it says nothing. */
export function* studyCalibration(
  postings: readonly Posting[],
  choice: CalibrationChoice,
  { labels, ...asked }: AskedOfModel,
): Generator<CalibrationProgress, Result<Calibration>> {
  const split = studySplit(postings, choice)
  if (!split.ok) return split
  const { anchors, holdout } = split.value
  const estimator = pricedByModel({ ...asked, anchors, seed: choice.seed }, 'posting_price', labels)
  if (!holdout.some((one) => estimator.estimate(workOfPosting(one))))
    return fail({ code: 'value-method-unfit', method: 'study', why: 'uncalibrated' })
  return yield* calibrate(postings, choice, () => estimator)
}

/**
 * The study's method out of what a journal holds, without asking anyone; fails where nothing in it answers the question
 * about any of this work.
 *
 * @param postings null where none are open
 */
export function studyOfJournal(
  works: readonly Work[],
  postings: readonly Posting[] | null,
  choice: CalibrationChoice,
  asked: AskedOfModel,
): Result<Estimator> {
  const unfit = (why: 'needs-postings' | 'undescribed' | 'unpriced') =>
    fail({ code: 'value-method-unfit', method: 'study', why })
  if (!postings) return unfit('needs-postings')
  if (works.every(({ text }) => text === null)) return unfit('undescribed')
  const split = studySplit(postings, choice)
  if (!split.ok) return split
  const { model, redaction, labels } = asked
  const pricing: Pricing = { anchors: split.value.anchors, model, redaction, seed: choice.seed }
  const estimator = pricedByModel(pricing, 'task_value', labels)
  return works.some((work) => estimator.estimate(work) !== null) ? ok(estimator) : unfit('unpriced')
}
