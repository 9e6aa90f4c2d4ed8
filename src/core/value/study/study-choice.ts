import { fail, ok, type Result } from '../../failure'
import { type CalibrationChoice, DEFAULT_CALIBRATION } from '../calibration/calibration-choice'
import { LEAST_POSTINGS } from '../calibration/judge-postings'
import { type Split, STUDY_ANCHORS, splitPostings } from '../calibration/split'
import type { Posting } from '../postings/posting'

/** How the study's method is judged and used unless told otherwise: 50 anchors of each tier, 999 postings held out. */
export const STUDY_CHOICE: CalibrationChoice = {
  ...DEFAULT_CALIBRATION,
  method: 'study',
  anchors: { kind: 'tier-balanced', n: STUDY_ANCHORS },
  folds: 1,
}

/** Anchors and held-out postings. Sessions are priced against the anchors that quality was judged with, so that it is theirs. */
export function studySplit(postings: readonly Posting[], choice: CalibrationChoice): Result<Split> {
  if (postings.length < LEAST_POSTINGS)
    return fail({ code: 'too-few-postings', kept: postings.length, least: LEAST_POSTINGS })
  return ok(splitPostings(postings, choice))
}
