import type { Failure } from '../failure'
import { failureText } from '../failure-text'
import { formatCount } from '../format/number'
import { type CalibrationChoice, DEFAULT_CALIBRATION } from './calibration/calibration-choice'
import { TRAINED_HOLDOUT } from './calibration/split'
import { METHOD_NAMES, METHODS, type Method, type Provenance } from './estimator'
import { STUDY_CHOICE } from './study/study-choice'

/** A way of making values whose headline numbers are held against those of the others. */
export interface Trial {
  readonly method: Method
  /** Corrected for the bias that held-out postings show. */
  readonly isCorrected: boolean
}

/** Every way that is tried, in the order of the page; a method that cannot be tried is not tried corrected either. */
export const TRIALS: readonly Trial[] = METHODS.flatMap((method) =>
  [false, true].map((isCorrected) => ({ method, isCorrected })),
)

/** A way that could not be tried, and why. */
export interface LeftOut extends Trial {
  readonly failure: Failure
}

/** How a method is tried where another one is chosen: the study's has anchors and a holdout of its own. */
export function choiceFor(method: Method, choice: CalibrationChoice): CalibrationChoice {
  const isOther = (method === 'study') !== (choice.method === 'study')
  const usual = method === 'study' ? STUDY_CHOICE : DEFAULT_CALIBRATION
  return { ...(isOther ? { ...usual, seed: choice.seed } : choice), method, recalibration: 'none' }
}

/**
 * The calibration whose curve corrects a method; its intervals are not looked at. The study's holds out what a model may
 * have priced.
 */
export const biasCorrection = (method: Method, choice: CalibrationChoice): CalibrationChoice => ({
  ...choiceFor(method, choice),
  recalibration: 'inverse',
  draws: 1,
  ...(method !== 'study' && { holdout: TRAINED_HOLDOUT }),
})

export const trialName = ({ method, isCorrected }: Trial): string =>
  `${METHOD_NAMES[method]}${isCorrected ? ', bias-corrected' : ''}`

/** `Left out: Size model. Too few sessions have a price to fit the size model on.` */
export const leftOutText = (left: LeftOut): string => `Left out: ${trialName(left)}. ${failureText(left.failure).what}`

interface Line {
  readonly method: Method
  readonly recalibration: Provenance['recalibration']
  readonly estimated: number
}

export const lineName = ({ method, recalibration }: Omit<Line, 'estimated'>): string =>
  trialName({ method, isCorrected: recalibration !== 'none' })

/** How many sessions have an estimate, way by way; ways that estimate as many stand together. */
export function estimatedTexts(lines: readonly Line[], sessions: number): string[] {
  const byCount = new Map<number, Set<string>>()
  for (const line of lines) {
    const names = byCount.get(line.estimated) ?? new Set()
    byCount.set(line.estimated, names.add(lineName(line)))
  }
  return [...byCount].map(([estimated, names]) =>
    estimated === sessions
      ? `All sessions have an estimate: ${[...names].join('; ')}.`
      : `${formatCount(estimated)} of ${formatCount(sessions)} sessions have an estimate, the others are counted and in no mean: ${[...names].join('; ')}.`,
  )
}
