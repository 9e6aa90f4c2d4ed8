import type { AskedSignal } from '#core/change/asked-signal'
import type { ChangeChoice } from '#core/change/change-choices'
import type { ChangeResult } from '#core/change/change-result'
import type { ChangeSeries } from '#core/change/hide-groups'
import type { ChangePlan } from '#core/change/plan'
import type { Failure } from '#core/failure'
import type { Measure } from '#core/pivot/measure'

export interface ChangeSlice {
  readonly changeChoice: ChangeChoice
  /** The change that was answered last, with what was asked. */
  readonly changed: { readonly plan: ChangePlan; readonly result: ChangeResult } | null
  readonly changeSeries: ChangeSeries | null
  readonly signals: { readonly measure: Measure; readonly asked: readonly AskedSignal[] } | null
  readonly changeFailure: Failure | null
  /** Samples of users drawn so far; null while nothing is asked. */
  readonly changeDraws: number | null
  chooseChange(choice: Partial<ChangeChoice>): void
  /** Asks for what the page shows, unless it has been answered. */
  askChange(): Promise<void>
  stopChange(): void
}
