import type { LabelRecord } from '../../classify/label-record'
import { PRICE_QUESTIONS } from '../../classify/price-question'
import type { PostingText } from '../../classify/rubrics/task-price'
import { fail, ok, type Result } from '../../failure'
import type { CalibrationChoice } from '../calibration/calibration-choice'
import type { Estimator, Work } from '../estimator'
import type { Posting } from '../postings/posting'
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
  const unfit = (why: 'needs-postings' | 'no-texts' | 'unpriced') =>
    fail({ code: 'value-method-unfit', method: 'study', why })
  if (!postings) return unfit('needs-postings')
  if (works.every(({ text }) => text === null)) return unfit('no-texts')
  const split = studySplit(postings, choice)
  if (!split.ok) return split
  const { model, redaction, labels } = asked
  const pricing: Pricing = { anchors: split.value.anchors, model, redaction, seed: choice.seed }
  const estimator = pricedByModel(pricing, 'task_value', labels)
  return works.some((work) => estimator.estimate(work) !== null) ? ok(estimator) : unfit('unpriced')
}
