import type { Failure } from '#core/failure'
import type { RegressionChoice } from '#core/regression/choice'
import type { RegressionPlan } from '#core/regression/plan'
import type { RegressionColumn } from '#core/regression/regression-table'

/** A regression as it was answered. */
export interface Regressed {
  readonly plan: RegressionPlan
  readonly columns: readonly RegressionColumn[]
}

export interface RegressionSlice {
  readonly regressionChoice: RegressionChoice
  /** Null while there is none. */
  readonly regression: Regressed | null
  readonly regressionFailure: Failure | null
  readonly isRegressing: boolean
  chooseRegression(change: Partial<RegressionChoice>): void
  /** Asks for what the form says, unless it has been answered. */
  askRegression(): Promise<void>
}
