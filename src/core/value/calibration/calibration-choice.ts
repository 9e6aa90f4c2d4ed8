import type { Method } from '../estimator'
import { DRAWS } from './bootstrap'
import type { RecalibrationKind } from './recalibrate'
import { type AnchorChoice, STUDY_ANCHORS, STUDY_HOLDOUT } from './split'

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
