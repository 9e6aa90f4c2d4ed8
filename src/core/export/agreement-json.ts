import type { ComparedQuestion } from '../agreement/compare-raters'
import { sideId } from '../agreement/side'
import type { TelemetryCheck, TelemetryShare } from '../agreement/telemetry'
import type { Told } from '../agreement/withhold'
import type { AgreementHead } from './agreement-text'

/** A number about agreement as JSON: `{ value, n, low, high }`, `"withheld"` or null. */
const toldJson = (told: Told) =>
  told === null || told === 'withheld'
    ? told
    : { value: told.value, n: told.n, low: told.interval?.low ?? null, high: told.interval?.high ?? null }

/** Agreement of two raters as JSON; sessions that differ are in it only where they are asked for. */
export const agreementJson = (
  { reference, rater, level, minSessions }: AgreementHead,
  questions: readonly ComparedQuestion[],
  telemetry: TelemetryCheck | null,
  hasDisagreements: boolean,
) => ({
  reference: sideId(reference),
  rater: sideId(rater),
  level,
  min_sessions: minSessions,
  questions: questions.map(({ classifier, n, accuracy, kappa, scale, classes, matrix, disagreements }) => ({
    classifier,
    n,
    accuracy: toldJson(accuracy),
    kappa: toldJson(kappa),
    linear_kappa: toldJson(scale?.linearKappa ?? null),
    quadratic_kappa: toldJson(scale?.quadraticKappa ?? null),
    within_one: toldJson(scale?.withinOne ?? null),
    off_scale: scale?.offScale ?? null,
    classes: classes.map(({ label, precision, recall }) => ({
      label,
      precision: toldJson(precision),
      recall: toldJson(recall),
    })),
    matrix,
    ...(hasDisagreements && { disagreements }),
  })),
  telemetry: telemetry && {
    shows_changes: telemetry.showsChanges.map(shareJson),
    commits: telemetry.commits.map(shareJson),
    tests: telemetry.tests.map(shareJson),
    succeeded_by_success: telemetry.succeededBySuccess.map(shareJson),
    succeeded_by_failure: telemetry.succeededByFailure.map(shareJson),
  },
})

const shareJson = ({ label, share }: TelemetryShare) => ({ label, share: toldJson(share) })
