import { fail, ok, type Result } from '../../failure'
import { Random } from '../../sample/random'
import type { Provenance } from '../estimator'
import type { Posting } from '../postings/posting'
import { TIERS, tierOf } from '../tiers'
import type { CalibrationChoice } from './calibration-choice'
import { DRAW, shuffled } from './draw'
import { type CalibrationProgress, type JudgedPostings, judgePostings, type MakeEstimator } from './judge-postings'
import type { Judged } from './quality'
import { type QualityTable, qualityTable } from './quality-table'
import { compressionOf, corrected, fitRecalibration, type Recalibration, type RecalibrationKind } from './recalibrate'
import { countByTier } from './split'

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

/**
 * Judges an estimator on postings whose prices are known, some of them held out from those it compares with. A generator,
 * so that whoever runs it can show how far it is, and stop it.
 *
 * @param make the estimator that compares with these postings; that of the method unless one is given
 */
export function* calibrate(
  postings: readonly Posting[],
  choice: CalibrationChoice,
  make?: MakeEstimator,
): Generator<CalibrationProgress, Result<Calibration>> {
  const judged = yield* judgePostings(postings, choice, make)
  return judged.ok ? yield* calibrationOf(judged.value, choice) : judged
}

/** The quality of what was said of held-out postings, as it is or recalibrated. */
export function* calibrationOf(
  { splits, judged, constants, unpriced, provenance }: JudgedPostings,
  choice: CalibrationChoice,
): Generator<CalibrationProgress, Result<Calibration>> {
  const { seed } = choice
  const of = splits.reduce((sum, { holdout }) => sum + holdout.length, 0)
  const tableOf = (one: readonly Judged[]) => qualityTable(one, choice)
  const parts = choice.recalibration === 'none' ? null : recalibrate(judged, choice.recalibration, seed)
  if (choice.recalibration !== 'none' && !parts)
    return fail({ code: 'value-recalibration-unfit', kind: choice.recalibration, n: judged.length })
  const shown = parts?.after ?? judged
  const table = tableOf(shown)
  yield { done: of, of }
  const constant = tableOf(parts ? parts.untouchedAt.map((i) => constants[i]!) : constants)
  yield { done: of, of }
  const exchanged = tableOf(shuffledPrices(shown, seed))
  yield { done: of, of }
  const perTier = countByTier(splits[0]!.anchors.map(({ price }) => price))
  const wanted = choice.anchors.kind === 'tier-balanced' ? Math.floor(choice.anchors.n / TIERS.length) : 1
  return ok({
    choice,
    provenance: { ...provenance, recalibration: choice.recalibration },
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
      kind: splits.length > 1 ? 'cross-validated' : 'held-out',
      folds: splits.length,
      n: of,
      perTier: countByTier(splits.flatMap(({ holdout }) => holdout.map(({ price }) => price))),
      unpriced,
    },
  })
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
