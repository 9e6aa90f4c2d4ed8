import { fail, ok, type Result } from '../../failure'
import { Random } from '../../sample/random'
import type { Estimator, Method, Provenance } from '../estimator'
import { columnAsIs } from '../estimators/column'
import { comparableRates } from '../estimators/comparable'
import { fingerprintOfPostings } from '../fingerprint'
import type { Posting } from '../postings/posting'
import { TIERS, tierOf } from '../tiers'
import { workOfPosting } from '../work-of-posting'
import { DRAWS } from './bootstrap'
import { DRAW, shuffled } from './draw'
import { type Judged, medianOf } from './quality'
import { type QualityTable, qualityTable } from './quality-table'
import { compressionOf, corrected, fitRecalibration, type Recalibration, type RecalibrationKind } from './recalibrate'
import {
  type AnchorChoice,
  countByTier,
  foldPostings,
  type Split,
  STUDY_ANCHORS,
  STUDY_HOLDOUT,
  splitPostings,
} from './split'

/** How an estimator is to be judged. */
export interface CalibrationChoice {
  readonly method: Method
  readonly anchors: AnchorChoice
  /** Postings to hold out; of few postings all are, a part at a time. */
  readonly holdout: number
  /** Parts of a cross-validation; null leaves it to the number of postings. */
  readonly folds: number | null
  readonly recalibration: RecalibrationKind | 'none'
  readonly seed: number
  /** Bootstrap draws of each interval. */
  readonly draws: number
}

export const DEFAULT_CALIBRATION: CalibrationChoice = {
  method: 'comparable',
  anchors: { kind: 'all', n: STUDY_ANCHORS },
  holdout: STUDY_HOLDOUT,
  folds: null,
  recalibration: 'none',
  seed: 1,
  draws: DRAWS,
}

/** Fewer postings than this are cross-validated: held out they would leave too few to compare with. */
export const FEW_POSTINGS = 4 * STUDY_HOLDOUT
export const FOLDS = 10
/** Fewer than this tell nothing. */
export const LEAST_POSTINGS = 40

/** How good an estimator is on postings it has not seen. */
export interface Calibration {
  readonly choice: CalibrationChoice
  readonly provenance: Provenance
  /** Of the prices as they would be given: recalibrated where that was asked for, and then on the untouched part only. */
  readonly table: QualityTable
  /** What must be worse: one price for all, and each price put to the text of another posting. */
  readonly controls: { readonly constant: QualityTable; readonly shuffled: QualityTable }
  /** How much of a difference of log prices is seen in the log estimates: 1 is all of it. */
  readonly compression: number | null
  readonly recalibration: {
    readonly curve: Recalibration
    /** Of the untouched part, as it was before. */
    readonly before: QualityTable
    readonly compressionBefore: number | null
    readonly trained: number
    readonly untouched: number
  } | null
  /** Of several parts: of the first. */
  readonly anchors: {
    readonly n: number
    readonly perTier: readonly number[]
    /** Tiers with fewer anchors than were asked for. */
    readonly short: readonly string[]
    readonly nearDuplicates: number
  }
  readonly holdout: {
    readonly kind: 'held-out' | 'cross-validated'
    readonly folds: number
    readonly n: number
    readonly perTier: readonly number[]
    /** Postings the estimator could not price; they are in no table. */
    readonly unpriced: number
  }
}

export interface CalibrationProgress {
  readonly done: number
  readonly of: number
}

/** Postings priced between two reports of progress. */
const AT_ONCE = 50

/**
 * Judges an estimator on postings whose prices are known, some of them held out from those it compares with. A generator,
 * so that whoever runs it can show how far it is, and stop it.
 *
 * @param make the estimator that compares with these postings; that of the method unless one is given
 */
