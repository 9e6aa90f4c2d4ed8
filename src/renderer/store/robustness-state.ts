import type { Failure } from '#core/failure'
import type { ChoiceId, HeadlineId, Ways } from '#core/robustness/choice'
import type { HeadlineResult } from '#core/robustness/specification'

export interface RobustnessSlice {
  /** The estimate whose curve is shown. */
  readonly headline: HeadlineId
  /** How the switches stand. */
  readonly ways: Ways
  readonly robustness: readonly HeadlineResult[] | null
  readonly robustnessFailure: Failure | null
  /** How many of how many combinations are done; null while nothing is asked. */
  readonly robustnessDone: { readonly done: number; readonly all: number } | null
  chooseHeadline(headline: HeadlineId): void
  chooseWay(choice: ChoiceId, isOther: boolean): void
  chooseWays(ways: Ways): void
  /** Asks for every combination, unless it has been answered. */
  askRobustness(): Promise<void>
  stopRobustness(): void
}
