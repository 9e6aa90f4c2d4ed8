import type { CalibrationChoice } from './calibration/calibrate'
import { TRAINED_HOLDOUT } from './calibration/split'
import type { Method } from './estimator'

/** A way of making values whose headline numbers are held against those of the others. */
export interface Trial {
  readonly method: Method
  /** Corrected for the bias that held-out postings show. */
  readonly isCorrected: boolean
}

/** Every way that is tried, in the order of the page. */
export const TRIALS: readonly Trial[] = [
  { method: 'comparable', isCorrected: false },
  { method: 'comparable', isCorrected: true },
  { method: 'size', isCorrected: false },
  { method: 'column', isCorrected: false },
  { method: 'study', isCorrected: false },
]

/** The calibration whose curve corrects comparable rates; its intervals are not looked at. */
export const biasCorrection = (choice: CalibrationChoice): CalibrationChoice => ({
  ...choice,
  method: 'comparable',
  recalibration: 'inverse',
  holdout: TRAINED_HOLDOUT,
  draws: 1,
})
