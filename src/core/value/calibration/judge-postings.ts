import { fail, ok, type Result } from '../../failure'
import type { Estimator, Method, Provenance } from '../estimator'
import { columnAsIs } from '../estimators/column'
import { comparableRates } from '../estimators/comparable'
import { fingerprintOfPostings } from '../fingerprint'
import type { Posting } from '../postings/posting'
import { workOfPosting } from '../work-of-posting'
import type { CalibrationChoice } from './calibration-choice'
import { type Judged, medianOf } from './quality'
import { foldPostings, type Split, STUDY_HOLDOUT, splitPostings } from './split'

/** Fewer postings than this are cross-validated: held out they would leave too few to compare with. */
export const FEW_POSTINGS = 4 * STUDY_HOLDOUT
export const FOLDS = 10
/** Fewer than this tell nothing. */
export const LEAST_POSTINGS = 40

/** Held-out postings with what was said of them. */
export interface JudgedPostings {
  readonly splits: readonly Split[]
  readonly judged: readonly Judged[]
  /** The same postings, each at the middle price of those it would be compared with. */
  readonly constants: readonly Judged[]
  /** Postings the estimator could not price; they are in neither list. */
  readonly unpriced: number
  /** Of several parts its fingerprint is that of all postings they were drawn from. */
  readonly provenance: Provenance
}

/** How many of the postings that are held out have been priced. */
export interface CalibrationProgress {
  readonly done: number
  readonly of: number
}

/** Postings priced between two reports of progress. */
const AT_ONCE = 50

/** The estimator of a method that compares with these postings; null where only a model can carry it out. */
export type MakeEstimator = (anchors: readonly Posting[]) => Estimator | null

/** Holds postings out, a part at a time where there are few, and has each priced by an estimator made of the others. */
export function* judgePostings(
  postings: readonly Posting[],
  choice: CalibrationChoice,
  make: MakeEstimator = (anchors) => estimatorOf(choice.method, anchors),
): Generator<CalibrationProgress, Result<JudgedPostings>> {
  const { method } = choice
  if (postings.length < LEAST_POSTINGS)
    return fail({ code: 'too-few-postings', kept: postings.length, least: LEAST_POSTINGS })
  if (method === 'size') return fail({ code: 'value-method-unfit', method, why: 'postings-without-size' })
  const judgeable = method === 'column' ? postings.filter(({ predicted }) => predicted !== null) : postings
  if (judgeable.length < LEAST_POSTINGS) return fail({ code: 'value-method-unfit', method, why: 'no-column' })
  const folds = choice.folds ?? (judgeable.length < FEW_POSTINGS ? FOLDS : 1)
  const splits: readonly Split[] =
    folds > 1 ? foldPostings(judgeable, { ...choice, folds }) : [splitPostings(judgeable, choice)]
  const of = splits.reduce((sum, { holdout }) => sum + holdout.length, 0)
  const judged: Judged[] = []
  const constants: Judged[] = []
  let done = 0
  let unpriced = 0
  let provenance: Provenance | null = null
  for (const { anchors, holdout } of splits) {
    yield { done, of }
    const estimator = make(anchors)
    if (!estimator) return fail({ code: 'value-method-unfit', method, why: 'needs-a-model' })
    provenance ??= estimator.provenance
    const middle = medianOf(anchors.map(({ price }) => price)) ?? 0
    for (const posting of holdout) {
      const estimate = estimator.estimate(workOfPosting(posting))
      if (!estimate) unpriced++
      else {
        judged.push({ actual: posting.price, predicted: estimate.value, low: estimate.low, high: estimate.high })
        constants.push({ actual: posting.price, predicted: middle, low: null, high: null })
      }
      if (++done % AT_ONCE === 0) yield { done, of }
    }
  }
  yield { done, of }
  const fingerprint = splits.length > 1 ? fingerprintOfPostings(judgeable) : provenance!.fingerprint
  return ok({ splits, judged, constants, unpriced, provenance: { ...provenance!, fingerprint } })
}

function estimatorOf(method: Method, anchors: readonly Posting[]): Estimator | null {
  if (method === 'study') return null
  return method === 'comparable' ? comparableRates(anchors) : columnAsIs(anchors.length, fingerprintOfPostings(anchors))
}
