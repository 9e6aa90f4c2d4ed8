import { fail, ok, type Result } from '../../failure'
import type { CalibrationChoice } from '../calibration/calibration-choice'
import { LEAST_POSTINGS } from '../calibration/judge-postings'
import type { Recalibration } from '../calibration/recalibrate'
import { recalibrated } from '../calibration/recalibrate'
import { drawAnchors } from '../calibration/split'
import type { Estimator, Method } from '../estimator'
import { columnAsIs } from '../estimators/column'
import { comparableRates, scaleOf, sizeOf } from '../estimators/comparable'
import { filledBySize } from '../estimators/filled'
import { type PricedWork, sizeModel } from '../estimators/size-model'
import { fingerprintOfText } from '../fingerprint'
import type { Posting } from '../postings/posting'
import type { WorkOfSession } from './works-of-sessions'

export interface EstimatorOfSessions {
  readonly estimator: Estimator
  /** Prices the size model was fitted on, and how well: null for other methods. */
  readonly fit: { readonly n: number; readonly r2: number; readonly from: 'column' | 'comparable' } | null
}

/** Sessions priced by comparable rates to fit a size model on, where the export tells no prices. */
const FITTED = 5_000

/**
 * The estimator of a method for these sessions.
 *
 * @param postings null where none are open
 * @param curve corrects what the estimator says; null leaves it as it is
 * @param isFilled whether a size model fills its gaps
 */
export function sessionEstimator(
  method: Method,
  works: readonly WorkOfSession[],
  postings: readonly Posting[] | null,
  choice: Pick<CalibrationChoice, 'anchors' | 'seed'>,
  curve: Recalibration | null,
  isFilled = false,
): Result<EstimatorOfSessions> {
  const made = ofMethod(method, works, postings, choice)
  if (!made.ok) return made
  const finished = finishedEstimator(made.value.estimator, works, curve, isFilled)
  return finished.ok ? ok({ ...made.value, estimator: finished.value }) : finished
}

/** An estimator of sessions with what is asked of every method: corrected by a curve, then its gaps filled. */
export function finishedEstimator(
  estimator: Estimator,
  works: readonly WorkOfSession[],
  curve: Recalibration | null,
  isFilled: boolean,
): Result<Estimator> {
  const corrected = curve ? recalibrated(estimator, curve) : estimator
  return isFilled ? filledBySize(corrected, works) : ok(corrected)
}

function ofMethod(
  method: Method,
  works: readonly WorkOfSession[],
  postings: readonly Posting[] | null,
  choice: Pick<CalibrationChoice, 'anchors' | 'seed'>,
): Result<EstimatorOfSessions> {
  switch (method) {
    case 'comparable':
      if (!postings) return fail({ code: 'value-method-unfit', method, why: 'needs-postings' })
      if (postings.length < LEAST_POSTINGS) return tooFew(postings)
      return ok({ estimator: comparable(works, postings, choice), fit: null })
    case 'column': {
      const told = works.flatMap(({ session, told }) => (told === null ? [] : [[session, told]]))
      if (told.length === 0) return fail({ code: 'value-method-unfit', method, why: 'no-column' })
      return ok({ estimator: columnAsIs(told.length, fingerprintOfText(JSON.stringify(told))), fit: null })
    }
    case 'size': {
      const told = works.flatMap((work): PricedWork[] => (work.told === null ? [] : [{ work, price: work.told }]))
      const from = told.length > 0 || !postings ? 'column' : 'comparable'
      if (from === 'comparable' && postings!.length < LEAST_POSTINGS) return tooFew(postings!)
      const model = sizeModel(from === 'column' ? told : pricedByRates(works, postings!, choice))
      return model.ok
        ? ok({ estimator: model.value, fit: { n: model.value.provenance.n, r2: model.value.r2, from } })
        : model
    }
    case 'study':
      return fail({ code: 'value-method-unfit', method, why: 'needs-a-model' })
  }
}

const tooFew = ({ length: kept }: readonly Posting[]) => fail({ code: 'too-few-postings', kept, least: LEAST_POSTINGS })

function comparable(
  works: readonly WorkOfSession[],
  postings: readonly Posting[],
  { anchors, seed }: Pick<CalibrationChoice, 'anchors' | 'seed'>,
): Estimator {
  const sizes = works.flatMap((work) => sizeOf(work) ?? [])
  return comparableRates(drawAnchors(postings, anchors, seed), scaleOf(sizes))
}

function pricedByRates(
  works: readonly WorkOfSession[],
  postings: readonly Posting[],
  choice: Pick<CalibrationChoice, 'anchors' | 'seed'>,
): PricedWork[] {
  const rates = comparable(works, postings, choice)
  const step = Math.max(1, Math.floor(works.length / FITTED))
  return works.flatMap((work, i): PricedWork[] => {
    const estimate = i % step === 0 ? rates.estimate(work) : null
    return estimate ? [{ work, price: estimate.value }] : []
  })
}