export function* calibrate(
  postings: readonly Posting[],
  choice: CalibrationChoice,
  make: (anchors: readonly Posting[]) => Estimator | null = (anchors) => estimatorOf(choice.method, anchors),
): Generator<CalibrationProgress, Result<Calibration>> {
  const { method, seed } = choice
  const tableOf = (of: readonly Judged[]) => qualityTable(of, choice)
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
  const parts = choice.recalibration === 'none' ? null : recalibrate(judged, choice.recalibration, seed)
  if (choice.recalibration !== 'none' && !parts)
    return fail({ code: 'value-recalibration-unfit', kind: choice.recalibration, n: judged.length })
  const shown = parts?.after ?? judged
  const table = tableOf(shown)
  yield { done, of }
  const constant = tableOf(parts ? parts.untouchedAt.map((i) => constants[i]!) : constants)
  yield { done, of }
  const exchanged = tableOf(shuffledPrices(shown, seed))
  yield { done, of }
  const perTier = countByTier(splits[0]!.anchors.map(({ price }) => price))
  const wanted = choice.anchors.kind === 'tier-balanced' ? Math.floor(choice.anchors.n / TIERS.length) : 1
  return ok({
    choice,
    provenance: {
      ...provenance!,
      recalibration: choice.recalibration,
      // Of several parts the postings they were drawn from.
      ...(splits.length > 1 && { fingerprint: fingerprintOfPostings(judgeable) }),
    },
    table,
    controls: { constant, shuffled: exchanged },
    compression: compressionOf(shown),
    recalibration: parts && {
      curve: parts.curve,
      before: tableOf(parts.before),
      compressionBefore: compressionOf(parts.before),
      trained: parts.curve.n,
      untouched: parts.before.length,
    },
    anchors: {
      n: splits[0]!.anchors.length,
      perTier,
      short: TIERS.flatMap(({ id }, tier) => (perTier[tier]! < wanted ? [id] : [])),
      nearDuplicates: splits.reduce((sum, split) => sum + split.nearDuplicates, 0),
    },
    holdout: {
      kind: folds > 1 ? 'cross-validated' : 'held-out',
      folds,
      n: of,
      perTier: countByTier(splits.flatMap(({ holdout }) => holdout.map(({ price }) => price))),
      unpriced,
    },
  })
}

/** Null for a method that only a model can carry out. */
function estimatorOf(method: Method, anchors: readonly Posting[]): Estimator | null {
  if (method === 'study') return null
  return method === 'comparable' ? comparableRates(anchors) : columnAsIs(anchors.length, fingerprintOfPostings(anchors))
}

/** Fits on one half of each tier, drawn with the seed, and corrects the other, which the fit has not seen. */
function recalibrate(judged: readonly Judged[], kind: RecalibrationKind, seed: number) {
  const random = new Random(seed)
  const isTrained = new Uint8Array(judged.length)
  for (const tier of [-1, ...TIERS.keys()]) {
    const members = [...judged.keys()].filter((i) => tierOf(judged[i]!.actual) === tier)
    const order = shuffled(members, random.restart(DRAW.training, tier + 1))
    for (const i of order.slice(0, Math.ceil(order.length / 2))) isTrained[i] = 1
  }
  const curve = fitRecalibration(
    kind,
    judged.filter((_, i) => isTrained[i]),
  )
  if (!curve) return null
  const untouchedAt = [...judged.keys()].filter((i) => !isTrained[i])
  const before = untouchedAt.map((i) => judged[i]!)
  const after = before.map((one): Judged => {
    const { value, low, high } = corrected({ value: one.predicted, low: one.low, high: one.high }, curve)
    return { actual: one.actual, predicted: value, low, high }
  })
  return { curve, untouchedAt, before, after }
}

/** Each actual price beside what was said of the text of another posting. */
function shuffledPrices(judged: readonly Judged[], seed: number): Judged[] {
  const order = shuffled([...judged.keys()], new Random(seed).restart(DRAW.shuffledText, 0))
  return judged.map(({ actual }, i) => ({ ...judged[order[i]!]!, actual }))
}
